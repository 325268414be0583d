-- Who may sign in. Passwords and links are kept as hashes only.
create table account (
    id            uuid primary key,
    mail          text not null unique check (mail = lower(mail) and length(mail) <= 254),
    name          text not null check (name <> '' and length(name) <= 120),
    role          text not null check (role in ('READER', 'DELEGATE', 'EDITOR', 'ADMIN')),
    country       text references country (key) deferrable initially deferred,
    password      text,
    temporary     boolean not null,
    made_at       timestamptz not null,
    disabled_at   timestamptz,
    signed_in_at  timestamptz,
    link          text unique,
    link_ends_at  timestamptz,
    version       integer not null,
    check ((role = 'DELEGATE') = (country is not null)),
    check ((link is null) = (link_ends_at is null))
);
comment on column account.temporary is 'The password was given by the portal and has to be replaced first';
comment on column account.link is 'SHA-256 of the one link by which a password may be chosen';

-- Failed attempts to sign in, to hold back whoever tries too often.
create table sign_in_attempt (
    mail    text not null,
    address text not null,
    at      timestamptz not null
);
create index sign_in_attempt_mail on sign_in_attempt (mail, at);
create index sign_in_attempt_address on sign_in_attempt (address, at);
create index sign_in_attempt_at on sign_in_attempt (at);

-- What touches rights. The portal adds to it and cannot change it.
create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    act     text not null,
    actor   text,
    about   text,
    address text
);
create function audit_entries_stay() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only ever added to';
end $$;
create trigger audit_entry_stays before update or delete or truncate on audit_entry
    for each statement execute function audit_entries_stay();

-- Sessions outlive a restart and are shared by all instances. The tables are those that Spring Session asks for.
create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval integer not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
