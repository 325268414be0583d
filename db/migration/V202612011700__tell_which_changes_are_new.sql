-- Who keeps something about records in memory asks which of them were changed since a snapshot of the database.
alter table change add column transaction xid8 not null default pg_current_xact_id();
create index change_transaction on change (transaction);
comment on column change.transaction is 'What added it; tells what is new since a snapshot';
