package org.mispa.domain.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;

/// The published records that say of no source where they are written, though records of their kind can: a work list of
/// editors. Activities and deliverables are never among them; they cannot be written without.
public interface Uncited {
    /// @param kind null for all
    record Filter(@Nullable RecordKind kind) {
        /// The query string of the list's address.
        public String query() {
            return new Query().with("kind", kind).toString();
        }
    }

    /// @param title the title, or the sentence where the record has none
    record Row(RecordKey record, Text title) {}

    /// How many there are of each kind that can name a source, none too.
    Map<RecordKind, Long> counts();

    /// By kind and key.
    Page<Row> page(Filter filter, Language language, int number);
}
