package org.mispa.persistence.activity;

import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.shared.Conditions;

/// The conditions of an activity filter over `seen_activity(:asOf, :reach, :stated) a`.
public final class ActivityConditions {
    private ActivityConditions() {}

    public static Conditions of(ActivityFilter filter, Reckoning reckoning) {
        var conditions = new Conditions(reckoning)
                .andAny("a.components && cast(:components as integer[])", "components", filter.components())
                .andAny("a.mandates && cast(:mandates as text[])", "mandates", filter.mandates())
                .andAny("a.initiative = any(:initiatives)", "initiatives", filter.initiatives())
                .andAny("a.type = any(:types)", "types", filter.types())
                .andAny("a.funders && cast(:funders as text[])", "funders", filter.funders())
                .andAny("a.line_funders && cast(:lineFunders as text[])", "lineFunders", filter.lineFunders())
                .andAny("a.organizations && cast(:organizations as text[])", "organizations", filter.organizations())
                .andAny("""
                        exists (select from unnest(:years) y where case y
                            when '-1' then a.date is null
                            when '0' then a.date is not null and (a.date_earliest is null or a.date_latest is null
                                or extract(year from a.date_earliest) <> extract(year from a.date_latest))
                            else a.date is not null and coalesce(a.date_earliest <= make_date(y::integer, 12, 31), true)
                                and coalesce(a.date_latest >= make_date(y::integer, 1, 1), true)
                            end)""", "years", filter.years());
        countries(conditions, filter);
        if (filter.statuses().isEmpty()) {
            conditions.and("a.status <> 'CANCELLED'");
        } else {
            conditions.andAny("a.status = any(:statuses)", "statuses", filter.statuses());
        }
        if (filter.passedOnly()) {
            conditions.and("a.passed");
        }
        few(conditions, filter);
        return conditions;
    }

    /// What few activities have in common, or what is no value: it is not kept in [ActivitySets].
    static void few(Conditions conditions, ActivityFilter filter) {
        if (filter.partOf() != null) {
            conditions.and("a.part_of = :partOf", "partOf", filter.partOf());
        }
        if (filter.meeting() != null) {
            conditions.and("a.meeting = :meeting", "meeting", filter.meeting());
        }
        if (filter.instrument() != null) {
            conditions.and("a.instrument = :instrument", "instrument", filter.instrument());
        }
        if (filter.text() != null) {
            conditions.and("""
                    a.key in (select t.activity from activity_text t
                        where t.searched like '%' || replace(replace(replace(plain(:text), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')""", "text", filter.text());
        }
    }

    private static void countries(Conditions conditions, ActivityFilter filter) {
        var countries = !filter.countries().isEmpty();
        var roles = !filter.roles().isEmpty();
        if (!countries && !roles && !filter.inferredOnly()) {
            return;
        }
        // Without roles: taking part. With roles: in one of these, whatever it is.
        conditions.value(
                "roles", Conditions.array(filter.roles().isEmpty() ? CountryRole.takingPart() : filter.roles()));
        var country = "";
        if (countries) {
            conditions.value("countries", Conditions.array(filter.countries()));
            country = " and coalesce(n.iso2, n.key) = any(:countries)";
        }
        if (filter.inferredOnly()) {
            conditions.and("""
                    (a.key in (select p.activity from participation p join country n on n.key = p.country
                        where p.basis = 'INFERRED' and p.role = any(:roles)%1$s)
                    or a.key in (select g.activity from group_participation g join country n on n.key = any(g.inferred_members)
                        where g.role = any(:roles)%1$s))""".formatted(country));
        } else if (filter.roles().isEmpty()) {
            conditions.and(
                    "a.states && array(select n.key from country n where coalesce(n.iso2, n.key) = any(:countries))");
        } else if (!countries) {
            conditions.and("a.roles && cast(:roles as text[])");
        } else {
            conditions.and("""
                    a.key in (select p.activity from participation p join country n on n.key = p.country
                        where p.basis = 'STATED' and p.role = any(:roles)%s)""".formatted(country));
        }
    }
}
