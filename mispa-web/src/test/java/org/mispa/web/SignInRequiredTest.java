package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.mispa.web.system.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// A portal that shows nothing to whoever is not signed in.
@TestPropertySource(properties = "mispa.sign-in-required=true")
class SignInRequiredTest extends WholePortal {
    @Autowired
    private MockMvcTester portal;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Test
    void showsNothingButTheWayIn() {
        for (var type : PageType.values()) {
            var answer = get(type.address()).getResponse();
            if (type.address().startsWith("/sign-in")) {
                assertThat(answer.getStatus()).as(type.address()).isEqualTo(200);
            } else {
                assertThat(answer.getRedirectedUrl()).as(type.address()).startsWith("/sign-in?from=");
            }
        }
        for (var taken : new String[] {
            "/activities.csv",
            "/data.zip",
            "/countries/JM.csv",
            "/data/activities.csv",
            "/changes.atom",
            "/countries/JM.ics"
        }) {
            assertThat(get(taken).getResponse().getRedirectedUrl()).as(taken).startsWith("/sign-in?from=");
        }
    }

    @Test
    void signsInInItsOwnLook() {
        var page = page("/sign-in");
        for (var file : page.select("link[rel=stylesheet], script, link[rel=preload], link[rel=icon]")) {
            var path = file.hasAttr("href") ? file.attr("href") : file.attr("src");
            assertThat(get(path).getResponse().getStatus()).as(path).isEqualTo(200);
        }
        assertThat(get("/actuator/health/liveness").getResponse().getStatus()).isEqualTo(200);
    }

    @Test
    void showsAllToAReader() {
        var by = new By(null, null, NOW);
        manage.invite(new Person("ana@example.org", "Ana", AccountRole.READER, null), "link", by);
        manage.open("link", "no hash", by);
        var ana = new SignedIn(accounts.withMail("ana@example.org").orElseThrow());
        var answer = portal.get().uri("/activities").with(user(ana)).exchange();
        assertThat(answer.getResponse().getStatus()).isEqualTo(200);
        assertThat(Objects.requireNonNull(answer.getResponse().getHeader("Cache-Control")))
                .isEqualTo("private, no-store");
    }
}
