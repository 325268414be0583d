package org.mispa.web.system;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Details;

/// Says field by field what a change does to a record, in the reader's language.
public interface RecordDifferences {
    /// What is shown of a difference.
    ///
    /// @param removed what is no longer so; empty where there was nothing
    /// @param added what is so now; empty where there is nothing
    record Line(String label, List<String> removed, List<String> added) {}

    /// @param before null where the record is new
    List<Line> between(@Nullable Details before, Details after, Here here);
}
