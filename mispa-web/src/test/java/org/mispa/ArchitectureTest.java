package org.mispa;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who may know whom (docs/architecture.md).
class ArchitectureTest {
    /// Each feature may use those before it.
    private static final List<String> FEATURES = List.of(
            "shared",
            "remark",
            "source",
            "country",
            "account",
            "organization",
            "meeting",
            "instrument",
            "component",
            "mandate",
            "initiative",
            "activity",
            "deliverable",
            "practice",
            "figure",
            "progress",
            "search",
            "record",
            "change",
            "feed",
            "follow",
            "delegation",
            "exchange",
            "report");

    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(ArchitectureTest::noTestJar)
            .importPackages("org.mispa");

    private static boolean noTestJar(Location location) {
        return !location.contains("-tests.jar") && !location.contains("/test-classes/");
    }

    @Test
    void classesOfAllThreeModulesAreLookedAt() {
        assertThat(PORTAL).anyMatch(type -> type.getPackageName().startsWith("org.mispa.domain"));
        assertThat(PORTAL).anyMatch(type -> type.getPackageName().startsWith("org.mispa.persistence"));
        assertThat(PORTAL).anyMatch(type -> type.getPackageName().startsWith("org.mispa.web"));
    }

    @Test
    void theDomainKnowsNeitherFrameworkNorWebNorSql() {
        classes()
                .that()
                .resideInAPackage("org.mispa.domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "org.mispa.domain..",
                        "java..",
                        "jakarta.persistence..",
                        "jakarta.transaction..",
                        "jakarta.inject..",
                        "org.jspecify.annotations.."))
                .check(PORTAL);
        noClasses()
                .that()
                .resideInAPackage("org.mispa.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(PORTAL);
    }

    @Test
    void webAndPersistenceMeetInTheDomainOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.mispa.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mispa.persistence..")
                .check(PORTAL);
        noClasses()
                .that()
                .resideInAPackage("org.mispa.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mispa.web..")
                .check(PORTAL);
    }

    @Test
    void aFeatureUsesOnlyThoseBeforeIt() {
        for (var module : List.of("domain", "persistence")) {
            for (var i = 0; i < FEATURES.size() - 1; i++) {
                var later = FEATURES.subList(i + 1, FEATURES.size()).stream()
                        .map(feature -> "org.mispa.*." + feature + "..")
                        .toArray(String[]::new);
                noClasses()
                        .that()
                        .resideInAPackage("org.mispa." + module + "." + FEATURES.get(i) + "..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(later))
                        .allowEmptyShould(true)
                        .check(PORTAL);
            }
        }
    }

    @Test
    void pagesOfOneFeatureDoNotUseThoseOfAnother() {
        slices().matching("org.mispa.web.(*)..")
                .namingSlices("$1")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage("org.mispa.web.."), resideInAPackage("org.mispa.web.system.."))
                .check(PORTAL);
    }

    @Test
    void onlyTheClockTellsTheTime() {
        for (var type : List.of(
                Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)) {
            noClasses().should().callMethod(type, "now").check(PORTAL);
        }
        noClasses()
                .that()
                .resideOutsideOfPackage("org.mispa.web.system..")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(PORTAL);
    }
}
