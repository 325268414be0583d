-- What delegations confirm and observe of what is recorded about them (docs/adr/0014). Records are named by kind and key
-- without foreign keys: what was said of a record stays when the record is withdrawn or merged.

-- That a delegation confirmed its own part in one version of a record.
create table confirmation (
    id              bigint generated always as identity primary key,
    delegation_kind text not null check (delegation_kind in ('COUNTRY', 'ORGANIZATION')),
    delegation_key  text not null,
    about_kind      text not null,
    about_key       text not null,
    version         integer not null,
    change          bigint not null references change,
    at              timestamptz not null,
    by_name         text not null,
    by_account      uuid not null,
    unique (delegation_kind, delegation_key, change)
);
comment on column confirmation.change is 'By which the record came to the version that was confirmed';
create index confirmation_about on confirmation (about_kind, about_key);

create table observation (
    id              bigint generated always as identity primary key,
    revision        integer not null,
    delegation_kind text not null check (delegation_kind in ('COUNTRY', 'ORGANIZATION')),
    delegation_key  text not null,
    kind            text check (kind in ('WRONG', 'MISSING', 'DUPLICATE', 'ADDITION', 'QUESTION')),
    about_kind      text,
    about_key       text,
    field           text,
    text            text not null,
    state           text not null
        check (state in ('DRAFT', 'DISCARDED', 'OPEN', 'ANSWERED', 'TAKEN_IN', 'KEPT', 'WITHDRAWN')),
    touched_by      text not null,
    touched_account uuid not null,
    touched_at      timestamptz not null,
    sent_at         timestamptz,
    due_on          date,
    correction      bigint references proposal,
    prepared        bigint references proposal,
    change          bigint references change,
    read_at         timestamptz,
    published_at    timestamptz,
    token           uuid not null unique,
    check ((about_kind is null) = (about_key is null)),
    check (field is null or about_kind is not null),
    check (state in ('DRAFT', 'DISCARDED') = (sent_at is null)),
    check (sent_at is null or (kind is not null and text <> '' and due_on is not null)),
    check ((state = 'TAKEN_IN') = (change is not null)),
    check (published_at is null or state in ('ANSWERED', 'TAKEN_IN', 'KEPT'))
);
comment on column observation.correction is 'What the delegation proposes in the form of the record';
comment on column observation.prepared is 'What staff made of it, to edit it first';
comment on column observation.token is 'Made by the form, so that a form sent twice makes one draft';
create index observation_delegation on observation (delegation_kind, delegation_key, state);
create index observation_about on observation (about_kind, about_key);
create index observation_state on observation (state, touched_at);
create index observation_correction on observation (correction);
create index observation_prepared on observation (prepared);

-- What both sides did and said with it.
create table observation_entry (
    id          bigint generated always as identity primary key,
    observation bigint not null references observation,
    at          timestamptz not null,
    act         text not null
        check (act in ('SENT', 'REPLIED', 'ANSWERED', 'TAKEN_IN', 'KEPT', 'WITHDRAWN', 'PUBLISHED')),
    by_name     text not null,
    by_account  uuid not null,
    text        text
);
create index observation_entry_observation on observation_entry (observation, id);

create function replies_stay() returns trigger language plpgsql as $$
begin
    raise exception 'what was said and confirmed is only ever added to';
end $$;
create trigger confirmation_stays before update or delete or truncate on confirmation
    for each statement execute function replies_stay();
create trigger observation_entry_stays before update or delete or truncate on observation_entry
    for each statement execute function replies_stay();

-- What a delegation proposes is a proposal that belongs to its observation and stands in no list of proposals.
alter table proposal add column observation bigint references observation;
