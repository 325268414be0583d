-- Which transactions changed anything that the public reads, so that whoever keeps pages or counts in memory learns of
-- it. The greatest number in a list does not tell: numbers are given before transactions end, so that a smaller one can
-- turn up after a greater. Whoever knew an earlier snapshot asks which rows were not visible in it.
create table publication (
    what        text not null check (what in ('RECORDS', 'REPLIES', 'STATES')),
    transaction xid8 not null default pg_current_xact_id(),
    primary key (what, transaction)
);
comment on column publication.what is
    'RECORDS: the list of changes; REPLIES: what delegations have said in public; STATES: periods that were frozen';

-- Few rows stay: of those that every snapshot sees, a later one stands for all before it. Only the transaction that adds
-- a row removes others, so that nobody who knew those that are gone misses it. No transaction waits for another.
create function tell_of_publication() returns trigger language plpgsql as $$
begin
    insert into public.publication (what) values (tg_argv[0]) on conflict do nothing;
    if found then
        delete from public.publication where (what, transaction) in (
            select earlier.what, earlier.transaction from public.publication earlier
            where earlier.what = tg_argv[0] and earlier.transaction < pg_snapshot_xmin(pg_current_snapshot())
                and earlier.transaction < (
                    select max(seen.transaction) from public.publication seen
                    where seen.what = tg_argv[0] and seen.transaction < pg_snapshot_xmin(pg_current_snapshot()))
            for update skip locked);
    end if;
    return null;
end;
$$;

create trigger tell_of_publication after insert or update or delete or truncate on change
    for each statement execute function tell_of_publication('RECORDS');
create trigger tell_of_publication after insert or update or delete or truncate on confirmation
    for each statement execute function tell_of_publication('REPLIES');
create trigger tell_of_publication after insert or update or delete or truncate on observation_entry
    for each statement execute function tell_of_publication('REPLIES');
create trigger tell_of_publication after insert or update or delete or truncate on delegation_statement_version
    for each statement execute function tell_of_publication('REPLIES');
create trigger tell_of_publication after insert or update or delete or truncate on frozen_period
    for each statement execute function tell_of_publication('STATES');
-- A draft of a delegation is not public, and is saved with every few words.
create trigger tell_of_publication after insert or update on observation
    for each row when (new.published_at is not null) execute function tell_of_publication('REPLIES');
create trigger tell_of_removal after delete on observation
    for each row when (old.published_at is not null) execute function tell_of_publication('REPLIES');
