package org.mispa.domain.practice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;

/// The recorded practices, for reading.
public interface Practices {
    /// By origin, then in the order of the source.
    List<PracticeRow> all(Filter filter, Language language);

    Optional<PracticePage> find(PracticeId id, Language language);

    /// Which practices a list shows; null for any.
    record Filter(
            @Nullable String country,
            @Nullable PracticeOrigin origin,
            @Nullable String initiative,
            @Nullable String activity,
            @Nullable String organization) {
        public static final Filter ALL = new Filter(null, null, null, null, null);

        /// The query string of the list's address.
        public String query() {
            return new Query()
                    .with("country", country)
                    .with("origin", origin)
                    .with("initiative", initiative)
                    .with("activity", activity)
                    .with("organization", organization)
                    .toString();
        }
    }

    /// @param country code and name of whose experience it is; null where it is not one country's
    record PracticeRow(
            String key,
            Text title,
            PracticeOrigin origin,
            PracticeStage stage,
            @Nullable String country,
            @Nullable String countryName,
            @Nullable String organization,
            @Nullable Text organizationTitle) {}

    /// Everything recorded of one practice.
    record PracticePage(
            PracticeRow row,
            @Nullable Text summary,
            @Nullable String place,
            @Nullable String initiative,
            @Nullable Text initiativeTitle,
            @Nullable String activity,
            @Nullable Text activityTitle,
            List<CitationRow> citations) {}
}
