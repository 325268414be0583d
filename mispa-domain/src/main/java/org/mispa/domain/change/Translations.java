package org.mispa.domain.change;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.domain.shared.Translation;

/// Which wordings are translated, and which wait for it: the work list of editors.
public interface Translations {
    /// @param language into which
    /// @param state never [Translation#ORIGINAL]; null for those that wait: missing and outdated ones
    /// @param kind null for all
    record Filter(
            Language language,
            @Nullable Translation state,
            @Nullable RecordKind kind) {
        public String query() {
            return new Query()
                    .with("language", language.tag())
                    .with("state", state)
                    .with("kind", kind)
                    .toString();
        }
    }

    /// @param original the title, or the sentence where the record has none
    record Row(RecordKind kind, String key, Text original, Translation state) {
        public RecordKey record() {
            return new RecordKey(kind, key);
        }
    }

    /// How many records of a kind stand how in a language.
    record Count(Language language, RecordKind kind, Translation state, long records) {}

    /// By kind and key.
    Page<Row> page(Filter filter, int number);

    /// Those of every language and kind; what is counted nowhere is left out.
    List<Count> counts();
}
