package org.mispa.domain.deliverable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;

/// The recorded deliverables, for reading.
public interface Deliverables {
    /// By due date, the earliest first, what has no date last.
    Page<DeliverableRow> page(DeliverableFilter filter, Reckoning reckoning, Language language, int number);

    /// Every deliverable of the list one after the other, in its order; however many there are, few are held at a time.
    void each(DeliverableFilter filter, Reckoning reckoning, Language language, Consumer<DeliverableTaken> to);

    /// A deliverable of a list that is taken away.
    ///
    /// @param originalDue the date first promised; null where none was
    /// @param organizations keys of the organizations that owe it
    /// @param countries codes of the countries that owe it
    record DeliverableTaken(
            DeliverableRow row,
            @Nullable EdtfDate originalDue,
            @Nullable String activity,
            List<String> organizations,
            List<String> countries) {}

    /// How many stand where, without regard to the statuses that the filter asks for.
    Map<DeliverableStatus, Long> distribution(DeliverableFilter filter, Reckoning reckoning);

    /// How many of the filter's deliverables were due on a day that has passed since the records end.
    long passed(DeliverableFilter filter, Reckoning reckoning);

    /// What is overdue or due, the earliest first.
    List<DeliverableRow> next(Reckoning reckoning, Language language, int most);

    /// What has a due date and is overdue or due, the nearest to the as-of day, the earliest due first. The statuses of
    /// the filter hold among these two.
    List<DatedRow> dated(DeliverableFilter filter, Reckoning reckoning, Language language, int most);

    Optional<DeliverablePage> find(DeliverableId id, Reckoning reckoning, Language language);

    /// @param due the due date in force; null where none was given
    /// @param moved whether it differs from the date first promised
    /// @param owners who owes it, by name
    record DeliverableRow(
            String key,
            DeliverableKind kind,
            Text title,
            DeliverableStatus status,
            boolean passed,
            boolean proposed,
            @Nullable EdtfDate due,
            boolean moved,
            @Nullable EdtfDate deliveredOn,
            ActOf actOf,
            @Nullable String initiative,
            List<String> mandates,
            List<String> owners) {}

    /// One mark on the line of due dates.
    ///
    /// @param due the due date in force
    /// @param original the date first promised; null where that was none
    record DatedRow(
            String key,
            Text title,
            DeliverableStatus status,
            boolean passed,
            EdtfDate due,
            @Nullable EdtfDate original) {
        public boolean moved() {
            return original != null && !original.equals(due);
        }
    }

    /// Everything recorded of one deliverable.
    ///
    /// @param status null where it is not seen yet on the day
    record DeliverablePage(
            String key,
            DeliverableKind kind,
            Text title,
            @Nullable Text summary,
            @Nullable Text note,
            DeliverableRecorded recorded,
            @Nullable DeliverableStatus status,
            boolean passed,
            boolean proposed,
            @Nullable LocalDate checkedOn,
            @Nullable EdtfDate due,
            @Nullable EdtfDate originalDue,
            List<Revision> revisions,
            @Nullable EdtfDate deliveredOn,
            @Nullable DateBasis dateBasis,
            @Nullable DeliverableOutcome outcome,
            ActOf actOf,
            List<OwnerRow> owners,
            @Nullable Related activity,
            @Nullable Related initiative,
            @Nullable Related instrument,
            @Nullable String evidence,
            List<Link> mandates,
            List<CitationRow> citations) {}

    /// @param reason why it was moved; null where no source tells
    record Revision(
            EdtfDate due,
            @Nullable LocalDate decidedOn,
            @Nullable String reason,
            CitationRow citation) {}

    /// @param organization key; null for a state
    /// @param country code; null for an organization
    record OwnerRow(@Nullable String organization, @Nullable String country, Text name) {}

    /// Another record, by its key and what it is called.
    record Related(String key, Text title) {}

    /// @param reason null where the link is stated
    record Link(
            String mandate,
            Text title,
            Basis basis,
            @Nullable String reason,
            boolean confirmed) {}
}
