package org.mispa.domain.change;

import java.util.List;
import org.mispa.domain.change.Workflow.Unpublished;

/// A record cannot be published while it names others that are not. Nothing was written.
public class NamesUnpublished extends RuntimeException {
    private final transient List<Unpublished> named;

    public NamesUnpublished(List<Unpublished> named) {
        super("not published: " + named.stream().map(Unpublished::record).toList());
        this.named = List.copyOf(named);
    }

    /// Those that are not published, in the order in which they would have to be.
    public List<Unpublished> named() {
        return named;
    }
}
