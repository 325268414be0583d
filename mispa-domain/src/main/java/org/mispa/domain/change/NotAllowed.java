package org.mispa.domain.change;

/// Somebody does what their role, or the rule of two people, does not let them do. Nothing was written.
public class NotAllowed extends RuntimeException {
    /// Why not.
    public enum Why {
        ROLE,
        NOT_THE_AUTHOR,
        OWN_WORK,
        NOT_IN_THIS_STATE,
        REASON_MISSING
    }

    private final Why why;

    public NotAllowed(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
