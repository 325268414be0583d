-- A batch is an import of files, or a change of all records of a list. What is asked of these is kept once, and not as
-- cells in every row, so that a dry run that is done again does it to the records as they are by then
-- (docs/adr/0011).
alter table batch add column bulk jsonb;
comment on column batch.bulk is 'What is done to every record of a list, and the address of the list; null for an import of files';
