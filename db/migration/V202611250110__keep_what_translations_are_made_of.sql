-- From which state of the original a wording was made (Wording.ofOriginal), so that a translation whose original has
-- changed can be told apart. Originals written before this column existed have no translations yet; they get their own
-- mark with their next revision.
alter table source_document_text add column of_original text not null default '';
alter table organization_text add column of_original text not null default '';
alter table meeting_text add column of_original text not null default '';
alter table reporting_period_text add column of_original text not null default '';
alter table instrument_text add column of_original text not null default '';
alter table component_text add column of_original text not null default '';
alter table mandate_text add column of_original text not null default '';
alter table initiative_text add column of_original text not null default '';
alter table activity_text add column of_original text not null default '';
alter table deliverable_text add column of_original text not null default '';
alter table practice_text add column of_original text not null default '';
alter table figure_text add column of_original text not null default '';
alter table statement_text add column of_original text not null default '';
