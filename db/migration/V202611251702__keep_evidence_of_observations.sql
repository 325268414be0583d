-- What a delegation shows with an observation. It lies in the database, outside of what is served, and is as confidential
-- as the observation; it stays so when that is published.
create table observation_file (
    id          bigint generated always as identity primary key,
    observation bigint not null references observation,
    name        text not null check (name <> '' and length(name) <= 120 and name !~ '[/\\]'),
    type        text not null check (type in ('PDF', 'PNG', 'JPEG', 'TEXT')),
    size        bigint not null check (size between 1 and 10485760),
    content     bytea not null check (length(content) = size),
    at          timestamptz not null,
    by_name     text not null,
    by_account  uuid not null
);
create index observation_file_observation on observation_file (observation, id);
