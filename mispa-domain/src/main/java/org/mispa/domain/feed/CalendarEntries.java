package org.mispa.domain.feed;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;

/// What calendars show. However many entries there are, few are held at a time. Records without a date, or with one
/// that
/// is open on one side, have no entry.
public interface CalendarEntries {
    /// Those of the list with this filter, the latest first. Where it asks for no status, the cancelled come too.
    ///
    /// @param most how many at most
    void activities(
            ActivityFilter filter, Reckoning reckoning, Language language, int most, Consumer<CalendarEntry> to);

    /// Due dates in force of those of the list with this filter, the latest first. Where it asks for no status, those
    /// no
    /// longer pursued come too.
    ///
    /// @param most how many at most
    void deliverables(
            DeliverableFilter filter, Reckoning reckoning, Language language, int most, Consumer<CalendarEntry> to);

    /// Activities and deliverables that were withdrawn since then and not recorded again, as cancelled.
    ///
    /// @param subject null for those of all
    /// @param most how many at most, the latest withdrawn first
    void withdrawn(
            @Nullable FeedSubject subject, Instant since, Language language, int most, Consumer<CalendarEntry> to);
}
