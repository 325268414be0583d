package org.mispa.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.MispaApplication;
import org.mispa.persistence.database.DatabaseForTests;
import org.mispa.web.system.BrowserTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/// Every page type with the real records in a real browser, by the rules of WCAG 2.2 AA.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
class PagesLookTest extends BrowserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?asof=2012-07-01",
                "/components/3",
                "/mandates",
                "/mandates/3.3",
                "/mandates/1.5",
                "/initiatives/1.a",
                "/activities",
                "/activities?q=nothing-is-called-so",
                "/activities/police-intelligence-course-2",
                "/deliverables?asof=2012-07-01",
                "/deliverables/cifta-model-legislation",
                "/countries",
                "/countries/JM",
                "/countries/CU",
                "/matrix",
                "/organizations",
                "/organizations/government-of-canada",
                "/instruments",
                "/instruments/commitment-to-public-security",
                "/practices",
                "/practices/practice-jamaica-observatory",
                "/figures",
                "/statements",
                "/sources/management-report-2009-2011",
                "/links",
                "/meetings",
                "/meetings/mispa-1",
                "/method",
                "/translations",
                "/search",
                "/search?q=firearms",
                "/search?q=firarm",
                "/search?q=xqzvw",
                "/search?q=police&kind=activity&language=en",
                "/search?q=3.2&go=no",
                "/guide",
                "/glossary",
                "/accessibility",
                "/data",
                "/mandates/9.9"
            })
    void areAccessibleAndFitTheScreen(String address) {
        for (var view : new View[] {View.DESKTOP, View.PHONE_DARK}) {
            var page = open(address, view);
            isAccessible(page);
            doesNotScrollSideways(page);
        }
    }
}
