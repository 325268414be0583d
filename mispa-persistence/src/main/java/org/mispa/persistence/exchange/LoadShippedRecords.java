package org.mispa.persistence.exchange;

import java.time.Clock;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Changes;
import org.mispa.domain.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Loads the shipped records by the one door on the first start, before the portal answers anybody: all of them in one
/// transaction, or none. Where anything is recorded already it changes nothing.
@Component
@ConditionalOnProperty(name = "mispa.shipped-records", havingValue = "true", matchIfMissing = true)
class LoadShippedRecords implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(LoadShippedRecords.class);

    private final Changes changes;
    private final ApplyChange door;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LoadShippedRecords(Changes changes, ApplyChange door, TransactionTemplate transaction, Clock clock) {
        this.changes = changes;
        this.door = door;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!changes.isEmpty()) {
            return;
        }
        var shipped = new RecordFiles(
                        file -> LoadShippedRecords.class.getResourceAsStream("/db/data/" + file),
                        Actor.PORTAL,
                        "Shipped with the portal")
                .read();
        var now = clock.instant();
        transaction.executeWithoutResult(status -> shipped.forEach(change -> door.apply(change, now)));
        LOG.info("Loaded {} shipped records", shipped.size());
    }
}
