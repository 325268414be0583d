-- The one door: every record enters and changes by a row here, with its values before and after.
create table change (
    id           bigint generated always as identity primary key,
    record_kind  text not null,
    record_key   text not null,
    base_version integer,
    version      integer,
    author       text not null,
    reason       text not null,
    state        text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPLIED', 'REJECTED')),
    at           timestamptz not null,
    before       jsonb,
    after        jsonb not null,
    check (state <> 'APPLIED' or version is not null)
);
create index change_record on change (record_kind, record_key, id desc);
