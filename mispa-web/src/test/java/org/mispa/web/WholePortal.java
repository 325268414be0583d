package org.mispa.web;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.mispa.MispaApplication;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What tests of the whole portal share: a PostgreSQL database of their own, the shipped records, a fixed today.
@SpringBootTest(classes = MispaApplication.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({WholePortal.Today.class, WholePortal.QuickPasswords.class})
abstract class WholePortal {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    static class Today {
        @Bean
        @Primary
        Clock today() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    /// The portal's own hashes take a quarter of a second each, which is their purpose. `SignInTest` has the portal's
    /// own.
    @TestConfiguration(proxyBeanMethods = false)
    static class QuickPasswords {
        private static final int WEAKEST = 4;

        @Bean
        @Primary
        PasswordEncoder quickPasswords() {
            return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(WEAKEST)));
        }
    }

    @Autowired
    private MockMvcTester portal;

    /// @param address with query string, already encoded
    final MvcTestResult get(String address) {
        return portal.get().uri(URI.create(address)).exchange();
    }

    final Document page(String address) {
        return document(get(address));
    }

    static Document document(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString(), "http://localhost/");
        } catch (UnsupportedEncodingException unknown) {
            throw new IllegalStateException(unknown);
        }
    }
}
