-- With a hundred thousand activities, the joins and the sorting out of duplicates before counting took seconds. What is
-- counted now lies beside each activity and deliverable as arrays without duplicates, in order. The aggregates keep
-- them (CountedWith, Served); here they are filled for what is there already.

-- A record's components follow from the codes alone; for mandates this is demanded already.
alter table initiative add check (left(code, 1)::integer = component);

alter table activity
    add column mandates          text[] not null default '{}',
    add column mandates_stated   text[] not null default '{}',
    add column components        integer[] not null default '{}',
    add column components_stated integer[] not null default '{}',
    add column states            text[] not null default '{}',
    add column country_roles     text[] not null default '{}',
    add column roles             text[] not null default '{}',
    add column funders           text[] not null default '{}',
    add column line_funders      text[] not null default '{}',
    add column organizations     text[] not null default '{}';

update activity a set
    mandates = array(select l.mandate from activity_serves(false) l where l.activity = a.key order by l.mandate collate "C"),
    mandates_stated = array(select l.mandate from activity_serves(true) l where l.activity = a.key order by l.mandate collate "C"),
    components = array(
        select left(l.mandate, 1)::integer as component from activity_serves(false) l where l.activity = a.key
        union select left(a.initiative, 1)::integer where a.initiative is not null
        order by component),
    components_stated = array(
        select left(l.mandate, 1)::integer as component from activity_serves(true) l where l.activity = a.key
        union select left(a.initiative, 1)::integer where a.initiative is not null
        order by component),
    states = array(select distinct p.country collate "C" from taking_part p where p.activity = a.key order by 1),
    country_roles = array(
        select p.country || ' ' || string_agg(p.role, ' ' order by p.role collate "C") from participation p
        where p.activity = a.key and p.basis = 'STATED' group by p.country order by p.country collate "C"),
    roles = array(
        select distinct p.role collate "C" from participation p
        where p.activity = a.key and p.basis = 'STATED' order by 1),
    funders = array(
        select distinct v.organization collate "C" from activity_involvement v
        where v.activity = a.key and v.organization is not null and v.role = 'FUNDER' and v.basis = 'STATED' order by 1),
    line_funders = array(
        select distinct v.organization collate "C" from activity_involvement v
        where v.activity = a.key and v.organization is not null and v.role = 'FUNDER' and v.basis = 'LINE_OF_WORK' order by 1),
    organizations = array(
        select distinct v.organization collate "C" from activity_involvement v
        where v.activity = a.key and v.organization is not null and v.basis = 'STATED' order by 1);

-- The defaults only served to add the columns: who writes a record says what is counted with it.
alter table activity
    alter column mandates drop default,
    alter column mandates_stated drop default,
    alter column components drop default,
    alter column components_stated drop default,
    alter column states drop default,
    alter column country_roles drop default,
    alter column roles drop default,
    alter column funders drop default,
    alter column line_funders drop default,
    alter column organizations drop default;

alter table deliverable
    add column mandates          text[] not null default '{}',
    add column mandates_stated   text[] not null default '{}',
    add column components        integer[] not null default '{}',
    add column components_stated integer[] not null default '{}';

update deliverable e set
    mandates = array(select l.mandate from deliverable_serves(false) l where l.deliverable = e.key order by l.mandate collate "C"),
    mandates_stated = array(select l.mandate from deliverable_serves(true) l where l.deliverable = e.key order by l.mandate collate "C"),
    components = array(
        select left(l.mandate, 1)::integer as component from deliverable_serves(false) l where l.deliverable = e.key
        union select left(e.initiative, 1)::integer where e.initiative is not null
        order by component),
    components_stated = array(
        select left(l.mandate, 1)::integer as component from deliverable_serves(true) l where l.deliverable = e.key
        union select left(e.initiative, 1)::integer where e.initiative is not null
        order by component);

alter table deliverable
    alter column mandates drop default,
    alter column mandates_stated drop default,
    alter column components drop default,
    alter column components_stated drop default;

comment on column activity.mandates is 'Kept by the portal: mandates served by any link';
comment on column activity.mandates_stated is 'Kept by the portal: mandates served by a stated or confirmed link';
comment on column activity.components is 'Kept by the portal: component of the line of work and of the mandates';
comment on column activity.states is 'Kept by the portal: countries stated as taking part';
comment on column activity.country_roles is 'Kept by the portal: each stated country with its roles, as in "jamaica HOST SIGNATORY"';
comment on column activity.roles is 'Kept by the portal: roles in which any country is stated';
comment on column activity.funders is 'Kept by the portal: organizations stated to fund the very activity';
comment on column activity.line_funders is 'Kept by the portal: organizations stated to fund the whole that it is part of';
comment on column activity.organizations is 'Kept by the portal: organizations stated in any role';

-- The last year that anything touches is found without reading all.
create index activity_date_latest on activity (date_latest);

drop function activity_component;
drop function deliverable_component;
drop function seen_activity;
drop function seen_deliverable;

-- The activities seen on a day. `passed`: planned for a day that lies between the reach of the records and the as-of day.
-- `mandates` and `components`: with stated_only without what the portal merely infers and nobody confirmed.
create function seen_activity(as_of date, reach date, stated_only boolean)
    returns table (
        key text, type text, date text, date_earliest date, date_latest date, recorded text, place text, country text,
        initiative text, part_of text, meeting text, instrument text, status text, passed boolean,
        mandates text[], mandates_stated text[], components integer[], states text[], country_roles text[],
        roles text[], funders text[], line_funders text[], organizations text[])
    language sql stable parallel safe
    begin atomic
        select a.key, a.type, a.date, a.date_earliest, a.date_latest, a.recorded, a.place, a.country,
               a.initiative, a.part_of, a.meeting, a.instrument, s.status,
               s.status = 'PLANNED' and coalesce(a.date_latest < as_of, false),
               case when stated_only then a.mandates_stated else a.mandates end, a.mandates_stated,
               case when stated_only then a.components_stated else a.components end, a.states, a.country_roles,
               a.roles, a.funders, a.line_funders, a.organizations
        from activity a
            join source_document d on d.key = a.source
            cross join lateral (select activity_status(a.recorded, a.date_earliest, a.date_latest, d.closing_day,
                least(as_of, greatest(reach, a.checked_on))) as status) s
        where s.status is not null;
    end;

create function seen_deliverable(as_of date, reach date, stated_only boolean)
    returns table (
        key text, kind text, recorded text, proposed boolean, due text, due_earliest date, due_latest date,
        due_original text, delivered_on text, act_of text, activity text, initiative text, instrument text,
        status text, passed boolean, mandates text[], mandates_stated text[], components integer[])
    language sql stable parallel safe
    begin atomic
        select e.key, e.kind, e.recorded, e.proposed, e.due, e.due_earliest, e.due_latest,
               e.due_original, e.delivered_on, e.act_of, e.activity, e.initiative, e.instrument,
               s.status, s.status = 'DUE' and coalesce(e.due_latest < as_of, false),
               case when stated_only then e.mandates_stated else e.mandates end, e.mandates_stated,
               case when stated_only then e.components_stated else e.components end
        from deliverable e
            join source_document d on d.key = e.source
            cross join lateral (select deliverable_status(e.recorded, e.due, e.due_latest, e.delivered_on_earliest,
                e.delivered_on_latest, d.closing_day, least(as_of, greatest(reach, e.checked_on))) as status) s
        where s.status is not null;
    end;
