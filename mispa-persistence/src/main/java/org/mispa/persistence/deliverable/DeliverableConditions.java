package org.mispa.persistence.deliverable;

import java.util.Set;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.shared.Reckoning;
import org.mispa.persistence.shared.Conditions;

/// The conditions of a deliverable filter over `seen_deliverable(:asOf, :reach, :stated) e`.
public final class DeliverableConditions {
    private DeliverableConditions() {}

    public static Conditions of(DeliverableFilter filter, Reckoning reckoning) {
        return of(filter, reckoning, filter.statuses());
    }

    /// @param statuses those that are wanted instead of the filter's; none: all but those no longer pursued
    public static Conditions of(DeliverableFilter filter, Reckoning reckoning, Set<DeliverableStatus> statuses) {
        var conditions = new Conditions(reckoning)
                .andAny("e.components && cast(:components as integer[])", "components", filter.components())
                .andAny("e.mandates && cast(:mandates as text[])", "mandates", filter.mandates())
                .andAny("e.initiative = any(:initiatives)", "initiatives", filter.initiatives())
                .andAny("e.kind = any(:kinds)", "kinds", filter.kinds())
                .andAny("e.act_of = any(:actsOf)", "actsOf", filter.actsOf())
                .andAny("""
                        exists (select from unnest(:years) y where case y when '-1' then e.due is null
                            else e.due is not null and coalesce(e.due_earliest <= make_date(y::integer, 12, 31), true)
                                and coalesce(e.due_latest >= make_date(y::integer, 1, 1), true) end)""", "years", filter.years());
        if (statuses.isEmpty()) {
            conditions.and("e.status <> 'NO_LONGER_PURSUED'");
        } else {
            conditions.andAny("e.status = any(:statuses)", "statuses", statuses);
        }
        if (filter.passedOnly()) {
            conditions.and("e.passed");
        }
        few(conditions, filter);
        if (filter.owner() != null) {
            conditions.and(
                    "e.key in (select o.deliverable from deliverable_owner o where o.organization = :owner)",
                    "owner",
                    filter.owner());
        }
        if (filter.country() != null) {
            conditions.and("""
                    (e.key in (select o.deliverable from deliverable_owner o join country c on c.key = o.country
                        where coalesce(c.iso2, c.key) = :country)
                    or e.activity in (select p.activity from taking_part p join country c on c.key = p.country
                        where coalesce(c.iso2, c.key) = :country))""", "country", filter.country());
        }
        return conditions;
    }

    /// What few deliverables have in common, or what is no value: it is not kept in [DeliverableSets].
    static void few(Conditions conditions, DeliverableFilter filter) {
        if (filter.activity() != null) {
            conditions.and("e.activity = :activity", "activity", filter.activity());
        }
        if (filter.instrument() != null) {
            conditions.and("e.instrument = :instrument", "instrument", filter.instrument());
        }
        if (filter.text() != null) {
            conditions.and("""
                    e.key in (select t.deliverable from deliverable_text t
                        where t.searched like '%' || replace(replace(replace(plain(:text), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')""", "text", filter.text());
        }
    }
}
