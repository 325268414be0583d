package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.AuditLog.Entry;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Passkeys in a real browser, which plays the device that holds them.
@TestPropertySource(properties = "mispa.test.database=passkeys-in-browser") // a context, and so a database, of its own
class PasskeysInBrowserTest extends PortalInBrowser {
    private static final String MAIL = "ana@example.org";
    private static final String PASSWORD = "five wooden chairs";

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditLog log;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    private By by;

    /// A passkey belongs to an address, which has to be known before the portal starts.
    @DynamicPropertySource
    static void address(DynamicPropertyRegistry settings) {
        var port = freePort();
        settings.add("server.port", () -> port);
        settings.add("mispa.address", () -> "http://localhost:" + port);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @BeforeEach
    void ana() {
        by = new By(null, null, WholePortal.NOW);
        jdbc.sql("delete from account").update();
        invite("root@example.org", "Root", AccountRole.ADMIN);
        invite(MAIL, "Ana Suárez", AccountRole.EDITOR);
    }

    private void invite(String mail, String name, AccountRole role) {
        manage.invite(new Person(mail, name, role, null), mail, by);
        manage.open(mail, passwords.encode(PASSWORD), by);
    }

    /// A page whose browser has a device for passkeys, which finds its holder to be there or not.
    private record Device(Page page, CDPSession tools, String id) {
        static Device with(Page page, String transport) {
            var tools = page.context().newCDPSession(page);
            tools.send("WebAuthn.enable");
            var options = JsonParser.parseString("""
                    {"options": {"protocol": "ctap2", "transport": "%s", "hasResidentKey": true,
                     "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
                    """.formatted(transport)).getAsJsonObject();
            var id = tools.send("WebAuthn.addVirtualAuthenticator", options)
                    .get("authenticatorId")
                    .getAsString();
            return new Device(page, tools, id);
        }

        void findsItsHolder(boolean there) {
            var said = new JsonObject();
            said.addProperty("authenticatorId", id);
            said.addProperty("isUserVerified", there);
            tools.send("WebAuthn.setUserVerified", said);
        }

        int passkeys() {
            var asked = new JsonObject();
            asked.addProperty("authenticatorId", id);
            return tools.send("WebAuthn.getCredentials", asked)
                    .getAsJsonArray("credentials")
                    .size();
        }
    }

    /// The policy for scripts is in force here, unlike where pages are only looked at.
    private Device signedIn(String mail) {
        var device = Device.with(tab(new Browser.NewContextOptions().setViewportSize(1280, 900)), "internal");
        var page = load(device.page(), "/sign-in?lang=en");
        page.fill("#mail", mail);
        page.fill("#password", PASSWORD);
        page.click("main button");
        page.waitForURL(address("/inbox"));
        return device;
    }

    private void add(Device device, String label) {
        var page = load(device.page(), "/account");
        page.fill("#label", label);
        page.click("[data-passkey] button");
        page.locator(".rows .what", new Page.LocatorOptions().setHasText(label)).waitFor();
    }

    private static void signOut(Page page) {
        page.click(".util form button");
        page.locator(".util a[href^='/sign-in']").waitFor();
    }

    private void signInByPasskey(Page page, String from) {
        load(page, "/sign-in?from=" + from);
        page.click("[data-passkey] button");
    }

    private List<Entry> acts(Act act) {
        return log.page(1).rows().stream().filter(entry -> entry.act() == act).toList();
    }

    @Test
    void signInLikeAPassword() {
        var device = signedIn(MAIL);
        var page = device.page();
        add(device, "Ana’s <b>phone</b>");
        assertThat(device.passkeys()).isEqualTo(1);
        var added = acts(Act.PASSKEY_ADDED).getFirst();
        assertThat(added.actor()).isEqualTo(MAIL);
        assertThat(added.address()).isNotBlank();
        signOut(page);
        var before = session(page);

        signInByPasskey(page, "/mandates");
        page.waitForURL(address("/mandates"));
        assertThat(page.locator(".util").innerText()).contains("Ana Suárez");
        assertThat(session(page)).isNotEqualTo(before);
        assertThat(acts(Act.SIGNED_IN)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(acts(Act.SIGNED_IN).getFirst().actor()).isEqualTo(MAIL);

        load(page, "/account");
        assertThat(page.locator(".rows .meta").innerText()).contains("added on", "last used");
        page.click("main form[action$='sign-out-everywhere'] button");
        page.waitForURL("**/sign-in**");
        assertThat(jdbc.sql("select count(*) from spring_session where principal_name is not null")
                        .query(Integer.class)
                        .single())
                .as("sessions are found by the account, whatever they began with")
                .isZero();
    }

    private static String session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("SESSION"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    @Test
    void ofAShutAccountAreRefusedLikeAWrongPassword() {
        var device = signedIn(MAIL);
        var page = device.page();
        add(device, "Phone");
        signOut(page);
        manage.disable(accounts.withMail(MAIL).orElseThrow().id(), by);

        signInByPasskey(page, "/mandates");
        page.locator(".errors li").waitFor();
        assertThat(page.locator(".errors li").innerText())
                .isEqualTo("Mail address: Mail address, password or passkey is not right.");
        assertThat(page.inputValue("#mail")).isEmpty();
        assertThat(page.inputValue("form[action='/sign-in'] input[name=from]")).isEqualTo("/mandates");
        assertThat(acts(Act.SIGN_IN_FAILED).getFirst().actor()).isEqualTo(MAIL);
        load(page, "/account");
        assertThat(page.url()).contains("/sign-in");

        manage.enable(accounts.withMail(MAIL).orElseThrow().id(), by);
        signInByPasskey(page, "/mandates");
        page.waitForURL(address("/mandates"));
    }

    @Test
    void thatWereRemovedAreRefusedInTheSameWords() {
        var device = signedIn(MAIL);
        var page = device.page();
        add(device, "Phone");
        add(Device.with(page, "usb"), "Key");
        page.click("[aria-label='Remove the passkey Phone']");
        page.waitForCondition(() -> page.locator(".rows li").count() == 1);
        assertThat(acts(Act.PASSKEY_REMOVED).getFirst().actor()).isEqualTo(MAIL);
        page.click("[aria-label='Remove the passkey Key']");
        page.waitForCondition(() -> page.locator(".rows li").count() == 0);
        signOut(page);

        signInByPasskey(page, "/");
        page.locator(".errors li").waitFor();
        assertThat(page.locator(".errors li").innerText())
                .isEqualTo("Mail address: Mail address, password or passkey is not right.");
        assertThat(log.page(1).rows().getFirst())
                .extracting(Entry::act, Entry::actor)
                .containsExactly(Act.SIGN_IN_FAILED, null);
    }

    @Test
    void areOfNoUseToWhoeverOnlyFoundTheDevice() {
        var device = signedIn(MAIL);
        var page = device.page();
        add(device, "Phone");
        signOut(page);
        device.findsItsHolder(false);
        signInByPasskey(page, "/");
        page.locator("[data-passkey] [role=alert]").waitFor();
        assertThat(page.locator("[data-passkey] [role=alert]").innerText()).contains("No passkey was used");
        assertThat(page.url()).contains("/sign-in");
    }

    @Test
    void cannotBeRemovedBySomebodyElse() {
        add(signedIn(MAIL), "Phone");
        var id = jdbc.sql("select credential_id from user_credentials")
                .query(String.class)
                .single();
        var page = signedIn("root@example.org").page();
        load(page, "/account");
        page.evaluate(
                "id => { const form = document.querySelector('form[action$=sign-out-everywhere]');"
                        + " form.action = '/account/passkeys/' + id + '/remove'; form.submit(); }",
                id);
        page.waitForURL(address("/account"));
        assertThat(jdbc.sql("select count(*) from user_credentials")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /// The first admin's password stands in a log.
    @Test
    void areNotMadeWithAPasswordOfThePortalsMaking() {
        jdbc.sql("delete from account").update();
        manage.first(
                new Person("root@example.org", "Root", AccountRole.ADMIN, null), passwords.encode(PASSWORD), by.at());
        var visitor = new Visitor(URI.create(address("/")).getPort());
        visitor.signIn("root@example.org", PASSWORD);
        var token =
                visitor.page("/account/password").select("input[name=_csrf]").attr("value");
        assertThat(visitor.post("/webauthn/register/options", Map.of("_csrf", token))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void areOfferedOnPagesThatAreFineInEveryView() {
        var page = tab(View.DESKTOP, true);
        Device.with(page, "internal");
        load(page, "/sign-in?lang=en");
        page.fill("#mail", MAIL);
        page.fill("#password", PASSWORD);
        page.click("main button");
        page.waitForURL(address("/inbox"));
        load(page, "/account");
        page.fill("#label", "A phone with a name that is as long as people sometimes give to things of theirs");
        page.click("[data-passkey] button");
        page.locator(".rows .what").waitFor();
        var faults = new ArrayList<String>();
        for (var path : List.of("/account?lang=en", "/account?lang=fr")) {
            load(page, path);
            page.locator("[data-passkey] button").waitFor();
            look(page, path, faults);
        }
        signOut(page);
        for (var path : List.of("/sign-in?lang=en", "/sign-in?lang=pt")) {
            load(page, path);
            page.locator("[data-passkey] button").waitFor();
            look(page, path, faults);
        }
        assertThat(faults).isEmpty();
    }

    private static void look(Page page, String path, List<String> faults) {
        for (var view : List.of(View.DESKTOP, View.PHONE, View.PHONE_DARK)) {
            look(page, view);
            violations(page, Asked.EVERYTHING).forEach(fault -> faults.add(path + " " + view + " " + fault));
            doesNotScrollSideways(page);
            if (Pictures.KEPT) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Pictures.file("passkeys" + path.replaceAll("\\W+", "-") + "-"
                                + view.name().toLowerCase(Locale.ROOT) + ".png")));
            }
        }
        look(page, View.DESKTOP);
    }

    @Test
    void areNotOfferedWithoutScripts() {
        var page = openWithoutScripts("/sign-in", View.PHONE);
        assertThat(page.locator("[data-passkey] button").isVisible()).isFalse();
        assertThat(page.locator("main button").first().isVisible()).isTrue();
    }
}
