package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.mispa.domain.account.SignInAttempts;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/// Coming and going, over the network as a browser does it.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import(WholePortal.Today.class)
@TestPropertySource(properties = "mispa.test.database=sign-in") // a context, and so a database, of its own
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class SignInTest {
    private static final String MAIL = "ana@example.org";
    private static final String PASSWORD = "five wooden chairs";
    private static final Person ANA = new Person(MAIL, "Ana Suárez", AccountRole.EDITOR, null);

    @LocalServerPort
    private int port;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignInAttempts attempts;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    /// Of the password; made once, because it takes long.
    private static @Nullable String hash;

    private By by;
    private Visitor visitor;

    @BeforeEach
    void ana() {
        by = new By(null, null, WholePortal.NOW);
        jdbc.sql("delete from sign_in_attempt").update();
        jdbc.sql("delete from account").update();
        if (hash == null) {
            hash = passwords.encode(PASSWORD);
        }
        manage.first(new Person("root@example.org", "Root", AccountRole.ADMIN, null), hash, by.at());
        manage.invite(ANA, "link", by);
        manage.open("link", hash, by);
        visitor = new Visitor(port);
    }

    @Test
    void readingNeedsNoCookie() {
        visitor.get("/");
        visitor.get("/activities");
        assertThat(visitor.session()).isEmpty();
    }

    @Test
    void namesNoProviderWhereNoneIsSet() {
        assertThat(visitor.page("/sign-in").select("a[href*=oauth2]")).isEmpty();
        assertThat(visitor.get("/oauth2/authorization/any").statusCode()).isEqualTo(404);
    }

    @Test
    void leadsBackToWhereOneWas() {
        var asked = visitor.get("/people?page=1");
        assertThat(Visitor.wherefrom(asked)).isEqualTo("/sign-in?from=%2Fpeople%3Fpage%3D1");
        assertThat(asked.headers().firstValue("Cache-Control"))
                .as("a browser that keeps it would be sent away again")
                .contains("private, no-store");
        var before = visitor.page("/sign-in?from=/activities?type=course");
        assertThat(before.select("input[name=from]").attr("value")).isEqualTo("/activities?type=course");
        var answer = visitor.fill(
                "/sign-in?from=/activities?type=course", "/sign-in", Map.of("mail", MAIL, "password", PASSWORD));
        assertThat(Visitor.wherefrom(answer)).isEqualTo("/activities?type=course");
        var page = visitor.get("/activities?type=course");
        assertThat(page.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(Jsoup.parse(page.body()).select(".util").text()).contains("Ana Suárez", "Sign out");
    }

    @ParameterizedTest
    @CsvSource({
        "//evil.example, /inbox",
        "https://evil.example/, /inbox",
        "/\\evil.example, /inbox",
        "'', /inbox",
        "/sign-in, /inbox",
        "/account/password, /inbox",
        "/countries/JM?lang=es, /countries/JM?lang=es",
    })
    void leadsNowhereElseButToWhatWaits(String from, String to) {
        var answer = visitor.fill("/sign-in", "/sign-in", Map.of("mail", MAIL, "password", PASSWORD, "from", from));
        assertThat(Visitor.wherefrom(answer)).isEqualTo(to);
    }

    @Test
    void aSessionIsANewOneThatScriptsAndOtherSitesDoNotGet() {
        visitor.page("/sign-in");
        var before = visitor.session();
        var answer = visitor.signIn(MAIL, PASSWORD);
        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("SESSION="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void whatIsWrongIsNotSaidMoreCloselyAndTheMailAddressStays() {
        var wrong = visitor.signIn(MAIL, "six wooden chairs");
        var nobody = visitor.signIn("nobody@example.org", PASSWORD);
        manage.disable(accounts.withMail(MAIL).orElseThrow().id(), by);
        var shut = visitor.signIn(MAIL, PASSWORD);
        for (var answer : new HttpResponse<?>[] {wrong, nobody, shut}) {
            var page = Jsoup.parse((String) answer.body());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(page.select(".errors li").text())
                    .isEqualTo("Mail address: Mail address, password or passkey is not right.");
            assertThat(page.select("input[type=password]").attr("value")).isEmpty();
        }
        assertThat(Jsoup.parse(nobody.body()).select("input[name=mail]").attr("value"))
                .isEqualTo("nobody@example.org");
    }

    @Test
    void whoFailsTooOftenWaitsEvenWithTheRightPassword() {
        for (var n = 0; n < SignInAttempts.MOST_FOR_ONE_ACCOUNT; n++) {
            assertThat(visitor.signIn(MAIL, "guess number " + n).statusCode()).isEqualTo(422);
        }
        var held = visitor.signIn(MAIL, PASSWORD);
        assertThat(held.statusCode()).isEqualTo(429);
        assertThat(held.headers().firstValue("Retry-After")).contains("901");
        assertThat(Jsoup.parse(held.body()).select(".errors").text()).contains("Try again in 15 minutes");
        attempts.forget(MAIL);
        assertThat(visitor.signIn(MAIL, PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void aFormOfAnotherSiteSignsNobodyInOrOut() {
        assertThat(Visitor.wherefrom(visitor.post("/sign-in", Map.of("mail", MAIL, "password", PASSWORD))))
                .isEqualTo("/sign-in?late=true");
        visitor.signIn(MAIL, PASSWORD);
        assertThat(visitor.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSession() {
        visitor.signIn(MAIL, PASSWORD);
        assertThat(Visitor.wherefrom(visitor.fill("/account", "/sign-out", Map.of())))
                .isEqualTo("/");
        assertThat(Visitor.wherefrom(visitor.get("/account"))).startsWith("/sign-in");
    }

    @Test
    void signingOutEverywhereEndsAll() {
        var elsewhere = new Visitor(port);
        elsewhere.signIn(MAIL, PASSWORD);
        visitor.signIn(MAIL, PASSWORD);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(200);
        visitor.fill("/account", "/account/sign-out-everywhere", Map.of());
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void aPasswordOfThePortalsMakingIsReplacedBeforeAnythingElse() {
        visitor.signIn("root@example.org", PASSWORD);
        assertThat(Visitor.wherefrom(visitor.get("/people"))).isEqualTo("/account/password");
        assertThat(Visitor.wherefrom(visitor.get("/"))).isEqualTo("/account/password");
        var again = visitor.fill(
                "/account/password",
                "/account/password",
                Map.of("current", PASSWORD, "password", "short", "again", "other"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(again.body()).select(".errors li")).hasSize(2);
        var changed = visitor.fill(
                "/account/password",
                "/account/password",
                Map.of("current", PASSWORD, "password", "seven blue kettles", "again", "seven blue kettles"));
        assertThat(Visitor.wherefrom(changed)).isEqualTo("/sign-in?chosen=true");
        assertThat(visitor.get("/people").statusCode()).isEqualTo(302);
        visitor.signIn("root@example.org", "seven blue kettles");
        assertThat(visitor.get("/people").statusCode()).isEqualTo(200);
    }

    @Test
    void anInvitationLeadsToAnAccountOnceAndShuttingItEndsItsSessions() {
        var root = accounts.withMail("root@example.org").orElseThrow().id();
        manage.choose(root, passwords.encode(PASSWORD), by);
        visitor.signIn("root@example.org", PASSWORD);
        var made = visitor.fill(
                "/people/new",
                "/people",
                Map.of(
                        "mail",
                        "Ben@example.org",
                        "name",
                        "Ben",
                        "role",
                        "delegate",
                        "country",
                        "JM",
                        "voice",
                        "preparer"));
        var shown = visitor.page(Visitor.wherefrom(made));
        var link = shown.select("code").text().replaceFirst("http://[^/]+", "");
        assertThat(link).startsWith("/sign-in/");
        assertThat(visitor.page(Visitor.wherefrom(made)).select("code"))
                .as("shown once")
                .isEmpty();

        var ben = new Visitor(port);
        var refused = ben.fill(link, link, Map.of("password", "ben@example.org", "again", "ben@example.org"));
        assertThat(Jsoup.parse(refused.body()).select(".errors").text()).contains("leave your name");
        assertThat(Visitor.wherefrom(ben.fill(link, link, Map.of("password", PASSWORD, "again", PASSWORD))))
                .isEqualTo("/sign-in?chosen=true");
        assertThat(ben.get(link).statusCode()).isEqualTo(410);
        ben.signIn("ben@example.org", PASSWORD);
        assertThat(ben.page("/account").text()).contains("Delegate", "Ben");
        assertThat(ben.get("/people").statusCode()).isEqualTo(403);

        var path = Visitor.wherefrom(made);
        visitor.fill(path, path + "/disable", Map.of());
        assertThat(ben.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void whatWasTypedInAnInvitationStaysWhereItCannotBeTaken() {
        manage.choose(accounts.withMail("root@example.org").orElseThrow().id(), passwords.encode(PASSWORD), by);
        visitor.signIn("root@example.org", PASSWORD);
        var answer = visitor.fill(
                "/people/new", "/people", Map.of("mail", MAIL, "name", "<b>Ana</b>", "role", "editor", "country", ""));
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select(".errors li").text()).contains("another account has this address already");
        assertThat(page.select("input[name=name]").attr("value")).isEqualTo("<b>Ana</b>");
        assertThat(page.select("select[name=role] option[selected]").attr("value"))
                .isEqualTo("editor");
    }

    @Test
    void aRestartSignsNobodyOut() {
        visitor.signIn(MAIL, PASSWORD);
        var settings = Map.<String, Object>of(
                "server.port", "0",
                "spring.datasource.url", environment.getRequiredProperty("spring.datasource.url"),
                "spring.datasource.username", environment.getRequiredProperty("spring.datasource.username"),
                "spring.datasource.password", environment.getRequiredProperty("spring.datasource.password"));
        try (var second = new SpringApplicationBuilder(MispaApplication.class)
                .properties(settings)
                .run("--server.port=0")) {
            var other = visitor.at(Integer.parseInt(second.getEnvironment().getRequiredProperty("local.server.port")));
            assertThat(other.page("/account").text()).contains("Ana Suárez");
        }
    }

    @Test
    void passwordsAreKeptNowhereButAsHashes(CapturedOutput output) {
        visitor.signIn(MAIL, PASSWORD);
        assertThat(jdbc.sql("select password from account where mail = :mail")
                        .param("mail", MAIL)
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}$2a$12$");
        assertThat(jdbc.sql("select string_agg(encode(attribute_bytes, 'escape'), '') from spring_session_attributes")
                        .query(String.class)
                        .single())
                .doesNotContain("bcrypt", PASSWORD);
        assertThat(output.getAll()).doesNotContain(PASSWORD);
    }
}
