package org.mispa.persistence.exchange;

import java.util.List;
import org.mispa.domain.change.Change;
import org.mispa.domain.shared.Actor;

/// The shipped records as the changes that make them.
public final class ShippedChanges {
    private ShippedChanges() {}

    public static List<Change> read() {
        return new RecordFiles(
                        file -> ShippedChanges.class.getResourceAsStream("/db/data/" + file), Actor.PORTAL, "shipped")
                .read();
    }
}
