-- Up to which change somebody has read what changed: of one country, component, mandate, line of work or funder, or of
-- all records. Only a button moves it, so that nothing counts as read because a page was opened.
create table read_mark (
    account uuid not null references account (id) on delete cascade,
    subject text not null,
    change  bigint not null,
    at      timestamptz not null,
    primary key (account, subject)
);
comment on column read_mark.subject is 'As in change.feeds, such as COUNTRY jamaica; empty for all records';
