package org.mispa.web.system;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.AbstractMessageSource;

/// Messages whose patterns choose plural forms as each language needs them. Java's own message format cannot.
class IcuMessages extends AbstractMessageSource {
    private final MessageSource patterns;
    private final Map<Pattern, MessageFormat> formats = new ConcurrentHashMap<>();

    private record Pattern(String text, Locale locale) {}

    /// @param patterns gives each message as it stands in the file
    IcuMessages(MessageSource patterns) {
        this.patterns = patterns;
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        if (code == null) {
            return null;
        }
        var language = locale == null ? Locale.ENGLISH : locale;
        var text = patterns.getMessage(code, null, null, language);
        if (text == null) {
            return null;
        }
        var format = formats.computeIfAbsent(new Pattern(text, language), IcuMessages::parsed);
        // a format may only be used by one thread at a time
        return format.clone().format(resolveArguments(arguments, language));
    }

    @Override
    protected java.text.@Nullable MessageFormat resolveCode(String code, Locale locale) {
        return null;
    }

    private static MessageFormat parsed(Pattern pattern) {
        return new MessageFormat(pattern.text(), ULocale.forLocale(pattern.locale()));
    }
}
