package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mispa.MispaApplication;

/// A portal in a process of its own, with its own database on a directory, as somebody starts it who just tries it. It
/// is
/// killed as soon as the form says that the draft is saved, without a chance to write anything more.
class KilledPortalTest {
    private static final String MAIL = "admin@localhost";
    private static final String PASSWORD = "five wooden chairs";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port ([0-9]+)");
    private static final Pattern FIRST_PASSWORD = Pattern.compile("password until the first sign-in: (\\S+)");
    private static final Pattern STARTED = Pattern.compile("Started MispaApplication");

    private static final Map<String, String> FIRST_TYPED = Map.of("type", "seminar", "title_en", "Half a thought");

    /// Right, wrong, of several lines, in rows, and not read yet: all of it is kept.
    private static final Map<String, String> TYPED = Map.ofEntries(
            Map.entry("type", "seminar"),
            Map.entry("title_en", "Seminar “on” the <marking> of firearms; San José"),
            Map.entry("title_es", "Seminario sobre el marcaje de armas de fuego"),
            Map.entry("summary_en", "One line,\nand another."),
            Map.entry("recorded", "done"),
            Map.entry("date", "32/13/2010"),
            Map.entry("place", "San José"),
            Map.entry("country", "Atlantis"),
            Map.entry("activity-participations.0.country", "Costa Rica"),
            Map.entry("activity-mandates.0.mandate", "5.4"),
            Map.entry("source", "Management report"),
            Map.entry("places", "5.d/2"),
            Map.entry(".countries", "Jamaica, Cuba and Atlantis"));

    @TempDir
    private Path directory;

    @Test
    void hasEverythingOfWhichItSaidThatItIsSaved() throws IOException, InterruptedException {
        var log = directory.resolve("first.log");
        var process = start(log);
        Visitor admin;
        String draft;
        try {
            admin = new Visitor(port(awaited(log, process, PORT)));
            var password = awaited(log, process, FIRST_PASSWORD).group(1);
            admin.signIn(MAIL, password);
            admin.fill(
                    "/account/password",
                    "/account/password",
                    Map.of("current", password, "password", PASSWORD, "again", PASSWORD));
            admin.signIn(MAIL, PASSWORD);

            var form = form(admin.page("/changes/new/activity"));
            var fields = hidden(form);
            var saved = saved(admin, form.attr("hx-post"), fields, FIRST_TYPED);
            draft = form(saved).attr("hx-post");
            saved(admin, form.attr("hx-post"), fields, TYPED);
        } finally {
            process.destroyForcibly(); // SIGKILL
        }
        assertThat(process.waitFor()).isNotZero();

        var later = directory.resolve("second.log");
        var next = start(later);
        try {
            var again = admin.at(port(awaited(later, next, PORT)));
            awaited(later, next, STARTED);
            var drafts = again.page("/changes?list=drafts");
            assertThat(drafts.select("main a[href=" + draft + "]").eachText())
                    .containsExactly(Objects.requireNonNull(TYPED.get("title_en")));
            var form = form(again.page(draft));
            var found = new LinkedHashMap<String, String>();
            TYPED.keySet().forEach(name -> found.put(name, value(form, name)));
            assertThat(found).isEqualTo(TYPED);
        } finally {
            next.destroy(); // in good order, with its database
            next.waitFor();
        }
    }

    /// What the form sends by itself while somebody writes.
    private static Document saved(Visitor admin, String to, Map<String, String> hidden, Map<String, String> typed) {
        var fields = new HashMap<>(hidden);
        fields.putAll(typed);
        fields.put("do", "autosave");
        var answer = admin.post(to, fields);
        assertThat(answer.statusCode()).isEqualTo(200);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("#draft-state").text()).startsWith("Saved:");
        return page;
    }

    private static Element form(Document page) {
        return Objects.requireNonNull(page.selectFirst("form.record"), page::text);
    }

    private static Map<String, String> hidden(Element form) {
        var fields = new HashMap<String, String>();
        form.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
        return fields;
    }

    private static String value(Element form, String name) {
        var field = Objects.requireNonNull(form.selectFirst("[name=" + name + "]"), name);
        return switch (field.normalName()) {
            case "select" -> field.select("option[selected]").val();
            case "textarea" -> field.wholeText();
            default -> field.val();
        };
    }

    private Process start(Path log) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", // starts faster
                        "-cp",
                        System.getProperty("java.class.path"),
                        MispaApplication.class.getName(),
                        "--server.port=0",
                        "--mispa.shipped-records=false",
                        "--mispa.database.directory=" + directory.resolve("database")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int port(MatchResult found) {
        return Integer.parseInt(found.group(1));
    }

    /// What a portal says in its log, as soon as it does.
    private static MatchResult awaited(Path log, Process process, Pattern words)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            var found = words.matcher(Files.readString(log));
            if (found.find()) {
                return found.toMatchResult();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The portal did not say " + words + " but:\n" + Files.readString(log));
    }
}
