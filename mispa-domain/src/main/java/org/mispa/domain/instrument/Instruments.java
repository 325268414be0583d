package org.mispa.domain.instrument;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;

/// The recorded instruments, for reading.
public interface Instruments {
    /// By date, then by title.
    List<InstrumentRow> all(Filter filter, Language language);

    Optional<InstrumentPage> find(InstrumentId id, Language language);

    /// Which instruments a list shows; null for any.
    ///
    /// @param mandate number of a mandate that it sets or takes up again
    /// @param meeting key of the meeting that adopted it
    record Filter(
            @Nullable InstrumentKind kind,
            @Nullable String mandate,
            @Nullable String meeting) {
        public static final Filter ALL = new Filter(null, null, null);

        /// The query string of the list's address.
        public String query() {
            return new Query()
                    .with("kind", kind)
                    .with("mandate", mandate)
                    .with("meeting", meeting)
                    .toString();
        }
    }

    /// @param mandates how many mandates it sets or takes up again
    record InstrumentRow(
            String key,
            InstrumentKind kind,
            @Nullable String symbol,
            Text title,
            @Nullable EdtfDate date,
            @Nullable String standing,
            long mandates) {}

    /// Everything recorded of one instrument itself.
    record InstrumentPage(
            InstrumentRow row,
            @Nullable Text summary,
            @Nullable Text note,
            List<String> parties,
            @Nullable String place,
            @Nullable String meeting,
            @Nullable Text meetingTitle,
            List<CitationRow> citations) {}
}
