package org.mispa.domain.remark;

import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Text;

/// How the sentences inside records read in other languages.
public interface Remarks {
    /// @param original the sentence as it stands in the record
    /// @return the sentence in the reader's language; the original where nobody has translated it
    Text in(Language reader, String original);
}
