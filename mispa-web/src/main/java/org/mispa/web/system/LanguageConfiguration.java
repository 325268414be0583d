package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;

/// The words of the portal in its four languages, and which of them a reader gets.
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {
    @Bean
    MessageSource messageSource() {
        var patterns = new ResourceBundleMessageSource();
        patterns.setBasename("messages");
        patterns.setDefaultEncoding(StandardCharsets.UTF_8.name());
        patterns.setFallbackToSystemLocale(false);
        return new IcuMessages(patterns);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return ReaderChoices.of(request).language().locale();
            }

            @Override
            public void setLocale(
                    HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new UnsupportedOperationException("the address chooses the language");
            }
        };
    }
}
