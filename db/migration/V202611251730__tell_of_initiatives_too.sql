-- People follow a line of work as well: what belongs to it is told apart from what belongs to its component. Beside
-- feeds, the same array answers "what changed since" and the mails to those who follow (docs/feeds.md).
alter table change drop column feeds;

create or replace function feeds_of(record_kind text, record_key text, before jsonb, after jsonb) returns text[]
    language sql immutable parallel safe
    begin atomic
        with state (details) as (
            select details from (values (before), (after)) s (details) where details is not null),
        named (kind, key) as (
            select 'COUNTRY', key #>> '{}' from state, jsonb_path_query(details, '$.country') key
            union select 'COUNTRY', key #>> '{}' from state, jsonb_path_query(details, '$.participations[*].country') key
            union select 'COUNTRY', key #>> '{}' from state, jsonb_path_query(details, '$.groups[*].inferredMembers[*]') key
            union select 'COUNTRY', key #>> '{}' from state, jsonb_path_query(details, '$.involvements[*].country') key
            union select 'COUNTRY', key #>> '{}' from state, jsonb_path_query(details, '$.owners[*].country') key
            union select 'COUNTRY', key #>> '{}' from state, jsonb_path_query(details, '$.scopeCountries[*]') key
            union select 'MANDATE', key #>> '{}' from state, jsonb_path_query(details, '$.mandates[*].mandate') key
            union select 'MANDATE', key #>> '{}' from state, jsonb_path_query(details, '$.mandate') key
            union select 'INITIATIVE', key #>> '{}' from state, jsonb_path_query(details, '$.initiative') key
            union select 'COMPONENT', key #>> '{}' from state, jsonb_path_query(details, '$.component') key
            union select 'ORGANIZATION', key #>> '{}'
                from state, jsonb_path_query(details, '$.involvements[*] ? (@.role == "FUNDER").organization') key
            union select details #>> '{about,kind}', details #>> '{about,key}' from state
            union select record_kind, record_key),
        told (kind, key) as (
            select kind, key from named
            where kind in ('COUNTRY', 'COMPONENT', 'MANDATE', 'INITIATIVE', 'ORGANIZATION')
            union
            -- The number of a mandate and the code of an initiative begin with that of their component.
            select 'COMPONENT', left(key, 1) from named where kind in ('MANDATE', 'INITIATIVE'))
        select coalesce(array_agg(kind || ' ' || key order by (kind || ' ' || key) collate "C"), '{}')
        from told where key is not null;
    end;

alter table change add column feeds text[] not null
    generated always as (feeds_of(record_kind, record_key, before, after)) stored;
comment on column change.feeds is 'Kept by the database: the countries, components, mandates, lines of work and funders that the change belongs to';
create index change_feeds on change using gin (feeds);
