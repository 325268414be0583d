-- Rows get their numbers before their transactions end, so that a smaller number may turn up after a larger one: the
-- largest number does not tell whether anything is new. What a snapshot of the database did not see yet does (DataVersion).
do $$
declare
    told text;
begin
    foreach told in array array['change', 'confirmation', 'observation_entry', 'delegation_statement_version'] loop
        execute format('alter table %I add column transaction xid8 not null default pg_current_xact_id()', told);
        execute format('create index %I on %I (transaction)', told || '_transaction', told);
        execute format('comment on column %I.transaction is %L', told, 'What added it; tells what is new since a snapshot');
    end loop;
end $$;
