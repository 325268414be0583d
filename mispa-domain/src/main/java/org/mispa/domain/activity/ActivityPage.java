package org.mispa.domain.activity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.initiative.InvolvementRow;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;

/// Everything recorded of one activity.
///
/// @param status null where it is not seen yet on the day
public record ActivityPage(
        String key,
        ActivityType type,
        Text title,
        @Nullable Text summary,
        @Nullable Text note,
        @Nullable EdtfDate date,
        @Nullable DateBasis dateBasis,
        Recorded recorded,
        @Nullable LocalDate checkedOn,
        @Nullable ActivityStatus status,
        boolean passed,
        @Nullable String place,
        @Nullable Named country,
        @Nullable Named initiative,
        @Nullable Integer component,
        @Nullable Named partOf,
        @Nullable Named meeting,
        @Nullable Named instrument,
        @Nullable Integer edition,
        boolean thirdParty,
        List<String> people,
        List<Link> mandates,
        List<Country> countries,
        List<Group> groups,
        List<InvolvementRow> involved,
        List<CitationRow> citations) {

    /// Another record, by its key and what it is called.
    public record Named(String key, Text title) {}

    /// A mandate it serves.
    ///
    /// @param reason null where stated
    public record Link(
            String mandate,
            Text title,
            Basis basis,
            @Nullable String reason,
            @Nullable String confirmedBy,
            @Nullable LocalDate confirmedOn) {}

    /// @param code what the country's address ends in: ISO 3166-1 alpha-2, or the portal's key where there is none
    public record Country(
            String code,
            String name,
            CountryRole role,
            Basis basis,
            @Nullable Integer headCount,
            @Nullable String note) {}

    public record Group(
            String title,
            CountryRole role,
            List<String> inferredMembers,
            @Nullable String reason) {
        public Group {
            inferredMembers = List.copyOf(inferredMembers);
        }
    }
}
