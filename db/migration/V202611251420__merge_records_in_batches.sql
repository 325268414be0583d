-- A batch may be a merge of two records: whatever names the duplicate is pointed to its successor, and the duplicate is
-- withdrawn (docs/adr/0011).
alter table batch add column merge jsonb;
comment on column batch.merge is 'Kind and keys of the duplicate and of its successor; null for what merges nothing';
alter table batch_record drop constraint batch_record_outcome_check;
alter table batch_record add constraint batch_record_outcome_check
    check (outcome in ('NEW', 'CHANGED', 'SAME', 'FAULTY', 'WITHDRAWN'));
