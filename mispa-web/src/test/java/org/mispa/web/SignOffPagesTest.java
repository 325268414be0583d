package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.change.Proposal.State;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Workflow;
import org.mispa.web.system.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.DispatcherServlet;

/// Inferred links are signed off where they are listed. What each test records is taken back at its end.
@Transactional
class SignOffPagesTest extends WholePortal {
    private static final String LIST = "/links?mandate=3.1";

    @Autowired
    private MockMvcTester portal;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Workflow workflow;

    private SignedIn editor(String name) {
        People.openWith(manage, "no hash", name, AccountRole.EDITOR);
        return new SignedIn(accounts.withMail(People.mail(name)).orElseThrow());
    }

    private Document list(SignedIn reader) {
        return document(portal.get().uri(LIST).with(user(reader)).exchange());
    }

    private MvcTestResult press(SignedIn reader, Document form, @Nullable String line, String button, String... links) {
        var press = portal.post()
                .uri(LIST)
                .with(user(reader))
                .with(csrf())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param(".token", form.select("[name=.token]").val())
                .param(button.contains("/") ? "one" : "do", button);
        if (line != null) {
            press = press.param("line", line);
        }
        return (links.length == 0 ? press : press.param("link", links)).exchange();
    }

    private static Map<String, Object> flash(MvcTestResult answer) {
        return answer.getMvcResult().getFlashMap();
    }

    private static String link(Document form, int place) {
        return form.select("input[name=link]").get(place).val();
    }

    private void publishAll(SignedIn reviewer) {
        proposals
                .page(new Proposals.Filter(Set.of(State.SUBMITTED), null, null), 1)
                .rows()
                .forEach(one -> workflow.approve(one.id(), one.revision(), null, null, reviewer.staff(), NOW));
    }

    private int inferred() {
        return Integer.parseInt(page(LIST).select("[data-total]").attr("data-total"));
    }

    @Test
    void oneLinkIsConfirmedByOnePress() {
        var ana = editor("ana");
        var form = list(ana);
        var link = link(form, 0);
        var before = inferred();

        assertThat(press(ana, form, null, link).getResponse().getRedirectedUrl())
                .isEqualTo(LIST);
        assertThat(list(ana)
                        .select("tr:has(a[href*=/%s])".formatted(link.split("/", -1)[1]))
                        .text())
                .contains("in review");
        assertThat(inferred()).as("nothing is public before it is published").isEqualTo(before);

        publishAll(editor("luis"));
        assertThat(inferred()).isEqualTo(before - 1);
        var record = link.split("/", -1);
        assertThat(page("/history/" + record[0] + "/" + record[1])
                        .select("main")
                        .text())
                .contains("Inferred mandate link confirmed");
    }

    @Test
    void severalAreRejectedWithAReason() {
        var ana = editor("ana");
        var form = list(ana);
        var before = inferred();

        press(ana, form, "The course was on another subject.", "reject", link(form, 0), link(form, 1));
        publishAll(editor("luis"));

        assertThat(inferred()).isEqualTo(before - 2);
        var record = link(form, 1).split("/", -1);
        assertThat(page("/history/" + record[0] + "/" + record[1])
                        .select("main")
                        .text())
                .contains("Inferred mandate link rejected: The course was on another subject.");
    }

    @Test
    void aRejectionWithoutAReasonIsNotSentAndKeepsWhatWasChosen() {
        var ana = editor("ana");
        var form = list(ana);

        var answer = press(ana, form, " ", "reject", link(form, 1));

        assertThat(flash(answer)).containsEntry("wrong", "reason");
        var again = document(portal.get()
                .uri(LIST)
                .with(user(ana))
                .requestAttr(DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE, flash(answer))
                .exchange());
        assertThat(again.select("input[name=link][checked]").eachAttr("value")).containsExactly(link(form, 1));
        assertThat(again.select("[role=alert]").text()).contains("Say why");
        assertThat(proposals.count(new Proposals.Filter(
                        Set.of(State.SUBMITTED), ana.staff().account(), null)))
                .isZero();
    }

    @Test
    void aFormSentTwiceMakesOneChangeARecord() {
        var ana = editor("ana");
        var form = list(ana);
        press(ana, form, null, "confirm", link(form, 0), link(form, 1));
        press(ana, form, null, "confirm", link(form, 0), link(form, 1));

        assertThat(proposals.count(new Proposals.Filter(
                        Set.of(State.SUBMITTED), ana.staff().account(), null)))
                .isEqualTo(2);
    }

    @Test
    void whatIsNoLinkAnyMoreAndWhatWasNeverOneIsLeftAlone() {
        var ana = editor("ana");
        var form = list(ana);

        var gone = press(ana, form, null, "confirm", "activity/no-such-record/3.1", "country/jamaica/3.1", "x");
        assertThat(flash(gone)).containsEntry("sent", 0);

        var none = press(ana, form, null, "confirm", "country/jamaica/3.1", "activity/a/b/c", "x");
        assertThat(flash(none)).containsEntry("wrong", "choose");
    }

    @Test
    void thoseWhoOnlyReadAreOfferedNothing() {
        assertThat(page(LIST).select("main form, main input[name=link]")).isEmpty();
    }
}
