package org.mispa.domain.remark;

import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;

/// A remark in its languages.
///
/// @param words the sentence is the summary; the original is written exactly as it stands in the records
public record RemarkDetails(Wordings words) implements Details {

    @Override
    public RecordKind kind() {
        return RecordKind.REMARK;
    }
}
