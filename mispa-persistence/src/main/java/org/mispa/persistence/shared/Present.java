package org.mispa.persistence.shared;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads what is published now, whatever the thread reads besides: outside of its transaction, from the primary server,
/// and not the past state that it looks at.
@Component
public class Present {
    private final ObjectProvider<PlatformTransactionManager> transactions; // whose commits make a new present
    private final Replica replica;

    Present(ObjectProvider<PlatformTransactionManager> transactions, Replica replica) {
        this.transactions = transactions;
        this.replica = replica;
    }

    <T> T read(Supplier<T> reading) {
        var state = StateInView.schema();
        StateInView.show(null);
        try {
            var read = replica.onPrimary(() -> apart(reading));
            replica.mustReachNow(); // before anybody is told of it
            return read;
        } finally {
            StateInView.show(state);
        }
    }

    private <T> T apart(Supplier<T> reading) {
        var apart = new TransactionTemplate(transactions.getObject());
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        return Objects.requireNonNull(apart.execute(status -> reading.get()));
    }

    /// What any thread reads from now on shows all that was committed until now.
    void mustBeSeen() {
        replica.mustReachNow();
    }
}
