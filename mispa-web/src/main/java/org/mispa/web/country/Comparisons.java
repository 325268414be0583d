package org.mispa.web.country;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.country.Subregion;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.CountryReports.Blank;
import org.mispa.domain.progress.CountryReports.CountryRow;
import org.mispa.domain.progress.Progress;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Text;
import org.mispa.web.country.Comparison.Side;
import org.mispa.web.system.Field.Option;
import org.mispa.web.system.Here;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts countries and subregions side by side: each column is counted as the country's own page is, so that a subregion
/// is its states taken together.
@Component
class Comparisons {
    private final CountryReports reports;
    private final Activities activities;
    private final ProgressReports progress;
    private final MessageSource messages;

    Comparisons(CountryReports reports, Activities activities, ProgressReports progress, MessageSource messages) {
        this.reports = reports;
        this.activities = activities;
        this.progress = progress;
        this.messages = messages;
    }

    /// The member states, in alphabetical order.
    List<CountryRow> states(Here here) {
        return reports.all(CountryKind.MEMBER_STATE, ActivityFilter.ALL, here.reckoning(), here.language());
    }

    /// The subregions to choose from, in alphabetical order.
    List<Option> regions(List<CountryRow> states, Here here) {
        return Arrays.stream(Subregion.values())
                .filter(region -> states.stream().anyMatch(state -> state.subregion() == region))
                .map(region -> new Option(Query.slug(region), name(region, here)))
                .sorted(Comparator.comparing(Option::label, Collator.getInstance(here.locale())))
                .toList();
    }

    private String name(Subregion region, Here here) {
        return Objects.requireNonNull(messages.getMessage("Subregion." + region, null, here.locale()));
    }

    /// @param asked that has nothing wrong
    Comparison of(SidesAsked asked, List<CountryRow> states, Here here) {
        var sides = new ArrayList<Side>();
        for (var state : states) {
            if (asked.countries().contains(state.code())) {
                sides.add(side(
                        state.code(), state.name(), here.to("/countries/" + state.code()), Set.of(state.code()), here));
            }
        }
        for (var region : regions(states, here)) {
            if (asked.groups().contains(region.value())) {
                sides.add(side(
                        region.value(),
                        region.label(),
                        here.to("/countries", "subregion=" + region.value()),
                        codes(region.value(), states),
                        here));
            }
        }
        var whole = progress.of(here.reckoning(), here.language());
        return new Comparison(
                sides,
                whole.components().stream()
                        .collect(Collectors.toMap(
                                Progress.OfComponent::number,
                                Progress.OfComponent::title,
                                (one, other) -> one,
                                LinkedHashMap<Integer, Text>::new)),
                whole.mandates().stream()
                        .collect(Collectors.toMap(
                                Progress.OfMandate::number,
                                Progress.OfMandate::title,
                                (one, other) -> one,
                                LinkedHashMap<String, Text>::new)),
                List.of(CountryRole.values()).stream()
                        .filter(role -> sides.stream().anyMatch(side -> side.asRole(role) > 0))
                        .toList());
    }

    private static Set<String> codes(String region, List<CountryRow> states) {
        return states.stream()
                .filter(state -> state.subregion() != null
                        && Query.slug(state.subregion()).equals(region))
                .map(CountryRow::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Side side(String code, String name, String href, Set<String> codes, Here here) {
        var filter = ActivityFilter.ALL.withCountries(codes);
        var byComponent = new HashMap<Integer, Long>();
        activities.facets(filter, here.reckoning(), here.language(), Set.of("component")).stream()
                .flatMap(facet -> facet.values().stream())
                .forEach(value -> byComponent.put(Integer.valueOf(value.value()), value.count()));
        var byMandate = new HashMap<String, Long>();
        var blanks = new HashMap<String, Blank>();
        for (var mandate : reports.reach(codes, here.reckoning(), here.language())) {
            byMandate.put(mandate.mandate(), mandate.activities());
            if (mandate.blank() != null) {
                blanks.put(mandate.mandate(), mandate.blank());
            }
        }
        var byRole = new EnumMap<CountryRole, Long>(CountryRole.class);
        reports.roles(codes, here.reckoning()).forEach((role, counts) -> byRole.put(role, counts.getOrDefault(0, 0L)));
        return new Side(
                code,
                name,
                href,
                codes,
                activities.count(filter, here.reckoning()),
                byComponent,
                byMandate,
                blanks,
                byRole);
    }
}
