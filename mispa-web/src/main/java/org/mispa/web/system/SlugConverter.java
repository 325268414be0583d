package org.mispa.web.system;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Query;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/// Reads `under-way` as `UNDER_WAY`, and nothing else.
@SuppressWarnings("rawtypes") // the type of all constants
class SlugConverter implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return text -> constant(type, text);
    }

    private static <T extends Enum> T constant(Class<T> type, String text) {
        for (var constant : type.getEnumConstants()) {
            if (Query.slug(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("none of " + slugs(type));
    }

    /// All words of a type; empty where it is no closed choice.
    static List<String> slugs(@Nullable Class<?> type) {
        var constants = type == null ? null : type.getEnumConstants();
        return constants == null
                ? List.of()
                : Arrays.stream(constants)
                        .map(constant -> Query.slug((Enum<?>) constant))
                        .toList();
    }
}
