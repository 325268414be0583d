package org.mispa.persistence.generated;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.deliverable.DeliverableDetails;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.change.DetailsJson;

/// What the shipped records look like, from which all that is generated is drawn: the same each time.
record Shipped(
        List<ActivityDetails> activities,
        List<DeliverableDetails> deliverables,
        List<String> countries,
        List<String> organizations,
        List<String> mandates,
        List<String> initiatives) {

    /// @throws IllegalStateException where there are none, or anything else was ever recorded
    static Shipped read(Connection connection) throws SQLException {
        var activities = new ArrayList<ActivityDetails>();
        for (var details : details(connection, RecordKind.ACTIVITY)) {
            activities.add((ActivityDetails) details);
        }
        var deliverables = new ArrayList<DeliverableDetails>();
        for (var details : details(connection, RecordKind.DELIVERABLE)) {
            deliverables.add((DeliverableDetails) details);
        }
        if (activities.isEmpty() || deliverables.isEmpty()) {
            throw new IllegalStateException("the portal has not loaded the shipped records into this database");
        }
        if (!strings(
                        connection,
                        "select distinct author from change where author <> 'portal' or base_version is not null"
                                + " union all select author from proposal")
                .isEmpty()) {
            throw new IllegalStateException("this database holds generated or edited records; take a new one");
        }
        return new Shipped(
                activities,
                deliverables,
                strings(connection, "select key from country order by key collate \"C\""),
                strings(connection, "select key from organization order by key collate \"C\""),
                strings(connection, "select number from mandate order by number collate \"C\""),
                strings(connection, "select code from initiative order by code collate \"C\""));
    }

    private static List<Details> details(Connection connection, RecordKind kind) throws SQLException {
        var json = new DetailsJson();
        return strings(
                        connection,
                        "select after::text from change where record_kind = '" + kind.name()
                                + "' order by record_key collate \"C\"")
                .stream()
                .map(after -> json.read(kind, after))
                .toList();
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
