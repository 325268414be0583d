package org.mispa.domain.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.initiative.Involvement;
import org.mispa.domain.initiative.InvolvementRole;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.shared.Basis;

/// The countries and organizations that an activity is counted with (method.md 5). Derived whenever it is made or
/// revised, for SQL to count by (adr/0005): in order and without duplicates, nothing inferred.
///
/// @param states countries taking part
/// @param countryRoles each country that is named, with all its roles: `jamaica HOST SIGNATORY`
/// @param roles in which any country is named
/// @param funders of the very activity
/// @param lineFunders of the whole that it is part of
/// @param organizations in any role
@Embeddable
public record CountedWith(
        List<String> states,
        @Column(name = "country_roles") List<String> countryRoles,
        List<String> roles,
        List<String> funders,
        @Column(name = "line_funders") List<String> lineFunders,
        List<String> organizations) {

    public static CountedWith of(ActivityDetails details) {
        var stated = details.participations().stream()
                .filter(participation -> participation.basis() == Basis.STATED)
                .toList();
        var involvements = details.involvements();
        return new CountedWith(
                stated.stream()
                        .filter(participation -> participation.role().takesPart())
                        .map(Participation::country)
                        .map(CountryId::value)
                        .sorted()
                        .distinct()
                        .toList(),
                countryRoles(stated),
                stated.stream()
                        .map(participation -> participation.role().name())
                        .sorted()
                        .distinct()
                        .toList(),
                organizations(involvements, funds(Basis.STATED)),
                organizations(involvements, funds(Basis.LINE_OF_WORK)),
                organizations(involvements, involvement -> involvement.basis() == Basis.STATED));
    }

    private static List<String> countryRoles(List<Participation> stated) {
        return stated.stream()
                .collect(Collectors.groupingBy(
                        participation -> participation.country().value(),
                        TreeMap::new,
                        Collectors.mapping(participation -> participation.role().name(), Collectors.toList())))
                .entrySet()
                .stream()
                .map(country -> country.getKey() + " "
                        + country.getValue().stream().sorted().distinct().collect(Collectors.joining(" ")))
                .toList();
    }

    private static Predicate<Involvement> funds(Basis basis) {
        return involvement -> involvement.role() == InvolvementRole.FUNDER && involvement.basis() == basis;
    }

    private static List<String> organizations(List<Involvement> involvements, Predicate<Involvement> counted) {
        return involvements.stream()
                .filter(counted)
                .map(Involvement::organization)
                .filter(Objects::nonNull)
                .map(OrganizationId::value)
                .sorted()
                .distinct()
                .toList();
    }
}
