package org.mispa.web.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mispa.domain.activity.ActivityFacet;
import org.mispa.web.system.Facet;
import org.mispa.web.system.Facet.Choice;
import org.mispa.web.system.Filter;
import org.mispa.web.system.Here;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Words for the facets of the activity list: constants by message files, records by their titles.
@Component
class ActivityFacets {
    private static final Map<String, String> CONSTANTS =
            Map.of("type", "ActivityType.", "status", "status.activity.", "role", "CountryRole.");

    private final MessageSource messages;

    ActivityFacets(MessageSource messages) {
        this.messages = messages;
    }

    /// @param inForce the filters in force
    List<Facet> of(List<ActivityFacet> counted, List<Filter> inForce, Here here) {
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
            inForce.stream()
                    .filter(filter -> filter.parameter().equals(parameter))
                    .filter(filter -> facet.values().stream()
                            .noneMatch(known -> known.value().equals(filter.value())))
                    .forEach(filter ->
                            choices.add(Choice.of(here, parameter, filter.value(), filter.label(), filter.lang(), 0)));
            facets.add(new Facet(parameter, say("facet." + parameter, here.locale()), "activities", choices));
        }
        return facets;
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

    private static String constant(String slug) {
        return slug.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
