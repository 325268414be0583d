-- What is missing and is described in the form of the record needs no words beside it (docs/adr/0014).
alter table observation drop constraint observation_check3;
alter table observation add constraint observation_sent_says_something
    check (sent_at is null or (kind is not null and due_on is not null and (text <> '' or correction is not null)));
