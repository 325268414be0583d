package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The HTML of every page type is valid.
@Isolated("the checker opens its own archive in a way that a class beside it can close")
class HtmlTest extends WholePortal {
    /// What the newest checker on Maven Central, of 2020, does not know yet, and what it only advises; each with its
    /// reason.
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("Attribute “popover” not allowed on element “nav”", "in the HTML standard since 2023");
        KNOWN.put("Attribute “popover” not allowed on element “span”", "in the HTML standard since 2023");
        KNOWN.put("Attribute “popovertarget” not allowed on element “button”", "in the HTML standard since 2023");
        KNOWN.put("Attribute “popovertargetaction” not allowed on element “button”", "in the HTML standard since 2023");
        KNOWN.put("Element “search” not allowed", "in the HTML standard since 2023");
        KNOWN.put("Possible misuse of “aria-label”", "lists may have a name since ARIA 1.2; axe judges names");
        KNOWN.put("The “inputmode” attribute is not supported in all browsers", "it is since 2020");
        KNOWN.put("The “date” input type is not supported in all browsers", "it is since 2021");
    }

    @Test
    void isValid() throws IOException {
        var addresses = Stream.of(PageType.values())
                .flatMap(type -> Stream.concat(
                        Stream.of(type.in("en"), type.in("fr")),
                        type.others().stream().map(other -> PageType.inLanguage(other, "es"))))
                .toList();
        var faults = new ArrayList<String>();
        try (var checker = new HtmlChecker()) {
            for (var address : addresses) {
                checker.check(html(address)).stream()
                        .filter(message -> KNOWN.keySet().stream().noneMatch(message::contains))
                        .forEach(message -> faults.add(address + " " + message));
            }
            assertThat(checker.check("<!DOCTYPE html><title>x</title><p id=a><p id=a>"))
                    .as("a checker that is awake")
                    .isNotEmpty();
        }
        assertThat(faults).isEmpty();
    }

    private String html(String address) throws UnsupportedEncodingException {
        return get(address).getResponse().getContentAsString();
    }
}
