-- What is looked for by these was found by reading the whole table.
create index activity_source on activity (source);
create index deliverable_source on deliverable (source);
create index deliverable_instrument on deliverable (instrument);
create index change_successor on change (id) where successor_key is not null;
