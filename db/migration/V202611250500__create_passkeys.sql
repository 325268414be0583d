-- Passkeys: a public key each, of no use to whoever reads it. The tables are those that Spring Security asks for; the
-- texts are bytes as base64url.
create table user_entities (
    id           text primary key,
    name         text not null unique,
    display_name text,
    account      uuid not null generated always as (name::uuid) stored references account (id) on delete cascade
);
comment on table user_entities is 'Which account an authenticator knows by which random number';
comment on column user_entities.name is 'The id of the account';

create table user_credentials (
    credential_id                text primary key,
    user_entity_user_id          text not null references user_entities (id) on delete cascade,
    public_key                   bytea not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean not null,
    authenticator_transports     text,
    public_key_credential_type   text,
    backup_state                 boolean not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        text not null check (label <> '' and length(label) <= 120)
);
create index user_credentials_holder on user_credentials (user_entity_user_id);
comment on column user_credentials.label is 'What its holder calls it';
