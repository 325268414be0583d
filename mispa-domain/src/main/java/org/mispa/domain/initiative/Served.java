package org.mispa.domain.initiative;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.mandate.MandateLink;

/// Which mandates and components a record serves, by all links and by the stated and confirmed ones only. Derived
/// whenever the record is made or revised, for SQL to count by (adr/0005): in order and without duplicates.
@Embeddable
public record Served(
        List<String> mandates,
        @Column(name = "mandates_stated") List<String> mandatesStated,
        List<Integer> components,
        @Column(name = "components_stated") List<Integer> componentsStated) {

    /// @param initiative the line of work it belongs to; null for the process itself
    public static Served of(@Nullable InitiativeId initiative, List<MandateLink> links) {
        return new Served(
                mandates(links, link -> true),
                mandates(links, MandateLink::statedOrConfirmed),
                components(initiative, links, link -> true),
                components(initiative, links, MandateLink::statedOrConfirmed));
    }

    private static List<String> mandates(List<MandateLink> links, Predicate<MandateLink> counted) {
        return links.stream()
                .filter(counted)
                .map(MandateLink::mandate)
                .map(MandateId::value)
                .sorted()
                .distinct()
                .toList();
    }

    private static List<Integer> components(
            @Nullable InitiativeId initiative, List<MandateLink> links, Predicate<MandateLink> counted) {
        return Stream.concat(
                        Stream.ofNullable(initiative).map(InitiativeId::component),
                        links.stream()
                                .filter(counted)
                                .map(link -> link.mandate().component()))
                .map(ComponentNumber::value)
                .sorted()
                .distinct()
                .toList();
    }
}
