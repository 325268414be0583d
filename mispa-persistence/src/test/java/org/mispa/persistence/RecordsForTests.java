package org.mispa.persistence;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.ContextConfiguration;

/// What tests of the persistence share: domain and persistence without the web, on a PostgreSQL database with the
/// shipped
/// records.
@SpringBootTest(classes = RecordsForTests.Application.class)
@ContextConfiguration(initializers = DatabaseForTests.class)
public abstract class RecordsForTests {
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @AutoConfigurationPackage(basePackages = "org.mispa")
    @ComponentScan("org.mispa")
    static class Application {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
        }
    }
}
