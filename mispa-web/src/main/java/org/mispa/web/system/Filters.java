package org.mispa.web.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.Text;
import org.mispa.web.system.Parameters.Chosen;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Says in words by what a list is narrowed. The name of each parameter stands in the message files as `filter.NAME`,
/// that of a choice between few words as `filter.NAME.WORD`.
@Component
public class Filters {
    private final Directory directory;
    private final MessageSource messages;

    Filters(Directory directory, MessageSource messages) {
        this.directory = directory;
        this.messages = messages;
    }

    /// All that were read from the address so far, in that order.
    ///
    /// @throws BadAddress for the first key that names no record
    public List<Filter> inForce(Parameters parameters, Here here) {
        var titles = parameters.check(directory, here.language());
        return parameters.chosen().stream()
                .map(chosen -> filter(chosen, titles, here))
                .toList();
    }

    private Filter filter(Chosen chosen, Map<RecordKey, Text> titles, Here here) {
        var name = "filter." + chosen.parameter();
        var word = chosen.word();
        var title = chosen.record() == null ? null : titles.get(chosen.record());
        var label = word == null ? value(chosen, title) : say(word, here.locale());
        return new Filter(
                chosen.parameter(),
                chosen.value(),
                label,
                word != null && word.startsWith(name + ".")
                        ? label
                        : say("facets.chip", here.locale(), say(name, here.locale()), label),
                here.lang(title),
                here.minus(chosen.parameter(), chosen.value()));
    }

    /// Components, mandates and lines of work are known by their numbers.
    private static String value(Chosen chosen, @Nullable Text title) {
        var record = chosen.record();
        if (record == null || title == null) {
            return chosen.value();
        }
        return switch (record.kind()) {
            case COMPONENT, MANDATE, INITIATIVE -> record.key() + " " + title.value();
            default -> title.value();
        };
    }

    private String say(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, locale));
    }
}
