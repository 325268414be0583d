package org.mispa.domain.change;

/// A reporting period is frozen once.
public class AlreadyFrozen extends RuntimeException {
    private final String period;

    public AlreadyFrozen(String period) {
        super(period);
        this.period = period;
    }

    public String period() {
        return period;
    }
}
