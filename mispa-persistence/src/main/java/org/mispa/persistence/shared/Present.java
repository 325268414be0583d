package org.mispa.persistence.shared;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads what is published now, whatever the thread reads besides: outside of its transaction, which
/// may show what was a while ago, and not the past state that it looks at.
@Component
public class Present {
    private final TransactionTemplate apart;

    Present(PlatformTransactionManager transactions) {
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    <T> T read(Supplier<T> reading) {
        var state = StateInView.schema();
        StateInView.show(null);
        try {
            return Objects.requireNonNull(apart.execute(status -> reading.get()));
        } finally {
            StateInView.show(state);
        }
    }
}
