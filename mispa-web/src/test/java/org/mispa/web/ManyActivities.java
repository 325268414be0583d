package org.mispa.web;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Fills the tables with many activities and what hangs on them, in bulk and the same each time: types, dates from 2008
/// to 2030, lines of work, mandates, countries, funders and deliverables in the mixture of the real records.
final class ManyActivities {
    private ManyActivities() {}

    /// @param first number of the first activity, @param last of the last
    static void generate(JdbcClient jdbc, int first, int last) {
        for (var statement : """
                create temporary table if not exists made (n integer, key text) on commit preserve rows;
                truncate made;
                insert into made select n, 'made-' || n from generate_series(%d, %d) n;
                drop table if exists made_link, made_role, made_part;
                create temporary table made_link as
                select distinct on (key, mandate) key, p as position, mandate,
                    case when n %% 3 = 0 then 'STATED' else 'INFERRED' end as basis
                from made, generate_series(0, 1) p, lateral (select number as mandate from mandate order by number
                    offset (n * 13 + p * 5) %% 23 limit 1) m;
                create temporary table made_role as
                select key, p as position, country,
                    (array['PARTICIPANT','HOST','BENEFICIARY','SIGNATORY'])[1 + (n + p) %% 4] as role,
                    case when (n + p) %% 9 = 0 then 'INFERRED' else 'STATED' end as basis
                from made, generate_series(0, 7) p, lateral (select key as country from country order by key
                    offset (n * 17 + p) %% 36 limit 1) c;
                create temporary table made_part as
                select key, p as position, organization, (array['FUNDER','IMPLEMENTER','PARTNER'])[1 + p] as role,
                    case when n %% 4 = 0 then 'LINE_OF_WORK' else 'STATED' end as basis
                from made, generate_series(0, 2) p, lateral (select key as organization from organization order by key
                    offset (n * 19 + p * 31) %% 120 limit 1) o;
                insert into activity (key, type, date, date_earliest, date_latest, date_basis, recorded, place, initiative,
                    third_party, people, source, version, mandates, mandates_stated, components, components_stated, states,
                    country_roles, roles, funders, line_funders, organizations)
                select key, (array['COURSE','SEMINAR','MEETING','WORKSHOP','COORDINATION','STUDY','TRAINING','PUBLICATION'])[1 + n * 31 %% 8],
                    case when n %% 11 = 0 then null else to_char(day, 'YYYY-MM') end,
                    case when n %% 11 = 0 then null else day end,
                    case when n %% 11 = 0 then null else (day + interval '1 month' - interval '1 day')::date end,
                    case when n %% 11 = 0 then null else 'STATED' end,
                    case when day > '2011-11-01' then 'PLANNED' when n %% 5 = 0 then 'UNDER_WAY' else 'DONE' end,
                    'Place ' || n %% 97,
                    initiative, false, '{}', 'management-report-2009-2011', 0,
                    coalesce(mandates, '{}'), coalesce(mandates_stated, '{}'),
                    array(select left(c, 1)::integer from unnest(initiative || mandates) c group by 1 order by 1),
                    array(select left(c, 1)::integer from unnest(initiative || mandates_stated) c group by 1 order by 1),
                    coalesce(states, '{}'), coalesce(country_roles, '{}'), coalesce(roles, '{}'),
                    coalesce(funders, '{}'), coalesce(line_funders, '{}'), coalesce(organizations, '{}')
                from made
                    cross join lateral (select (date '2008-01-01' + (n * 37 %% 276) * interval '1 month')::date as day) d
                    cross join lateral (select code as initiative from initiative order by code offset n * 7 %% 15 limit 1) i
                    left join (select key, array_agg(mandate order by mandate collate "C") as mandates,
                            array_agg(mandate order by mandate collate "C") filter (where basis = 'STATED') as mandates_stated
                        from made_link group by 1) l using (key)
                    left join (select key, array_agg(country order by country collate "C") as states,
                            array_agg(country || ' ' || role order by country collate "C") as country_roles,
                            array_agg(distinct role collate "C") as roles
                        from made_role where basis = 'STATED' group by 1) r using (key)
                    left join (select key,
                            array_agg(organization) filter (where role = 'FUNDER' and basis = 'STATED') as funders,
                            array_agg(organization) filter (where role = 'FUNDER' and basis = 'LINE_OF_WORK') as line_funders,
                            array_agg(organization order by organization collate "C") filter (where basis = 'STATED')
                                as organizations
                        from made_part group by 1) v using (key);
                insert into activity_text (activity, language, original, title, summary)
                select key, 'EN', true, 'Generated activity ' || n || ' on prisons and firearms', 'Summary of activity ' || n from made;
                insert into activity_citation (activity, position, source, section, paragraph)
                select key, 0, 'management-report-2009-2011', '3.c', '4' from made;
                insert into activity_mandate (activity, position, mandate, basis, reason)
                select key, position, mandate, basis, 'made up' from made_link;
                insert into participation (activity, position, country, role, basis)
                select key, position, country, role, basis from made_role;
                insert into activity_involvement (activity, position, organization, role, basis)
                select key, position, organization, role, basis from made_part;
                insert into deliverable (key, kind, recorded, proposed, due_original, due_original_earliest, due_original_latest,
                    due, due_earliest, due_latest, act_of, activity, initiative, source, version, mandates, mandates_stated,
                    components, components_stated)
                select key, 'REPORT', case when n %% 2 = 0 then 'DELIVERED' else 'PLANNED' end, false, '2012', '2012-01-01',
                    '2012-12-31', '2012', '2012-01-01', '2012-12-31', 'GENERAL_SECRETARIAT', key,
                    initiative, 'management-report-2009-2011', 0, array[mandate], '{}',
                    array(select left(c, 1)::integer from unnest(array[initiative, mandate]) c group by 1 order by 1),
                    array[left(initiative, 1)::integer]
                from made
                    cross join lateral (select code as initiative from initiative order by code offset n * 7 %% 15 limit 1) i
                    cross join lateral (select number as mandate from mandate order by number offset n * 13 %% 23 limit 1) m
                where n %% 2 = 0 or n %% 7 = 0;
                insert into deliverable_text (deliverable, language, original, title)
                select key, 'EN', true, 'Generated deliverable ' || n from made where n %% 2 = 0 or n %% 7 = 0;
                insert into deliverable_citation (deliverable, position, source, section)
                select key, 0, 'management-report-2009-2011', '3.c' from made where n %% 2 = 0 or n %% 7 = 0;
                insert into deliverable_mandate (deliverable, position, mandate, basis, reason)
                select key, 0, (select number from mandate order by number offset n * 13 %% 23 limit 1), 'INFERRED', 'made up'
                from made where n %% 2 = 0 or n %% 7 = 0;
                insert into deliverable_owner (deliverable, position, organization)
                select key, 0, 'oas-general-secretariat' from made where n %% 2 = 0 or n %% 7 = 0;
                insert into change (record_kind, record_key, version, author, reason, at, after)
                select kind, key, 0, 'generator', 'generated in bulk', now(), '{}' from made
                    cross join (values ('ACTIVITY'), ('DELIVERABLE')) k (kind)
                where kind = 'ACTIVITY' or n %% 2 = 0 or n %% 7 = 0;
                analyze
                """.formatted(first, last).split(";\n", -1)) {
            jdbc.sql(statement).update();
        }
    }
}
