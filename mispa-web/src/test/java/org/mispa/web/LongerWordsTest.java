package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mispa.web.system.PseudoLocale;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The portal in a language that is two fifths longer than English and puts every message in brackets: nothing runs
/// over,
/// and what stands outside the brackets is a record's.
@Import(LongerWordsTest.Longer.class)
class LongerWordsTest extends PortalInBrowser {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /// Words of dates (edtf_en.properties and the JDK); languages in themselves; the address of the page, for print.
    private static final Pattern OWN = Pattern.compile("""
            \\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|August|September\
            |October|November|December|about|by|since|to|the|of|and|from|day|first|second|third|fourth|1st|2nd|quarter|half)\\b\
            |English|Español|Français|Português|[\\w-]+\\.(?:csv|zip)|https?://\\S+""");

    /// What may stand between two recorded texts in one line.
    private static final Pattern BETWEEN = Pattern.compile("[;,:·()–]\\s*| \\(");

    /// The number of a component or mandate, or the code of a line of work, before its name.
    private static final Pattern CODE = Pattern.compile("^\\d(?:\\.\\w)? ");

    private static final Pattern WORD = Pattern.compile("\\p{L}{3}");

    @TestConfiguration(proxyBeanMethods = false)
    static class Longer {
        @Bean
        static BeanPostProcessor longerMessages() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return name.equals("messageSource") ? PseudoLocale.messages() : bean;
                }
            };
        }
    }

    @Test
    void fitAPhoneAndComeFromMessagesOrRecords() throws IOException {
        var recorded = recorded();
        var page = tab(View.PHONE, true);
        var faults = new ArrayList<String>();
        var literals = new TreeSet<String>();
        for (var type : PageType.values()) {
            load(page, type.in("en"));
            if (beyondTheEdge(page) > 0) {
                faults.add(type.address() + " " + beyondTheEdge(page) + " pixels beyond the edge: "
                        + strings(ask(page, "culprits")));
            }
            strings(ask(page, "clipped")).forEach(text -> faults.add(type.address() + " " + text));
            strings(ask(page, "outsideBrackets")).stream()
                    .filter(text -> !isRecorded(text, recorded))
                    .forEach(text -> literals.add(type.address() + " " + text));
        }
        assertThat(faults).as("text that does not fit").isEmpty();
        assertThat(literals).as("words that are neither a message nor recorded").isEmpty();
    }

    private static boolean isRecorded(String text, String recorded) {
        return BETWEEN.splitAsStream(text).map(String::strip).allMatch(part -> isOne(part, recorded))
                || isOne(text, recorded);
    }

    private static boolean isOne(String text, String recorded) {
        return recorded.contains(CODE.matcher(text).replaceFirst(""))
                || !WORD.matcher(OWN.matcher(text).replaceAll(" ")).find();
    }

    /// Every record file in one text.
    private static String recorded() throws IOException {
        var all = new StringBuilder();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:/db/data/*.csv")) {
            all.append(file.getContentAsString(StandardCharsets.UTF_8).replace("\"\"", "\""))
                    .append('\n');
        }
        return Objects.requireNonNull(SPACES.matcher(all).replaceAll(" "));
    }
}
