package org.mispa.domain.meeting;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;

/// The recorded meetings, for reading.
public interface Meetings {
    /// By date, what has none last.
    List<MeetingRow> all(Filter filter, Language language);

    Optional<MeetingPage> find(MeetingId id, Language language);

    /// Which meetings a list shows; null for any.
    record Filter(@Nullable MeetingKind kind, @Nullable String series) {
        public static final Filter ALL = new Filter(null, null);

        /// The query string of the list's address.
        public String query() {
            return new Query().with("kind", kind).with("series", series).toString();
        }
    }

    record MeetingRow(
            String key,
            MeetingKind kind,
            @Nullable String series,
            @Nullable Integer number,
            Text title,
            @Nullable EdtfDate date,
            @Nullable String place,
            @Nullable String country,
            @Nullable String countryName,
            Recorded recorded) {}

    /// Everything recorded of one meeting itself.
    record MeetingPage(
            MeetingRow row,
            @Nullable Text summary,
            @Nullable Text note,
            List<CitationRow> citations) {}
}
