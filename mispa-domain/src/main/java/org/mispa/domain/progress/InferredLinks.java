package org.mispa.domain.progress;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;

/// All mandate links that are the portal's reading and wait for the secretariat to confirm them (method.md 4).
public interface InferredLinks {
    /// By mandate, then by kind and key of the record.
    Page<LinkRow> page(Filter filter, Language language, int number);

    /// Every link of the list one after the other, in its order; however many there are, few are held at a time.
    void each(Filter filter, Language language, Consumer<LinkRow> to);

    /// Which links a list shows; null for any.
    ///
    /// @param kind activity, deliverable or initiative
    record Filter(
            @Nullable String mandate,
            @Nullable String initiative,
            @Nullable RecordKind kind) {
        /// The query string of the list's address.
        public String query() {
            return new Query()
                    .with("mandate", mandate)
                    .with("initiative", initiative)
                    .with("kind", kind)
                    .toString();
        }
    }

    /// @param reason why the portal reads it so, in one line
    record LinkRow(String mandate, Text mandateTitle, RecordKind kind, String key, Text title, String reason) {
        /// The record that serves the mandate.
        public RecordKey record() {
            return new RecordKey(kind, key);
        }
    }
}
