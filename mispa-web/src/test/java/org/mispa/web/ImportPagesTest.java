package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.mispa.domain.exchange.Batches;
import org.mispa.domain.record.RecordFile;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/// Files that come in over the network as a browser sends them, into a portal that begins empty.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({WholePortal.Today.class, WholePortal.QuickPasswords.class})
@TestPropertySource(
        properties = {"mispa.test.database=import-pages", "mispa.shipped-records=false", "mispa.import-size=4MB"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportPagesTest {
    private static final String PASSWORD = "five wooden chairs";
    private static final String ROOT = "root@example.org";
    private static final String ANA = "ana@example.org";
    private static final String LUIS = "luis@example.org";

    @LocalServerPort
    private int port;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Batches batches;

    private Visitor root;

    @BeforeEach
    void root() {
        if (accounts.withMail(ROOT).isEmpty()) {
            jdbc.sql("delete from account").update();
            manage.first(
                    new Person(ROOT, "Root", AccountRole.ADMIN, null), passwords.encode(PASSWORD), WholePortal.NOW);
            jdbc.sql("update account set temporary = false").update();
        }
        root = new Visitor(port);
        root.signIn(ROOT, PASSWORD);
    }

    private Visitor editor(String mail) {
        if (accounts.withMail(mail).isEmpty()) {
            var by = new By(null, null, WholePortal.NOW);
            manage.invite(new Person(mail, mail, AccountRole.EDITOR, null), mail, by);
            manage.open(mail, passwords.encode(PASSWORD), by);
        }
        var visitor = new Visitor(port);
        visitor.signIn(mail, PASSWORD);
        return visitor;
    }

    private HttpResponse<String> send(Visitor visitor, String name, byte[] content) {
        return send(visitor, "", name, content);
    }

    private HttpResponse<String> send(Visitor visitor, String query, String name, byte[] content) {
        return visitor.upload("/imports/new", "/imports" + query, name, content);
    }

    private String imported(Visitor visitor, String name, byte[] content) {
        var answer = send(visitor, name, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var page = Visitor.wherefrom(answer);
        People.await(batches, page);
        return page;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] shipped() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : RecordFile.values()) {
            try (var in =
                    Objects.requireNonNull(ImportPagesTest.class.getResourceAsStream("/db/data/" + file.file()))) {
                files.put(file.file(), in.readAllBytes());
            }
        }
        return zip(files);
    }

    private byte[] taken() {
        var request =
                HttpRequest.newBuilder(URI.create(root.origin + "/data.zip")).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".csv")) {
                    files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    @Test
    @Order(1)
    void theShippedFilesMakeTheRecordsOfTheFirstStart() throws IOException {
        var page = imported(root, "records.zip", shipped());
        var dry = root.page(page);
        assertThat(dry.select("main h2#records").text()).isNotEmpty();
        assertThat(dry.select("main").text()).doesNotContain("Mend them");
        assertThat(Visitor.wherefrom(root.fill(page, page + "/take", Map.of("reason", "First records"))))
                .isEqualTo(page);
        root.fill(page, page + "/approve", Map.of("remark", ""));
        assertThat(root.page(page).select("main .errors").text()).isNotEmpty();
        root.fill(page, page + "/approve", Map.of("remark", "Nobody else is there"));
        People.await(batches, page);
        assertThat(root.page(page).select("main dl").text()).contains("published", "Nobody else is there");

        var out = unzipped(taken());
        assertThat(out).hasSize(RecordFile.values().length);
        assertThat(out.getOrDefault("activities.csv", "").lines().count()).isGreaterThan(50);
        var again = root.page(imported(root, "mispa-records.zip", taken()));
        assertThat(again.select("main [role=status]").text())
                .isEqualTo("Every row equals what is recorded. Nothing to do.");
        assertThat(root.page("/audit").select("main").text()).contains("published an import");
    }

    @Test
    @Order(2)
    void theSameRecordsAsAtAFirstStartAreTakenAway() throws IOException {
        var expected = new org.springframework.boot.builder.SpringApplicationBuilder(MispaApplication.class);
        var settings = new ArrayList<String>();
        DatabaseForTests.newDatabase().forEach((key, value) -> settings.add("--" + key + "=" + value));
        settings.add("--server.port=0");
        try (var first = expected.run(settings.toArray(String[]::new))) {
            var files = new TreeMap<String, String>();
            var written = new LinkedHashMap<String, ByteArrayOutputStream>();
            first.getBean(org.mispa.domain.exchange.PublishedRecords.class)
                    .writeAll(file -> written.computeIfAbsent(file.file(), name -> new ByteArrayOutputStream()));
            written.forEach((name, bytes) -> files.put(name, bytes.toString(StandardCharsets.UTF_8)));
            assertThat(unzipped(taken())).isEqualTo(files);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final String SOURCE = "management-report-2009-2011";
    private static final String ORGANIZATIONS =
            "key,title_en,acronym,kind,country,parent,aliases,note_en,source,places\n";

    private static String office(String key, String kind) {
        return key + ",An office,,%s,,,,,%s,1\n".formatted(kind, SOURCE);
    }

    @Test
    @Order(3)
    void anotherPersonPublishesAndTheImportCanBeUndone() {
        var ana = editor(ANA);
        var luis = editor(LUIS);
        var page = imported(
                ana,
                "organizations.csv",
                utf8(ORGANIZATIONS + office("office-a", "office") + office("office-b", "nonsense")));
        assertThat(luis.get(page).statusCode()).as("a dry run is its author's").isEqualTo(404);
        var dry = ana.page(page);
        assertThat(dry.select("main td li").text()).contains("organizations.csv · row 3 · column D (kind)", "nonsense");
        assertThat(ana.page(page + "?outcome=new").select("main tbody tr")).hasSize(1);
        assertThat(ana.get(page + "/errors.csv").body())
                .startsWith("\uFEFFfile,row,letter,column,key,cell,reason\r\n"
                        + "organizations.csv,3,D,kind,office-b,nonsense,");
        ana.fill(page, page + "/take", Map.of("reason", "An office"));
        assertThat(ana.page(page).select("main form[action$=/approve]")).isEmpty();
        luis.fill(page, page + "/approve", Map.of());
        People.await(batches, page);
        assertThat(luis.get("/organizations/office-a").statusCode()).isEqualTo(200);
        luis.fill(page, page + "/undo", Map.of("reason", "A mistake"));
        People.await(batches, page);
        assertThat(luis.get("/organizations/office-a").statusCode()).isIn(404, 410);
        assertThat(luis.page(page).select("main dl").text()).contains("undone", "A mistake");
        assertThat(luis.page("/imports").select("main tbody tr th").text()).contains(page.replace("/imports/", ""));
    }

    @Test
    @Order(4)
    void whatIsDecidedOneByOneIsDoneAndItsPageSaysWhatBecameOfEach() {
        var ana = editor(ANA);
        var luis = editor(LUIS);
        var page = imported(
                ana,
                "organizations.csv",
                utf8(ORGANIZATIONS + office("single-a", "office") + office("single-b", "office")));
        ana.fill(page, page + "/take", Map.of("reason", "Two offices"));
        var links = luis.page(page).select("main td a[href*=/changes/]").eachAttr("href");
        assertThat(links).hasSize(2);
        luis.fill(links.getFirst() + "/review", links.getFirst() + "/approve", Map.of());
        luis.fill(links.getLast() + "/review", links.getLast() + "/return", Map.of("note", "Which one?"));
        var done = luis.page(page);
        assertThat(done.select("main dl").text()).contains("decided one by one", "returned: 1 · published: 1");
        assertThat(done.select("main tbody td:nth-of-type(1)").eachText())
                .containsExactly("new published", "new returned");
        assertThat(done.select("main form[action$=/approve]")).isEmpty();
        assertThat(luis.page("/imports").select("main tbody tr:first-child td").eachText())
                .startsWith("decided one by one");
        luis.fill(page, page + "/undo", Map.of("reason", "A mistake"));
        People.await(batches, page);
        assertThat(luis.get("/organizations/single-a").statusCode()).isIn(404, 410);
        assertThat(luis.page(page).select("main dl").text()).contains("undone");
    }

    @Test
    @Order(4)
    void whatIsNoRecordFileIsRefusedOnTheUploadPageInTheReadersLanguage() throws IOException {
        var before = jdbc.sql("select count(*) from batch").query(Long.class).single();
        refused(422, "activities.csv", "key,título\n".getBytes(StandardCharsets.ISO_8859_1), "UTF-8");
        refused(422, "activities.csv", utf8("%PDF-1.7"), "CSV");
        refused(422, "a.zip", zip(Map.of("activities.csv", new byte[20_000_000])), "descomprimirse");
        refused(422, "a.zip", zip(Map.of("virus.exe", new byte[] {1})), "virus.exe");
        refused(422, "some.csv", utf8("a,b\n1,2\n"), "some.csv");
        refused(413, "activities.csv", new byte[12_000_000], "4 MB");
        assertThat(jdbc.sql("select count(*) from batch").query(Long.class).single())
                .isEqualTo(before);
    }

    private void refused(int status, String name, byte[] content, String said) {
        var answer = send(root, "?lang=es", name, content);
        assertThat(answer.statusCode()).as(name).isEqualTo(status);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("html").attr("lang")).as(name).isEqualTo("es");
        assertThat(page.select("main .errors").text()).contains(said, "No se guardó nada");
    }

    @Test
    @Order(5)
    void templatesHoldEveryColumnAndAreReadAgain() throws IOException, InterruptedException {
        assertThat(root.get("/imports/template/activities.csv").body())
                .isEqualTo("\uFEFF" + String.join(",", RecordFile.ACTIVITIES.header()) + "\r\n");
        var request = HttpRequest.newBuilder(URI.create(root.origin + "/imports/template/activities.xlsx"))
                .build();
        byte[] workbook;
        try (var client = HttpClient.newBuilder().cookieHandler(root.cookies).build()) {
            workbook = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
        var page = root.page(imported(root, "activities.xlsx", workbook));
        assertThat(page.select("main .errors").text()).isEmpty();
        assertThat(page.select("main dl").text()).contains("activities");
    }

    @Test
    @Order(6)
    void translationsTakenOutAndBroughtInAgainChangeNothing() {
        var file = root.get("/translations/es.csv").body();
        assertThat(file).startsWith("\uFEFFkind,key,part,language,state,original,translation\r\n");
        assertThat(file.lines().count()).isGreaterThan(300);
        var page = root.page(imported(root, "translations.csv", utf8(file)));
        assertThat(page.select("main [role=status]").text())
                .isEqualTo("Every row equals what is recorded. Nothing to do.");
        assertThat(page.select("main .errors").text()).isEmpty();
    }

    @Test
    @Order(7)
    void aDryRunThatWasInterruptedCanBeStartedAgain() {
        var page = imported(root, "organizations.csv", utf8(ORGANIZATIONS + office("office-z", "office")));
        jdbc.sql("update batch set state = 'UPLOADED' where id = :id")
                .param("id", Long.valueOf(page.replace("/imports/", "")))
                .update();
        assertThat(root.page(page).select("main .errors").text()).contains("interrupted");
        root.fill(page, page + "/check", Map.of());
        People.await(batches, page);
        assertThat(root.page(page).select("main form[action$=/take]")).hasSize(1);
        assertThat(List.of(root.page(page).select("meta[http-equiv=refresh]").size()))
                .containsExactly(0);
    }

    @Test
    @Order(8)
    void thePagesAreValidHtml() throws IOException {
        var page = imported(
                root,
                "organizations.csv",
                utf8(ORGANIZATIONS + office("office-c", "office") + office("oas", "nonsense") + office("x y", "")));
        var faults = new ArrayList<String>();
        try (var checker = new HtmlChecker()) {
            for (var path : List.of("/imports", "/imports/new", "/imports/1", page, page + "?outcome=faulty")) {
                checker.check(root.get(path).body()).stream()
                        .filter(message -> !message.contains("popover")
                                && !message.contains("Element “search” not allowed")
                                && !message.contains("Possible misuse of “aria-label”")
                                && !message.contains("input type is not supported in all browsers"))
                        .forEach(message -> faults.add(path + " " + message));
            }
        }
        assertThat(faults).isEmpty();
    }
}
