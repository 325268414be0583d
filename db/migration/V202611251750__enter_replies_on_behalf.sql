-- What a delegation confirmed or observed on paper, and the secretariat entered for it, names the note verbale.
alter table confirmation
    add column note_number text check (note_number <> ''),
    add column note_day    date,
    add constraint confirmation_note_check check ((note_number is null) = (note_day is null));
comment on column confirmation.note_number is 'Of the note verbale from which the secretariat entered it; by_name is then of the secretariat';
alter table observation
    add column note_number text check (note_number <> ''),
    add column note_day    date,
    add constraint observation_note_check check ((note_number is null) = (note_day is null));
alter table observation_entry drop constraint observation_entry_act_check;
alter table observation_entry
    add constraint observation_entry_act_check
        check (act in ('SENT', 'ENTERED', 'REPLIED', 'ANSWERED', 'TAKEN_IN', 'KEPT', 'WITHDRAWN', 'PUBLISHED'));
