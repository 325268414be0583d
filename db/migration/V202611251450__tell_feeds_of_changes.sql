-- Public feeds tell what was changed about one country, component, mandate or organization. Which of them a change
-- belongs to is read from the values before and after it, so that a country that was taken out of a record is told too,
-- and lies beside the change, so that the newest of one feed are found without reading all.

-- Such as {'COMPONENT 3', 'COUNTRY jamaica', 'MANDATE 3.2', 'ORGANIZATION government-of-canada'}. A record belongs to
-- the feed of a country that it names in any way, stated or inferred; of a mandate that it serves or is about, and of
-- its component; of an organization that it says funds it, alone or as part of a whole. Each of the four belongs to its own.
create function feeds_of(record_kind text, record_key text, before jsonb, after jsonb) returns text[]
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
            select kind, key from named where kind in ('COUNTRY', 'COMPONENT', 'MANDATE', 'ORGANIZATION')
            union
            -- The number of a mandate and the code of an initiative begin with that of their component.
            select 'COMPONENT', left(key, 1) from named where kind in ('MANDATE', 'INITIATIVE'))
        select coalesce(array_agg(kind || ' ' || key order by (kind || ' ' || key) collate "C"), '{}')
        from told where key is not null;
    end;

alter table change add column feeds text[] not null
    generated always as (feeds_of(record_kind, record_key, before, after)) stored;
comment on column change.feeds is 'Kept by the database: the public feeds that tell of the change';
create index change_feeds on change using gin (feeds);

-- What was withdrawn lately is told to whoever keeps a calendar.
create index change_withdrawn on change (at) where after is null;
