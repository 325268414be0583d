package org.mispa.web.system;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.mispa.domain.meeting.ReportingPeriodRow;
import org.mispa.domain.meeting.ReportingPeriods;
import org.mispa.domain.remark.Remarks;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/// The frame of the portal without records: no database, one page that shows every part. Its main method opens it. It
/// is
/// no `@Configuration`, so that tests of the whole portal do not find it.
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@ComponentScan(basePackageClasses = Here.class, lazyInit = true) // what needs records is made by nobody here
class SamplePortal {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    static void main(String[] args) {
        SpringApplication.run(SamplePortal.class, args);
    }

    /// The period of the shipped report.
    @Bean
    ReportingPeriods periods() {
        return () -> List.of(new ReportingPeriodRow(
                "2009-2011", LocalDate.of(2009, 11, 1), LocalDate.of(2011, 11, 15), Basis.INFERRED, false));
    }

    /// Nothing is translated.
    @Bean
    Remarks remarks() {
        return (reader, original) -> new Text(Language.EN, original);
    }

    /// No key names a record.
    @Bean
    Directory directory() {
        return new Directory() {
            @Override
            public Map<RecordKey, Text> titles(Collection<RecordKey> keys, Language language) {
                return Map.of();
            }

            @Override
            public List<Entry> all(RecordKind kind, Language language) {
                return List.of();
            }

            @Override
            public List<Entry> near(RecordKind kind, String words, Language language, int most) {
                return List.of();
            }
        };
    }

    /// Nobody signs in.
    @Bean
    AuthenticationSuccessHandler nobodyComes() {
        return (request, response, authentication) -> {};
    }

    @Bean
    LogoutHandler nobodyGoes() {
        return (request, response, authentication) -> {};
    }

    @Bean
    @Primary
    Clock fixedClock() {
        return Clock.fixed(Instant.from(TODAY.atStartOfDay(ZoneOffset.UTC)), ZoneOffset.UTC);
    }
}
