package org.mispa.web.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFacet;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Facet;
import org.mispa.web.system.Facet.Choice;
import org.mispa.web.system.Here;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Words for the facets of the activity list: constants by message files, records by their titles.
@Component
class ActivityFacets {
    private static final Map<String, String> CONSTANTS =
            Map.of("type", "ActivityType.", "status", "status.activity.", "role", "CountryRole.");

    private static final Map<String, RecordKind> RECORDS = Map.of(
            "component", RecordKind.COMPONENT,
            "mandate", RecordKind.MANDATE,
            "initiative", RecordKind.INITIATIVE,
            "country", RecordKind.COUNTRY,
            "funder", RecordKind.ORGANIZATION,
            "line-funder", RecordKind.ORGANIZATION,
            "organization", RecordKind.ORGANIZATION);

    private final MessageSource messages;

    ActivityFacets(MessageSource messages) {
        this.messages = messages;
    }

    /// @param titles what the records are called that the address names
    List<Facet> of(
            List<ActivityFacet> counted,
            ActivityFilter filter,
            Function<RecordKey, @Nullable String> titles,
            Here here) {
        var chosen = chosen(filter);
        var facets = new ArrayList<Facet>();
        for (var facet : counted) {
            var parameter = facet.parameter();
            var choices = new ArrayList<Choice>();
            for (var value : facet.values()) {
                choices.add(Choice.of(
                        here,
                        parameter,
                        value.value(),
                        label(parameter, value, here.locale()),
                        CONSTANTS.containsKey(parameter) || parameter.equals("year") ? null : here.lang(value.label()),
                        value.count()));
            }
            // What the address asks for stays in sight even where it leaves nothing.
            for (var value : chosen.getOrDefault(parameter, List.of())) {
                if (facet.values().stream().noneMatch(known -> known.value().equals(value))) {
                    choices.add(Choice.of(
                            here, parameter, value, missing(parameter, value, titles, here.locale()), null, 0));
                }
            }
            facets.add(new Facet(parameter, say("facet." + parameter, here.locale()), "activities", choices));
        }
        return facets;
    }

    private static Map<String, List<String>> chosen(ActivityFilter filter) {
        return Map.of(
                "component", filter.components().stream().map(Object::toString).toList(),
                "mandate", List.copyOf(filter.mandates()),
                "initiative", List.copyOf(filter.initiatives()),
                "type",
                        filter.types().stream()
                                .map(org.mispa.domain.shared.Query::slug)
                                .toList(),
                "status",
                        filter.statuses().stream()
                                .map(org.mispa.domain.shared.Query::slug)
                                .toList(),
                "role",
                        filter.roles().stream()
                                .map(org.mispa.domain.shared.Query::slug)
                                .toList(),
                "country", List.copyOf(filter.countries()),
                "funder", List.copyOf(filter.funders()),
                "line-funder", List.copyOf(filter.lineFunders()),
                "organization", List.copyOf(filter.organizations()));
    }

    private String label(String parameter, ActivityFacet.Value value, Locale locale) {
        var constants = CONSTANTS.get(parameter);
        if (constants != null) {
            return say(constants + (parameter.equals("status") ? value.value() : constant(value.value())), locale);
        }
        var title = value.label().value();
        return switch (parameter) {
            case "component", "mandate", "initiative" -> value.value() + " " + title;
            case "year" ->
                value.value().equals("several") || value.value().equals("none")
                        ? say("year." + value.value(), locale)
                        : value.value();
            default -> title;
        };
    }

    private String missing(
            String parameter, String value, Function<RecordKey, @Nullable String> titles, Locale locale) {
        var constants = CONSTANTS.get(parameter);
        if (constants != null) {
            return say(constants + (parameter.equals("status") ? value : constant(value)), locale);
        }
        var kind = RECORDS.get(parameter);
        var title = kind == null ? null : titles.apply(new RecordKey(kind, value));
        return title == null ? value : title;
    }

    private static String constant(String slug) {
        return slug.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
