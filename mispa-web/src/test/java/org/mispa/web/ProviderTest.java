package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.AuditLog.Entry;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Signing in by another provider, over the network: the portal, a provider, and somebody who goes from one to the
/// other.
@SpringBootTest(classes = MispaApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({WholePortal.Today.class, WholePortal.QuickPasswords.class})
class ProviderTest {
    private static final String MAIL = "ana@example.org";
    private static final String GO = "a[href^=/oauth2/authorization/]";
    private static final ProviderForTests PROVIDER = ProviderForTests.started();

    @LocalServerPort
    private int port;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient jdbc;

    private By by;
    private Visitor visitor;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        var registration = "spring.security.oauth2.client.registration.tests.";
        settings.add(registration + "client-id", () -> ProviderForTests.CLIENT);
        settings.add(registration + "client-secret", () -> ProviderForTests.SECRET);
        settings.add(registration + "client-name", () -> "Example & Co");
        settings.add(registration + "scope", () -> "openid,email");
        settings.add("spring.security.oauth2.client.provider.tests.issuer-uri", PROVIDER::address);
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @BeforeEach
    void ana() {
        by = new By(null, null, WholePortal.NOW);
        jdbc.sql("delete from account").update();
        manage.invite(new Person("root@example.org", "Root", AccountRole.ADMIN, null), "root", by);
        manage.open("root", "no hash", by);
        manage.invite(new Person(MAIL, "Ana Suárez", AccountRole.EDITOR, null), "link", by);
        visitor = new Visitor(port);
    }

    /// From a page of the portal.
    private HttpResponse<String> comeAs(Map<String, Object> claims) {
        ProviderForTests.says(visitor.origin, claims);
        var button = visitor.page("/sign-in?from=/mandates").selectFirst(GO);
        assertThat(button).isNotNull();
        return visitor.follow(button.attr("href"));
    }

    private Entry lastEntry() {
        return log.page(1).rows().getFirst();
    }

    @Test
    void isNamedOnTheSignInPage() {
        assertThat(visitor.page("/sign-in").select(GO).eachText()).isEqualTo(List.of("Sign in with Example & Co"));
    }

    @Test
    void letsInWhoeverHasAnAccountWithTheAddressItVerified() {
        var page = comeAs(Map.of("email", "Ana@Example.org", "email_verified", true));
        assertThat(page.uri()).hasPath("/mandates").hasNoQuery();
        assertThat(Jsoup.parse(page.body()).select(".util").text()).contains("Ana Suárez", "Sign out");
        assertThat(lastEntry()).extracting(Entry::act, Entry::actor).containsExactly(Act.SIGNED_IN, MAIL);
        assertThat(visitor.page("/account").text()).contains("Editor", "Last signed in");
        assertThat(visitor.get("/people").statusCode()).isEqualTo(403);
    }

    @Test
    void beginsASessionAsAPasswordDoesWithoutAnyTokenInIt() {
        visitor.page("/sign-in");
        var before = visitor.session();
        comeAs(Map.of("email", MAIL, "email_verified", true));
        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
        var id = accounts.withMail(MAIL).orElseThrow().id().toString();
        assertThat(jdbc.sql("select string_agg(encode(a.attribute_bytes, 'escape'), '')"
                                + " from spring_session s join spring_session_attributes a"
                                + " on a.session_primary_id = s.primary_id where s.principal_name = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .contains("SignedIn")
                .doesNotContain("eyJ", "OidcIdToken", "Example & Co");
        visitor.fill("/account", "/account/sign-out-everywhere", Map.of());
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    /// Whoever was invited and came by the provider first has none.
    @Test
    void needsNoPasswordInThePortal() {
        comeAs(Map.of("email", MAIL, "email_verified", true));
        var answer = visitor.fill(
                "/account/password",
                "/account/password",
                Map.of("current", "", "password", "five wooden chairs", "again", "five wooden chairs"));
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void letsNobodyElseInAndTellsNobodyWhy() {
        manage.invite(new Person("shut@example.org", "Shut", AccountRole.EDITOR, null), "shut", by);
        manage.disable(accounts.withMail("shut@example.org").orElseThrow().id(), by);
        var all = accounts.all().size();
        refuses(Map.of("email", "nobody@example.org", "email_verified", true), "nobody@example.org");
        refuses(Map.of("email", "shut@example.org", "email_verified", true), "shut@example.org");
        refuses(Map.of("email", MAIL, "email_verified", false), MAIL);
        refuses(Map.of("email", MAIL), MAIL);
        refuses(Map.of("email_verified", true), null);
        assertThat(accounts.all()).hasSize(all);
    }

    private void refuses(Map<String, Object> claims, @Nullable String actor) {
        var answer = comeAs(claims);
        assertThat(answer.uri()).as("%s", claims).hasPath("/sign-in").hasQuery("refused=true&from=/mandates");
        saysWhatAWrongPasswordGets(answer);
        assertThat(Jsoup.parse(answer.body()).select("input[name=from]").eachAttr("value"))
                .containsOnly("/mandates");
        assertThat(lastEntry()).extracting(Entry::act, Entry::actor).containsExactly(Act.SIGN_IN_FAILED, actor);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    private static void saysWhatAWrongPasswordGets(HttpResponse<String> answer) {
        assertThat(Jsoup.parse(answer.body()).select(".errors li").text())
                .isEqualTo("Mail address: Mail address, password or passkey is not right.");
    }

    @Test
    void isNotBelievedWhereNobodyWasSentToIt() {
        var answer = visitor.follow("/login/oauth2/code/tests?code=made-up&state=made-up");
        assertThat(answer.uri()).hasPath("/sign-in");
        saysWhatAWrongPasswordGets(answer);
        saysWhatAWrongPasswordGets(visitor.follow("/login/oauth2/code/tests"));
        assertThat(lastEntry().act()).isEqualTo(Act.SIGN_IN_FAILED);
    }

    @Test
    void leadsNowhereElse() {
        ProviderForTests.says(visitor.origin, Map.of("email", MAIL, "email_verified", true));
        var page = visitor.follow("/oauth2/authorization/tests?from=//evil.example/");
        assertThat(page.uri()).hasPort(port).hasPath("/inbox");
    }

    /// A way to the provider is good for one person, once.
    @Test
    void isAskedAnewEachTime() {
        var way = visitor.get("/oauth2/authorization/tests");
        assertThat(way.statusCode()).isEqualTo(302);
        assertThat(way.headers().firstValue("Cache-Control")).contains("private, no-store");
    }
}
