package org.mispa.web.system;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/// The words of the portal, so far in English only.
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
        return new FixedLocaleResolver(Locale.ENGLISH);
    }
}
