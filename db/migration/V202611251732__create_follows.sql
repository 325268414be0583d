-- What people follow, and the mails that tell them of it (docs/feeds.md, docs/adr/0015).

alter table account add column language text check (language in ('EN', 'ES', 'FR', 'PT'));
comment on column account.language is 'In which the portal writes to the person; null until they said or followed something';

-- Somebody who follows something. The token ends every mail as an address that stops them all, so that it is kept as it
-- is; it opens nothing else.
create table follower (
    account        uuid primary key references account (id) on delete cascade,
    token          text not null unique default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
    refused_mail   text,
    refused_at     timestamptz,
    refused_answer text,
    check ((refused_mail is null) = (refused_at is null) and (refused_mail is null) = (refused_answer is null))
);
comment on column follower.refused_mail is 'The address that the mail server refused for good: nothing is sent to it again until the address is another or the person says so';

create table follow (
    account   uuid not null references follower (account) on delete cascade,
    subject   text not null check (subject ~ '^(COUNTRY|COMPONENT|MANDATE|INITIATIVE|ORGANIZATION) .'),
    frequency text not null check (frequency in ('AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER')),
    made_at   timestamptz not null,
    told      bigint not null,
    told_at   timestamptz not null,
    primary key (account, subject)
);
comment on column follow.subject is 'As in change.feeds, such as COUNTRY jamaica';
comment on column follow.told is 'The number of the last change that a mail was written about, or that was there when it began';
comment on column follow.told_at is 'When its turn was last; what is told at once waits for its first change without a turn';

-- Mails to be sent, being sent and sent. Written with what they are to tell, in one transaction with follow.told, before
-- anything is sent: a mail that is written is sent, and a change is written about once.
create table digest (
    id         bigint generated always as identity primary key,
    account    uuid not null references account (id) on delete cascade,
    frequency  text not null check (frequency in ('AT_ONCE', 'DAILY', 'WEEKLY')),
    language   text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    up_to      bigint not null,
    message    uuid not null unique,
    state      text not null check (state in ('WAITING', 'SENDING', 'SENT', 'REFUSED', 'DROPPED')),
    attempts   integer not null default 0,
    next_at    timestamptz not null,
    written_at timestamptz not null,
    settled_at timestamptz,
    mail       text,
    records    bigint,
    answer     text,
    unique (account, frequency, up_to),
    check ((settled_at is not null) = (state in ('SENT', 'REFUSED', 'DROPPED'))),
    check (state <> 'SENT' or mail is not null and records is not null)
);
comment on column digest.message is 'Makes the Message-ID, the same at each attempt';
comment on column digest.next_at is 'When it may be tried; of one that is being sent, when whoever sends it is taken to have ended';
comment on column digest.answer is 'What the mail server said last, where it did not take it';
create index digest_account on digest (account, id desc);
create index digest_open on digest (next_at) where state in ('WAITING', 'SENDING', 'REFUSED');

create table digest_subject (
    digest  bigint not null references digest (id) on delete cascade,
    subject text not null,
    after   bigint not null,
    primary key (digest, subject)
);
comment on column digest_subject.after is 'The number of the last change that is not told';

-- The newest change, where none with a lower number can come any more; null while changes are being published. Numbers
-- are given before a transaction ends, so that a long import may publish lower ones later than others do.
create function settled_change() returns bigint language plpgsql as $$
begin
    lock table change in share mode nowait;
    return (select coalesce(max(id), 0) from change);
exception when lock_not_available then
    return null;
end $$;

-- Which instance does what one of them does at a time. The table is the one that ShedLock asks for.
create table shedlock (
    name       text primary key,
    lock_until timestamp not null,
    locked_at  timestamp not null,
    locked_by  text not null
);
