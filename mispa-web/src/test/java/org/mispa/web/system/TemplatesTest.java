package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// What holds for every template.
class TemplatesTest {
    private static final List<String> LATER = List.of("th:if", "th:unless", "th:each", "th:with");
    private static final List<String> SAID = List.of("th:text", "th:replace", "th:insert");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final Pattern MESSAGE = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[}(]");
    private static final Pattern CLASS = Pattern.compile("\\.([a-zA-Z][\\w-]*)");

    private final List<Resource> templates;

    TemplatesTest() throws IOException {
        templates = Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:/templates/**/*.html"))
                .toList();
    }

    /// Thymeleaf replaces an element before it looks at its conditions, which are then never asked.
    @Test
    void replaceNoElementThatHasAConditionOfItsOwn() throws IOException {
        var found = new ArrayList<String>();
        for (var template : templates) {
            for (var element : parsed(template)) {
                var replaced = element.hasAttr("th:replace") || element.hasAttr("th:insert");
                if (replaced && LATER.stream().anyMatch(element::hasAttr)) {
                    found.add(template.getFilename() + ": "
                            + element.shallowClone().outerHtml());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /// Thymeleaf asks a condition before it sets the variables of the same element, which are then empty.
    @Test
    void setNoVariableWhereAConditionIsAsked() throws IOException {
        for (var template : templates) {
            assertThat(parsed(template))
                    .as(template.getDescription())
                    .noneMatch(element ->
                            element.hasAttr("th:with") && (element.hasAttr("th:if") || element.hasAttr("th:unless")));
        }
    }

    @Test
    void holdNoStyleAndNoScriptOfTheirOwn() throws IOException {
        for (var template : templates) {
            assertThat(parsed(template))
                    .as(template.getDescription())
                    .noneMatch(element -> element.hasAttr("style")
                            || element.hasAttr("th:style")
                            || (element.normalName().equals("script") && !ownFile(element))
                            || element.normalName().equals("style")
                            || element.attributes().asList().stream()
                                    .anyMatch(attribute -> attribute.getKey().startsWith("on")));
        }
    }

    /// The policy of the portal lets browsers run nothing but its own files.
    private static boolean ownFile(Element script) {
        return script.attr("th:src").startsWith("@{/") && script.data().isBlank();
    }

    @Test
    void sayOnlyWhatTheMessagesHold() throws IOException {
        var messages = ResourceBundle.getBundle("messages");
        var missing = new ArrayList<String>();
        for (var template : templates) {
            var keys = MESSAGE.matcher(template.getContentAsString(StandardCharsets.UTF_8));
            while (keys.find()) {
                if (!messages.containsKey(keys.group(1))) {
                    missing.add(template.getFilename() + ": " + keys.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void useOnlyClassesThatTheLookKnows() throws IOException {
        var known = new ArrayList<String>();
        for (var sheet : List.of("portal.css", "work.css")) {
            var css = new PathMatchingResourcePatternResolver()
                    .getResource("classpath:/static/" + sheet)
                    .getContentAsString(StandardCharsets.UTF_8);
            CLASS.matcher(css).results().map(match -> match.group(1)).forEach(known::add);
        }
        var unknown = new ArrayList<String>();
        for (var template : templates) {
            for (var element : parsed(template)) {
                element.classNames().stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> unknown.add(template.getFilename() + ": " + name));
            }
        }
        assertThat(unknown).isEmpty();
    }

    /// Words beside an element that says nothing itself are sample text that would stay in the page.
    @Test
    void holdNoWordsOfTheirOwn() throws IOException {
        var found = new ArrayList<String>();
        for (var template : templates) {
            if (String.valueOf(template.getFilename()).startsWith("sample")) {
                continue;
            }
            for (var element : parsed(template)) {
                var filled = SAID.stream().anyMatch(element::hasAttr)
                        || element.attr("th:fragment").startsWith("page(");
                if (!filled && WORD.matcher(element.ownText()).find()) {
                    found.add(template.getFilename() + ": " + element.ownText());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Element> parsed(Resource template) throws IOException {
        return Jsoup.parse(template.getContentAsString(StandardCharsets.UTF_8), "", Parser.xmlParser())
                .getAllElements();
    }
}
