package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MethodPageTest extends WholePortal {
    @Test
    void explainsEveryRuleInWords() {
        for (var part : page("/method").select("main section.part")) {
            assertThat(part.select("p")).as(part.id()).isNotEmpty();
        }
        assertThat(page("/method").select("main").text())
                .contains("Silence is no failure")
                .contains("A quarter is never turned into a day")
                .contains("stated 16");
    }

    @Test
    void isExplainedOnAMandateWithTheNumbersThatDecide() {
        assertThat(page("/mandates/3.2").select("details").text())
                .contains("Why this status?")
                .contains("6 activities Held")
                .contains("1 activity Under way")
                .contains("5 deliverables Delivered");
    }
}
