-- What was uploaded is staged in rows, so that neither a dry run nor a publication holds a whole file in memory
-- (docs/adr/0011).

create table batch (
    id               bigint generated always as identity primary key,
    state            text not null check (state in ('UPLOADED', 'CHECKED', 'SUBMITTED', 'PUBLISHED', 'UNDONE', 'DISCARDED')),
    author           text not null,
    author_account   uuid not null,
    reason           text not null,
    made_at          timestamptz not null,
    touched_at       timestamptz not null,
    reviewer         text,
    reviewer_account uuid,
    remark           text,
    undone_by        text,
    undone_account   uuid,
    undo_reason      text,
    trouble          text,
    trouble_records  text[] not null default '{}'
);
comment on column batch.trouble is 'Why the last attempt to publish or to undo it changed nothing';
create index batch_author on batch (author_account, id desc);

create table batch_file (
    batch    bigint not null references batch on delete cascade,
    position integer not null,
    name     text not null,
    file     text,
    of_parts boolean not null,
    header   text[] not null,
    primary key (batch, position)
);
comment on column batch_file.file is 'The record file; null where it holds translations';

create table batch_row (
    id          bigint generated always as identity primary key,
    batch       bigint not null references batch on delete cascade,
    file        integer not null,
    line        bigint not null,
    record_kind text,
    record_key  text not null,
    cells       jsonb not null,
    cells_found integer
);
comment on column batch_row.cells_found is 'Null where the row has as many cells as the header';
create index batch_row_record on batch_row (batch, record_kind, md5(record_key));

create table batch_record (
    id           bigint generated always as identity primary key,
    batch        bigint not null references batch on delete cascade,
    record_kind  text,
    record_key   text not null,
    outcome      text check (outcome in ('NEW', 'CHANGED', 'SAME', 'FAULTY')),
    base_version integer,
    title        text not null default '',
    proposed     jsonb
);
create index batch_record_outcome on batch_record (batch, outcome, id);
create index batch_record_key on batch_record (batch, record_kind, md5(record_key));

create table batch_fault (
    id          bigint generated always as identity primary key,
    batch       bigint not null references batch on delete cascade,
    record      bigint references batch_record on delete cascade,
    file        integer not null,
    record_file text not null,
    line        bigint not null,
    column_name text not null,
    cell        text not null,
    wrong       text not null,
    said        text[] not null
);
comment on column batch_fault.record is 'Null where the file as a whole is meant';
create index batch_fault_record on batch_fault (record);
create index batch_fault_batch on batch_fault (batch, file, line);

alter table proposal add column batch bigint references batch;
create index proposal_batch on proposal (batch, id) where batch is not null;
