-- What is being written and reviewed lies apart from what was published: the list of changes is only ever added to, in
-- the order in which changes were applied (docs/adr/0010).

alter table change drop column state;
alter table change alter column after drop not null;
alter table change
    add column author_account   uuid,
    add column reviewer         text,
    add column reviewer_account uuid,
    add column remark           text,
    add column proposal         bigint unique,
    add column successor_kind   text,
    add column successor_key    text,
    add check ((successor_kind is null) = (successor_key is null)),
    add check (before is not null or after is not null);
comment on column change.after is 'Null where the record was withdrawn';
comment on column change.author_account is 'Null where the portal itself did it, or a person before people had accounts';
comment on column change.remark is 'Why somebody published what they had written themselves';
create index change_at on change (at desc);

create table proposal (
    id               bigint generated always as identity primary key,
    revision         integer not null,
    record_kind      text not null,
    record_key       text,
    base_version     integer,
    act              text not null check (act in ('REVISE', 'WITHDRAW')),
    state            text not null
        check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'PUBLISHED', 'DISCARDED')),
    author           text not null,
    author_account   uuid not null,
    title            text not null,
    typed            jsonb not null,
    proposed         jsonb,
    reason           text not null,
    note             text,
    reviewer         text,
    reviewer_account uuid,
    successor_key    text,
    publish_at       timestamptz,
    token            uuid not null unique,
    made_at          timestamptz not null,
    touched_at       timestamptz not null,
    submitted_at     timestamptz,
    check (state not in ('SUBMITTED', 'APPROVED', 'PUBLISHED') or act = 'WITHDRAW' or proposed is not null),
    check (state not in ('SUBMITTED', 'APPROVED', 'PUBLISHED') or record_key is not null),
    check (state <> 'RETURNED' or note is not null),
    check (state <> 'APPROVED' or publish_at is not null)
);
comment on column proposal.token is 'Made by the form, so that a form sent twice makes one draft';
comment on column proposal.record_key is 'Null while a new record has no key yet';
create index proposal_state on proposal (state, touched_at);
create index proposal_author on proposal (author_account, state);
create index proposal_record on proposal (record_kind, record_key);
