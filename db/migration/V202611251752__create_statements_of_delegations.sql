-- A statement that a delegation attaches to its own page, or to one record: one each. What is written is a draft of the
-- delegation; what was published and taken back is only ever added to.
create table delegation_statement (
    id              bigint generated always as identity primary key,
    revision        integer not null,
    delegation_kind text not null check (delegation_kind in ('COUNTRY', 'ORGANIZATION')),
    delegation_key  text not null,
    about_kind      text,
    about_key       text,
    language        text check (language in ('EN', 'ES', 'FR', 'PT')),
    text            text not null,
    touched_by      text not null,
    touched_account uuid not null,
    touched_at      timestamptz not null,
    check ((about_kind is null) = (about_key is null)),
    unique nulls not distinct (delegation_kind, delegation_key, about_kind, about_key)
);
comment on column delegation_statement.about_key is 'Null for the page of the country or organization itself';

create table delegation_statement_version (
    id         bigint generated always as identity primary key,
    statement  bigint not null references delegation_statement,
    language   text check (language in ('EN', 'ES', 'FR', 'PT')),
    text       text check (text <> ''),
    at         timestamptz not null,
    by_name    text not null,
    by_account uuid not null,
    check ((language is null) = (text is null))
);
comment on column delegation_statement_version.text is 'Null where the statement was taken back';
create index delegation_statement_version_statement on delegation_statement_version (statement, id);
create index delegation_statement_about on delegation_statement (about_kind, about_key);
create trigger delegation_statement_version_stays before update or delete or truncate on delegation_statement_version
    for each statement execute function replies_stay();
