package org.mispa.web.system;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

/// Takes the first answer. Left alone, Spring falls back from a refused word to the constant of that name, and a choice
/// could be written in two ways.
class StrictConversion implements ConversionService {
    private final ConversionService conversions;

    StrictConversion(ConversionService conversions) {
        this.conversions = conversions;
    }

    @Override
    public boolean canConvert(@Nullable Class<?> source, Class<?> target) {
        return conversions.canConvert(source, target);
    }

    @Override
    public boolean canConvert(@Nullable TypeDescriptor source, TypeDescriptor target) {
        return conversions.canConvert(source, target);
    }

    @Override
    public <T> @Nullable T convert(@Nullable Object value, Class<T> target) {
        try {
            return conversions.convert(value, target);
        } catch (ConversionFailedException refused) {
            throw refusal(refused);
        }
    }

    @Override
    public @Nullable Object convert(@Nullable Object value, @Nullable TypeDescriptor source, TypeDescriptor target) {
        try {
            return conversions.convert(value, source, target);
        } catch (ConversionFailedException refused) {
            throw refusal(refused);
        }
    }

    /// The data binder goes on trying after the one exception, and stops at the other.
    private static IllegalArgumentException refusal(ConversionFailedException refused) {
        return new IllegalArgumentException(refused.getMessage(), refused);
    }
}
