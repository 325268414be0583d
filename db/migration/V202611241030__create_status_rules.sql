-- The rules of method.md 1 to 3 where thousands of records are counted. The same rules stand in ActivityStatus and
-- DeliverableStatus; a test runs both over the same records. All functions are plain expressions, so that the planner
-- inlines them.

-- null: not seen yet on that day
create function activity_status(recorded text, earliest date, latest date, closing date, day date) returns text
    language sql immutable parallel safe
    return case recorded
        when 'CANCELLED' then 'CANCELLED'
        when 'DONE' then
            case
                when day >= least(latest, closing) then 'HELD'
                when day >= earliest then 'UNDER_WAY'
            end
        when 'UNDER_WAY' then case when day >= coalesce(earliest, closing) then 'UNDER_WAY' end
        else case when day > latest then 'NO_OUTCOME' else 'PLANNED' end
    end;

create function deliverable_status(
    recorded text, due text, due_latest date, delivered_earliest date, delivered_latest date, closing date, day date)
    returns text
    language sql immutable parallel safe
    return case
        when recorded = 'NO_LONGER_PURSUED' then 'NO_LONGER_PURSUED'
        when recorded = 'DELIVERED' and day >= least(delivered_latest, closing) then 'DELIVERED'
        when due is null then
            case when recorded <> 'DELIVERED' or day >= delivered_earliest then 'PROMISED' end
        when day > due_latest then 'OVERDUE'
        else 'DUE'
    end;

-- The activities seen on a day. `passed`: planned for a day that lies between the reach of the records and the as-of day.
create function seen_activity(as_of date, reach date)
    returns table (
        key text, type text, date text, date_earliest date, date_latest date, recorded text, place text, country text,
        initiative text, part_of text, meeting text, instrument text, status text, passed boolean)
    language sql stable parallel safe
    begin atomic
        select a.key, a.type, a.date, a.date_earliest, a.date_latest, a.recorded, a.place, a.country,
               a.initiative, a.part_of, a.meeting, a.instrument, s.status,
               s.status = 'PLANNED' and coalesce(a.date_latest < as_of, false)
        from activity a
            join source_document d on d.key = a.source
            cross join lateral (select activity_status(a.recorded, a.date_earliest, a.date_latest, d.closing_day,
                least(as_of, greatest(reach, a.checked_on))) as status) s
        where s.status is not null;
    end;

create function seen_deliverable(as_of date, reach date)
    returns table (
        key text, kind text, recorded text, proposed boolean, due text, due_earliest date, due_latest date,
        due_original text, delivered_on text, act_of text, activity text, initiative text, instrument text,
        status text, passed boolean)
    language sql stable parallel safe
    begin atomic
        select e.key, e.kind, e.recorded, e.proposed, e.due, e.due_earliest, e.due_latest,
               e.due_original, e.delivered_on, e.act_of, e.activity, e.initiative, e.instrument,
               s.status, s.status = 'DUE' and coalesce(e.due_latest < as_of, false)
        from deliverable e
            join source_document d on d.key = e.source
            cross join lateral (select deliverable_status(e.recorded, e.due, e.due_latest, e.delivered_on_earliest,
                e.delivered_on_latest, d.closing_day, least(as_of, greatest(reach, e.checked_on))) as status) s
        where s.status is not null;
    end;

-- Which mandates a record serves; with stated_only without what the portal merely infers and nobody confirmed.
create function activity_serves(stated_only boolean) returns table (activity text, mandate text, inferred boolean)
    language sql stable parallel safe
    begin atomic
        select activity, mandate, basis = 'INFERRED' and confirmed_on is null
        from activity_mandate
        where not stated_only or basis = 'STATED' or confirmed_on is not null;
    end;
create function deliverable_serves(stated_only boolean) returns table (deliverable text, mandate text, inferred boolean)
    language sql stable parallel safe
    begin atomic
        select deliverable, mandate, basis = 'INFERRED' and confirmed_on is null
        from deliverable_mandate
        where not stated_only or basis = 'STATED' or confirmed_on is not null;
    end;

-- The components of a record: that of its line of work, and those of the mandates it serves. Each pair once.
create function activity_component(stated_only boolean) returns table (activity text, component integer)
    language sql stable parallel safe
    begin atomic
        select a.key, i.component from activity a join initiative i on i.code = a.initiative
        union
        select s.activity, m.component from activity_serves(stated_only) s join mandate m on m.number = s.mandate;
    end;
create function deliverable_component(stated_only boolean) returns table (deliverable text, component integer)
    language sql stable parallel safe
    begin atomic
        select e.key, i.component from deliverable e join initiative i on i.code = e.initiative
        union
        select s.deliverable, m.component from deliverable_serves(stated_only) s join mandate m on m.number = s.mandate;
    end;

-- Where a state is named as taking part (method.md 5): neither observers nor subjects of a study, nothing inferred.
create view taking_part as
    select activity, country, role
    from participation
    where basis = 'STATED' and role not in ('OBSERVER', 'SUBJECT');
