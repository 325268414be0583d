package org.mispa.persistence.delegation;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.delegation.Confirmation;
import org.mispa.domain.delegation.Confirmations;
import org.mispa.domain.delegation.Review;
import org.mispa.domain.delegation.ReviewEntry;
import org.mispa.domain.delegation.Share;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.persistence.change.DetailsJson;
import org.mispa.persistence.shared.Conditions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the last change of each record that may name a country or an organization, and lets [Share] say whether it
/// does.
@Repository
class SqlReview implements Review {
    private static final String COMPONENT = "COMPONENT ";

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Confirmations confirmations;
    private final DetailsJson json = new DetailsJson();

    SqlReview(JdbcClient jdbc, Directory directory, Confirmations confirmations) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.confirmations = confirmations;
    }

    private record Last(
            RecordKey record,
            int version,
            long change,
            java.time.Instant at,
            Details details,
            List<Integer> components,
            long observations) {}

    @Override
    public List<ReviewEntry> entries(Delegation delegation, boolean drafts, Language language) {
        var bodies = bodies(delegation);
        var shares = new HashMap<RecordKey, List<Share>>();
        var named = new ArrayList<Last>();
        for (var last : last(delegation, bodies, drafts)) {
            var its = Share.of(last.record(), last.details(), delegation, bodies);
            if (!its.isEmpty()) {
                shares.put(last.record(), its);
                named.add(last);
            }
        }
        var titles = directory.titles(shares.keySet(), language);
        var confirmed = confirmations.by(delegation, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(Confirmation::record, one -> one));
        return named.stream()
                .map(last -> new ReviewEntry(
                        last.record(),
                        titles.getOrDefault(
                                last.record(), new Text(language, last.record().key())),
                        last.version(),
                        last.change(),
                        last.at(),
                        last.details(),
                        Objects.requireNonNull(shares.get(last.record())),
                        last.components(),
                        confirmed.get(last.record()),
                        last.observations()))
                .sorted(ReviewEntry.ORDER)
                .toList();
    }

    @Override
    public Map<RecordKey, Standing> standing(Collection<RecordKey> records, Reckoning reckoning) {
        var standing = new HashMap<RecordKey, Standing>();
        jdbc.sql("""
                        select 'ACTIVITY' as kind, key, status, passed
                        from seen_activity(:asOf, :reach, :stated) where key = any(:activities)
                        union all select 'DELIVERABLE', key, status, passed
                        from seen_deliverable(:asOf, :reach, :stated) where key = any(:deliverables)
                        """)
                .param("asOf", reckoning.asOf())
                .param("reach", reckoning.reach())
                .param("stated", reckoning.links() == LinkMode.STATED)
                .param("activities", keys(records, RecordKind.ACTIVITY))
                .param("deliverables", keys(records, RecordKind.DELIVERABLE))
                .query((row, n) -> {
                    var kind = constant(row, "kind", RecordKind.class);
                    var status = kind == RecordKind.ACTIVITY
                            ? constant(row, "status", ActivityStatus.class)
                            : constant(row, "status", DeliverableStatus.class);
                    return Map.entry(
                            new RecordKey(kind, text(row, "key")), new Standing(status, row.getBoolean("passed")));
                })
                .list()
                .forEach(one -> standing.put(one.getKey(), one.getValue()));
        return standing;
    }

    private static String[] keys(Collection<RecordKey> records, RecordKind kind) {
        return records.stream()
                .filter(record -> record.kind() == kind)
                .map(RecordKey::key)
                .toArray(String[]::new);
    }

    /// The organization itself, or the bodies of the country.
    private Set<OrganizationId> bodies(Delegation delegation) {
        if (!delegation.isOfCountry()) {
            return Set.of(OrganizationId.of(delegation.key()));
        }
        return new HashSet<>(jdbc.sql("select key from organization where country = :country")
                .param("country", delegation.key())
                .query((row, n) -> OrganizationId.of(text(row, "key")))
                .list());
    }

    /// More may be read than names it, never less: `change.feeds` holds every country that a change names.
    private List<Last> last(Delegation delegation, Set<OrganizationId> bodies, boolean drafts) {
        var keys = bodies.stream().map(OrganizationId::value).toList();
        var feeds = new ArrayList<String>();
        feeds.add(delegation.of().kind().name() + " " + delegation.key());
        keys.forEach(key -> feeds.add(RecordKind.ORGANIZATION.name() + " " + key));
        return jdbc.sql("""
                        with named (kind, key) as (
                            select record_kind, record_key from change where feeds && cast(:feeds as text[])
                            union select 'ACTIVITY', activity from activity_involvement where organization = any(:bodies)
                            union select 'INITIATIVE', initiative from initiative_involvement where organization = any(:bodies)
                            union select 'DELIVERABLE', deliverable from deliverable_owner where organization = any(:bodies)
                            union select 'PRACTICE', key from practice where organization = any(:bodies)),
                        observed (kind, key, n) as (
                            select about_kind, about_key, count(*) from observation
                            where delegation_kind = :delegationKind and delegation_key = :delegationKey
                                and (state = 'OPEN' or (state = 'DRAFT' and :drafts)) group by 1, 2)
                        select l.id, l.record_kind, l.record_key, l.version, l.at, l.after,
                            feeds_of(l.record_kind, l.record_key, null, l.after) as told, coalesce(o.n, 0) as observations
                        from named n
                            cross join lateral (select * from change c where c.record_kind = n.kind and c.record_key = n.key
                                order by c.id desc limit 1) l
                            left join observed o on o.kind = n.kind and o.key = n.key
                        where l.after is not null
                        """)
                .param("feeds", Conditions.array(feeds))
                .param("bodies", Conditions.array(keys))
                .param("drafts", drafts)
                .param("delegationKind", delegation.of().kind().name())
                .param("delegationKey", delegation.key())
                .query(this::last)
                .list();
    }

    private Last last(ResultSet row, int n) throws SQLException {
        var kind = constant(row, "record_kind", RecordKind.class);
        return new Last(
                new RecordKey(kind, text(row, "record_key")),
                row.getInt("version"),
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                json.read(kind, text(row, "after")),
                list(row, "told").stream()
                        .filter(told -> told.startsWith(COMPONENT))
                        .map(told -> Integer.valueOf(told.substring(COMPONENT.length())))
                        .sorted()
                        .toList(),
                row.getLong("observations"));
    }
}
