package org.mispa.domain.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /// How many countries are named as taking part, each once (method.md 5).
    public long namedCountries() {
        return countries.stream()
                .filter(country ->
                        country.basis() == Basis.STATED && country.role().takesPart())
                .map(Country::code)
                .distinct()
                .count();
    }

    /// The countries in their roles, what is stated before what is inferred.
    public List<InRole> countriesByRole() {
        var groups = new TreeMap<Basis, Map<CountryRole, List<Country>>>();
        for (var country : countries) {
            groups.computeIfAbsent(country.basis(), basis -> new TreeMap<>())
                    .computeIfAbsent(country.role(), role -> new ArrayList<>())
                    .add(country);
        }
        return groups.entrySet().stream()
                .flatMap(basis -> basis.getValue().entrySet().stream()
                        .map(role -> new InRole(role.getKey(), basis.getKey(), List.copyOf(role.getValue()))))
                .toList();
    }

    /// The countries that have one role by one basis.
    public record InRole(CountryRole role, Basis basis, List<Country> countries) {}

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
