package org.mispa.domain.mandate;

import java.time.LocalDate;
import java.util.List;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;

/// The recorded judgements, for reading.
public interface Judgements {
    /// By number of the mandate, then by the day that they hold from, the one that counts last.
    List<JudgementRow> all(Language language);

    /// @param reason why the secretariat holds it so
    /// @param citation the main place that it rests on
    record JudgementRow(
            String key,
            String mandate,
            MandateStatus status,
            LocalDate since,
            LocalDate until,
            Text reason,
            CitationRow citation) {
        /// Whether it counts on an as-of day, both its first and its last day included.
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(since) && !day.isAfter(until);
        }
    }
}
