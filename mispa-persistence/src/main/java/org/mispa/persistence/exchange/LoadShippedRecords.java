package org.mispa.persistence.exchange;

import java.time.Clock;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Changes;
import org.mispa.domain.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Loads the shipped records by the one door on the first start, before the portal answers anybody: all of them in one
/// transaction, or none. Where anything is recorded already it changes nothing; of several nodes that start at once one
/// loads them, and the others wait.
@Component
@ConditionalOnProperty(name = "mispa.shipped-records", havingValue = "true", matchIfMissing = true)
class LoadShippedRecords implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(LoadShippedRecords.class);

    /// Of PostgreSQL's advisory locks.
    private static final long LOADER = 0x6d69737062L;

    private final JdbcClient jdbc;
    private final Changes changes;
    private final ApplyChange door;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LoadShippedRecords(
            JdbcClient jdbc, Changes changes, ApplyChange door, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
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
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(" + LOADER + ")").query(row -> {});
            if (changes.isEmpty()) {
                load();
            }
        });
    }

    private void load() {
        var shipped = new RecordFiles(
                        file -> LoadShippedRecords.class.getResourceAsStream("/db/data/" + file),
                        Actor.PORTAL,
                        "Shipped with the portal")
                .read();
        var now = clock.instant();
        shipped.forEach(change -> door.apply(change, now));
        LOG.info("Loaded {} shipped records", shipped.size());
    }
}
