package org.mispa.web.system;

import java.util.Locale;
import java.util.Objects;
import org.mispa.domain.record.CellForm;
import org.mispa.domain.record.Fault;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.shared.BrokenRule.Rule;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Says what is wrong in a cell in the reader's language.
@Component
public class FaultWords {
    private static final int LONGEST = 100;

    private final MessageSource messages;

    FaultWords(MessageSource messages) {
        this.messages = messages;
    }

    public String say(Fault fault, Here here) {
        if (fault.wrong() == Wrong.RULE) {
            return say("rule." + Query.slug(Rule.valueOf(fault.values().getFirst())), new Object[0], fault, here);
        }
        Object[] values = fault.values().toArray();
        if (values.length > 0 && fault.wrong() != Wrong.COLUMN_UNKNOWN) {
            values[0] = shortened(fault.values().getFirst()); // what was written; what could be is said in full
        }
        if (fault.wrong() == Wrong.NO_RECORD) {
            var kind = RecordKind.valueOf(
                    fault.values().getFirst().toUpperCase(Locale.ROOT).replace(' ', '_'));
            values[0] = Objects.requireNonNull(messages.getMessage("RecordKind." + kind.name(), null, here.locale()));
        }
        var chosen = fault.wrong() == Wrong.EMPTY
                && fault.file()
                        .column(fault.column())
                        .filter(column -> column.form() == CellForm.CHOICE)
                        .isPresent();
        return say(chosen ? "fault.empty.choice" : "fault." + Query.slug(fault.wrong()), values, fault, here);
    }

    /// Where it is wrong, and whatever else stands beside it.
    public String say(String key, Here here, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, here.locale()));
    }

    private String say(String key, Object[] values, Fault fault, Here here) {
        return Objects.requireNonNull(messages.getMessage(key, values, fault.toString(), here.locale()));
    }

    private static String shortened(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }
}
