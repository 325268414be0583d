-- Past states of the records. Each lies in a schema of its own, known_<last_change>, made from the list of changes when
-- somebody asks for it (docs/adr/0012). What is said of them here can be lost: they are made again.
create table known_state (
    schema      text primary key,
    last_change bigint not null unique,
    migration   integer not null,
    made_at     timestamptz not null default now(),
    used_at     timestamptz not null default now()
);
comment on column known_state.migration is 'The migration it was made after; one made before a later one is made again';

-- Reporting periods whose state is kept for good: it is never dropped to make room. The key refers to no record, so that the address stays where the record
-- of the period is withdrawn.
create table frozen_period (
    period      text primary key,
    last_change bigint not null,
    day         date not null,
    at          timestamptz not null,
    by          text not null,
    by_account  uuid
);
create function frozen_periods_stay() returns trigger language plpgsql as $$
begin
    raise exception 'a frozen period stays as it is';
end $$;
create trigger frozen_period_stays before update or delete or truncate on frozen_period
    for each statement execute function frozen_periods_stay();
