package org.mispa.domain.delegation;

/// A file that is not kept with an observation.
public class RefusedEvidence extends RuntimeException {
    /// Why not.
    public enum Why {
        EMPTY,
        TOO_LARGE,
        /// Neither PDF, PNG, JPEG nor plain text, or called otherwise than it is.
        TYPE,
        INFECTED,
        TOO_MANY
    }

    private final Why why;

    public RefusedEvidence(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
