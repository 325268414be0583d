-- Rounds in which the delegations of all member states review what is recorded about them, before a meeting.
create table review_round (
    key        text primary key,
    meeting    text not null,
    opens      date not null,
    closes     date not null,
    opened_by  text not null,
    opened_account uuid not null,
    opened_at  timestamptz not null,
    closed_by  text,
    closed_account uuid,
    closed_at  timestamptz,
    check (closes >= opens),
    check (num_nonnulls(closed_by, closed_account, closed_at) in (0, 3))
);
comment on column review_round.meeting is 'Without a foreign key: the round stays when the meeting is withdrawn or merged';
create unique index review_round_meeting_open on review_round (meeting) where closed_at is null;

-- That somebody of a delegation opened its page for review within a round, for the first time.
create table round_opening (
    round           text not null references review_round,
    delegation_kind text not null,
    delegation_key  text not null,
    at              timestamptz not null,
    by_account      uuid not null,
    primary key (round, delegation_kind, delegation_key)
);

-- The closing word of a delegation in a round: it has reviewed what is recorded.
create table round_word (
    round           text not null references review_round,
    delegation_kind text not null,
    delegation_key  text not null,
    at              timestamptz not null,
    by_name         text not null,
    by_account      uuid not null,
    note_number     text check (note_number <> ''),
    note_day        date,
    primary key (round, delegation_kind, delegation_key),
    check ((note_number is null) = (note_day is null))
);
create trigger round_word_stays before update or delete or truncate on round_word
    for each statement execute function replies_stay();

-- What was sent to remind whom. A row is made before its mail is sent, so that no mail is sent twice.
create table round_reminder (
    id              bigint generated always as identity primary key,
    round           text not null references review_round,
    delegation_kind text not null,
    delegation_key  text not null,
    account         uuid not null,
    mail            text not null,
    day             date not null,
    state           text not null check (state in ('SENDING', 'SENT', 'FAILED')),
    at              timestamptz not null,
    by_name         text not null,
    by_account      uuid not null,
    unique (round, account, day)
);
comment on column round_reminder.account is 'Without a foreign key: what was sent stays when the account is gone';
