package org.mispa.web.system;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/// The English messages as a language that needs two fifths more room: vowels with accents and twice, in brackets that
/// show where a message begins and ends.
public final class PseudoLocale {
    private static final Map<Character, String> LONGER = Map.ofEntries(
            Map.entry('a', "áä"),
            Map.entry('e', "éè"),
            Map.entry('i', "íï"),
            Map.entry('o', "óö"),
            Map.entry('u', "úü"),
            Map.entry('y', "ýÿ"),
            Map.entry('t', "tt"),
            Map.entry('A', "ÁÄ"),
            Map.entry('E', "ÉÈ"),
            Map.entry('I', "ÍÏ"),
            Map.entry('O', "ÓÖ"),
            Map.entry('U', "ÚÜ"));

    private PseudoLocale() {}

    public static MessageSource messages() {
        var english = new ResourceBundleMessageSource();
        english.setBasename("messages");
        english.setDefaultEncoding(StandardCharsets.UTF_8.name());
        english.setFallbackToSystemLocale(false);
        return new IcuMessages(new AbstractMessageSource() {
            @Override
            protected @Nullable String getMessageInternal(
                    @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
                var pattern = code == null ? null : english.getMessage(code, null, null, Locale.ENGLISH);
                return pattern == null ? null : longer(pattern);
            }

            @Override
            protected java.text.@Nullable MessageFormat resolveCode(String code, Locale locale) {
                return null;
            }
        });
    }

    /// Single letters stay: they are marks in narrow cells, of one letter in each language.
    static String longer(String pattern) {
        if (pattern.length() < 3) {
            return pattern;
        }
        var parts = new MessagePattern(pattern);
        var within = new ArrayDeque<Part.Type>();
        var longer = new StringBuilder("[");
        var at = 0;
        for (var i = 0; i < parts.countParts(); i++) {
            var part = parts.getPart(i);
            var before = pattern.substring(at, part.getIndex());
            longer.append(within.peek() == Part.Type.MSG_START ? longerText(before) : before);
            longer.append(pattern, part.getIndex(), part.getLimit());
            at = part.getLimit();
            switch (part.getType()) {
                case MSG_START, ARG_START -> within.push(part.getType());
                case MSG_LIMIT, ARG_LIMIT -> within.pop();
                default -> {}
            }
        }
        return longer.append("]").toString();
    }

    private static String longerText(String text) {
        var longer = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            longer.append(LONGER.getOrDefault(text.charAt(i), text.substring(i, i + 1)));
        }
        return longer.toString();
    }
}
