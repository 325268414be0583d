-- What can be found: one line for each record and language. Triggers keep it, so that whatever writes a record is
-- covered; why in docs/adr/0006.

-- A text as plain words: small letters and digits without accents, of the marks only the point in 3.2 and 3.c.
create function search_plain(value text) returns text
    language sql immutable strict parallel safe
    return btrim(regexp_replace(plain(value), '[^a-z0-9.]+|(?<![0-9])\.|\.(?![a-z0-9])', ' ', 'g'));

-- A code as it is compared: AG/RES. 2629 and agres2629 are the same.
create function search_code(value text) returns text
    language sql immutable strict parallel safe
    return replace(search_plain(value), ' ', '');

create function search_codes(variadic written text[]) returns text[]
    language sql immutable parallel safe
    return array(select distinct search_code(one) from unnest(written) one where search_code(one) <> '' order by 1);

create function search_dictionary(language text) returns regconfig
    language sql immutable strict parallel safe
    return case language
        when 'ES' then 'pg_catalog.spanish'::regconfig
        when 'FR' then 'pg_catalog.french'::regconfig
        when 'PT' then 'pg_catalog.portuguese'::regconfig
        else 'pg_catalog.english'::regconfig
    end;

-- Titles and codes weigh most, then names and places, then summaries. Codes and names are found as they are written too.
create function search_words(language text, title text, names text, body text, codes text[]) returns tsvector
    language sql immutable strict parallel safe
    return setweight(to_tsvector(search_dictionary(language), search_plain(title)), 'A')
        || setweight(array_to_tsvector(codes), 'A')
        || setweight(to_tsvector(search_dictionary(language), search_plain(names)), 'B')
        || setweight(to_tsvector(search_dictionary(language), search_plain(body)), 'D');

-- What is asked in any of the languages. Nothing but words and quotation marks is left, so that nothing can be malformed.
create function search_query(asked text) returns tsquery
    language sql immutable strict parallel safe
    begin atomic
        select coalesce(string_agg(distinct '(' || q::text || ')', ' | '), '')::tsquery
        from (select regexp_replace(plain(translate(asked, '«»', '""')),
                '[^a-z0-9."]+|(?<![0-9])\.|\.(?![a-z0-9])', ' ', 'g') as words) a,
            unnest(array['english', 'spanish', 'french', 'portuguese', 'simple']::regconfig[]) language,
            websearch_to_tsquery(language, a.words) q
        where numnode(q) > 0;
    end;

create table search_entry (
    kind     text not null,
    record   text not null,
    language text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    key      text not null, -- as it stands in the address
    original boolean not null,
    title    text not null,
    names    text not null,
    body     text not null,
    codes    text[] not null, -- what names the record alone, by search_code
    words    tsvector not null generated always as (search_words(language, title, names, body, codes)) stored,
    primary key (kind, record, language)
) partition by list (kind);
-- The few records of one kind are found and ordered without a look at the many of another.
create table search_entry_activity partition of search_entry for values in ('ACTIVITY');
create table search_entry_deliverable partition of search_entry for values in ('DELIVERABLE');
create table search_entry_other partition of search_entry default;
create index search_entry_words on search_entry using gin (words);
create index search_entry_codes on search_entry using gin (codes);

-- Every word that was ever written in a record, to offer instead of a misspelt one. Without a unique key, so that no two
-- transactions wait for each other; a word that stands here twice or in no record any more does no harm.
create table search_word (
    word  text not null,
    plain text not null
);
create index search_word_word on search_word (word);
create index search_word_plain on search_word using gin (plain gin_trgm_ops);

create view search_source (kind, record, language, key, original, title, names, body, codes) as
    select 'SOURCE', t.source_document, t.language, t.source_document, t.original, t.title, '',
        concat_ws(' ', t.summary, t.note), '{}'::text[]
    from source_document_text t
    union all
    select 'COUNTRY', c.key, n.language, coalesce(c.iso2, c.key), n.language = 'EN', n.usual,
        concat_ws(' · ', nullif(n.official, n.usual), c.iso2, c.iso3), case n.language when 'EN' then coalesce(c.note, '') else '' end,
        search_codes(n.usual, c.iso2, c.iso3)
    from country c join country_name n on n.country = c.key
    union all
    select 'ORGANIZATION', o.key, t.language, o.key, t.original, t.title,
        concat_ws(' · ', o.acronym, nullif(array_to_string(o.aliases, ' · '), '')), concat_ws(' ', t.summary, t.note),
        search_codes(o.acronym)
    from organization o join organization_text t on t.organization = o.key
    union all
    select 'MEETING', m.key, t.language, m.key, t.original, t.title, coalesce(m.place, ''), concat_ws(' ', t.summary, t.note), '{}'
    from meeting m join meeting_text t on t.meeting = m.key
    union all
    select 'INSTRUMENT', i.key, t.language, i.key, t.original, t.title,
        concat_ws(' · ', i.symbol, i.place, nullif(array_to_string(i.parties, ' · '), '')), concat_ws(' ', t.summary, t.note),
        -- the whole symbol, without what stands in brackets, and each of several
        search_codes(variadic string_to_array(i.symbol, ' - ') || array[i.symbol, regexp_replace(i.symbol, '\(.*', '')])
    from instrument i join instrument_text t on t.instrument = i.key
    union all
    select 'COMPONENT', t.component::text, t.language, t.component::text, t.original, t.title, t.component::text,
        concat_ws(' ', t.summary, t.note),
        array(select word || t.component from unnest(array['', 'component', 'componente', 'composante', 'volet']) word)
    from component_text t
    union all
    select 'MANDATE', t.mandate, t.language, t.mandate, t.original, t.title, t.mandate, concat_ws(' ', t.summary, t.note),
        array(select word || t.mandate from unnest(array['', 'mandate', 'mandato', 'mandat']) word)
    from mandate_text t
    union all
    select 'INITIATIVE', t.initiative, t.language, t.initiative, t.original, t.title, t.initiative,
        concat_ws(' ', t.summary, t.note),
        array(select word || t.initiative from unnest(array['', 'initiative', 'iniciativa']) word)
    from initiative_text t
    union all
    select 'ACTIVITY', a.key, t.language, a.key, t.original, t.title,
        concat_ws(' · ', a.place, nullif(array_to_string(a.people, ' · '), '')), concat_ws(' ', t.summary, t.note), '{}'
    from activity a join activity_text t on t.activity = a.key
    union all
    select 'DELIVERABLE', t.deliverable, t.language, t.deliverable, t.original, t.title, '', concat_ws(' ', t.summary, t.note), '{}'
    from deliverable_text t
    union all
    select 'PRACTICE', p.key, t.language, p.key, t.original, t.title, coalesce(p.place, ''), concat_ws(' ', t.summary, t.note), '{}'
    from practice p join practice_text t on t.practice = p.key
    union all
    select 'FIGURE', f.key, t.language, f.key, t.original, t.title, f.stated_as, concat_ws(' ', t.summary, t.note), '{}'
    from figure f join figure_text t on t.figure = f.key
    union all
    select 'STATEMENT', t.statement, t.language, t.statement, t.original, coalesce(t.title, t.summary), '',
        concat_ws(' ', case when t.title is not null then t.summary end, t.note), '{}'
    from statement_text t;

-- Writes the lines of some records of one kind anew, and leaves alone what stays the same. The kind is written into the
-- statement, so that the planner sees one branch of the view only.
create function search_keep(wanted text, records text[]) returns void
    language plpgsql
as $$
begin
    execute format($sql$
        delete from search_entry e
        where e.kind = %1$L and e.record = any($1)
          and not exists (select from search_source s where s.kind = %1$L and s.record = e.record and s.language = e.language)
        $sql$, wanted) using records;
    execute format($sql$
        with kept as (
            insert into search_entry (kind, record, language, key, original, title, names, body, codes)
            select kind, record, language, key, original, title, names, body, codes
            from search_source where kind = %L and record = any($1)
            on conflict (kind, record, language) do update
            set (key, original, title, names, body, codes) =
                (excluded.key, excluded.original, excluded.title, excluded.names, excluded.body, excluded.codes)
            where (search_entry.key, search_entry.original, search_entry.title, search_entry.names, search_entry.body, search_entry.codes)
                is distinct from (excluded.key, excluded.original, excluded.title, excluded.names, excluded.body, excluded.codes)
            returning title, names, body)
        insert into search_word (word, plain)
        select w.word, plain(w.word)
        from (select distinct word from kept,
                regexp_split_to_table(lower(concat_ws(' ', title, names, body) collate "und-x-icu") collate "und-x-icu", '[^[:alpha:]]+') word
            where length(word) between 4 and 30) w
        where not exists (select from search_word known where known.word = w.word collate "default")
        $sql$, wanted) using records;
end
$$;

-- Arguments of the trigger: the kind, and the column that holds the record's key.
create function search_changed() returns trigger
    language plpgsql
as $$
declare
    records text[];
begin
    execute format('select array_agg(distinct %I::text) from changed', tg_argv[1]) into records;
    if records is not null then
        perform search_keep(tg_argv[0], records);
    end if;
    return null;
end
$$;

do $$
declare
    of record;
begin
    for of in values
        ('SOURCE', 'source_document', 'key', 'source_document_text', 'source_document'),
        ('COUNTRY', 'country', 'key', 'country_name', 'country'),
        ('ORGANIZATION', 'organization', 'key', 'organization_text', 'organization'),
        ('MEETING', 'meeting', 'key', 'meeting_text', 'meeting'),
        ('INSTRUMENT', 'instrument', 'key', 'instrument_text', 'instrument'),
        ('COMPONENT', 'component', 'number', 'component_text', 'component'),
        ('MANDATE', 'mandate', 'number', 'mandate_text', 'mandate'),
        ('INITIATIVE', 'initiative', 'code', 'initiative_text', 'initiative'),
        ('ACTIVITY', 'activity', 'key', 'activity_text', 'activity'),
        ('DELIVERABLE', 'deliverable', 'key', 'deliverable_text', 'deliverable'),
        ('PRACTICE', 'practice', 'key', 'practice_text', 'practice'),
        ('FIGURE', 'figure', 'key', 'figure_text', 'figure'),
        ('STATEMENT', 'statement', 'key', 'statement_text', 'statement')
    loop
        -- a new record has no wording yet, and one that goes has none any more
        execute format('create trigger search_updated after update on %I referencing new table as changed
            for each statement execute function search_changed(%L, %L)', of.column2, of.column1, of.column3);
        execute format('create trigger search_inserted after insert on %I referencing new table as changed
            for each statement execute function search_changed(%L, %L)', of.column4, of.column1, of.column5);
        execute format('create trigger search_updated after update on %I referencing new table as changed
            for each statement execute function search_changed(%L, %L)', of.column4, of.column1, of.column5);
        execute format('create trigger search_deleted after delete on %I referencing old table as changed
            for each statement execute function search_changed(%L, %L)', of.column4, of.column1, of.column5);
    end loop;
    for of in select kind, array_agg(distinct record) as records from search_source group by kind loop
        perform search_keep(of.kind, of.records);
    end loop;
end
$$;
