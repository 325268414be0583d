package org.mispa.domain.delegation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.deliverable.DeliverableDetails;
import org.mispa.domain.initiative.InitiativeDetails;
import org.mispa.domain.instrument.InstrumentDetails;
import org.mispa.domain.meeting.MeetingDetails;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.Text;

/// A record that names a country or an organization, with what its delegation has said of it.
///
/// @param version of the record, as its history counts
/// @param change number of the change by which it came to that version
/// @param changedAt when that was
/// @param components that it serves, by number; empty where none
/// @param confirmation the last one of the delegation; null where it never confirmed the record
/// @param observations how many observations of the delegation wait for an answer, or are drafts where these count
public record ReviewEntry(
        RecordKey record,
        Text title,
        int version,
        long change,
        Instant changedAt,
        Details details,
        List<Share> shares,
        List<Integer> components,
        @Nullable Confirmation confirmation,
        long observations) {

    /// What the delegation has said of it.
    public enum State {
        NOTHING,
        /// Confirmed before a later change: it is for the delegation to look again.
        CHANGED,
        /// An observation waits for an answer, or is a draft.
        OBSERVED,
        CONFIRMED
    }

    /// How a record names a country, as the public lists count it. A record can be named in several of these ways.
    public enum Named {
        /// An activity in which its role is stated: what its public page counts.
        STATED,
        /// An activity in which the portal infers its role, counted apart there.
        INFERRED,
        /// A body that belongs to it is named.
        BODY,
        /// None of these: its own record, what it owes itself, a role by which nobody takes part.
        OTHERWISE
    }

    /// By component, those of none last, then the newest first, those without a date last.
    public static final Comparator<ReviewEntry> ORDER = Comparator.comparingInt(ReviewEntry::component)
            .thenComparing(
                    entry -> entry.date() == null ? null : entry.date().latest(),
                    Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(entry -> entry.title().value())
            .thenComparing(entry -> entry.record().key());

    /// The place of what serves no component, behind those that do.
    public static final int NO_COMPONENT = 6;

    public ReviewEntry {
        shares = List.copyOf(shares);
        components = List.copyOf(components);
    }

    public State state() {
        if (confirmation != null && !confirmation.holds()) {
            return State.CHANGED;
        }
        if (observations > 0) {
            return State.OBSERVED;
        }
        return confirmation == null ? State.NOTHING : State.CONFIRMED;
    }

    /// Whether the record names the country in this way.
    public boolean isNamed(Named named) {
        return switch (named) {
            case STATED -> shares.stream().anyMatch(share -> share.takesPart(true));
            case INFERRED -> shares.stream().anyMatch(share -> share.takesPart(false));
            case BODY -> shares.stream().anyMatch(Share::ofBody);
            case OTHERWISE -> !isNamed(Named.STATED) && !isNamed(Named.INFERRED) && !isNamed(Named.BODY);
        };
    }

    /// The component under which it is listed.
    public int component() {
        return components.isEmpty() ? NO_COMPONENT : components.getFirst();
    }

    /// When it was, is or is due; null where no date is stated, or a record of its kind has none.
    public @Nullable EdtfDate date() {
        return switch (details) {
            case ActivityDetails activity -> activity.date();
            case DeliverableDetails deliverable ->
                deliverable.deliveredOn() == null ? deliverable.due() : deliverable.deliveredOn();
            case MeetingDetails meeting -> meeting.date();
            case InstrumentDetails instrument -> instrument.date();
            case InitiativeDetails initiative -> initiative.date();
            default -> null;
        };
    }

    /// The year in which it is listed; null where no date, or no end of it, is stated.
    public @Nullable Integer year() {
        var date = date();
        var latest = date == null ? null : date.latest();
        return latest == null ? null : latest.getYear();
    }
}
