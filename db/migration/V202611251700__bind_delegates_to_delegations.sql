-- A delegate speaks for a country or for an organization, and either prepares or speaks. Those of before prepare, until
-- an admin says that they speak. No foreign key to organization: an account outlives an organization that is withdrawn.
alter table account drop constraint account_check;
alter table account
    add column organization text,
    add column voice        text check (voice in ('PREPARER', 'SPEAKER'));
update account set voice = 'PREPARER' where role = 'DELEGATE';
alter table account
    add constraint account_delegation_check
        check (num_nonnulls(country, organization) = case when role = 'DELEGATE' then 1 else 0 end),
    add constraint account_voice_delegate_check check ((role = 'DELEGATE') = (voice is not null));
