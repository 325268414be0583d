package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.Voice;
import org.mispa.domain.change.Staff;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.delegation.HoldRound;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Reminders of a round of review.
@SpringBootTest(
        classes = MispaApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "mispa.address=https://portal.example.org/",
            "mispa.mail.from=portal@example.org",
            "mispa.test.database=round-mail"
        })
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({WholePortal.Today.class, WholePortal.QuickPasswords.class})
class RoundMailTest {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final GreenMail POST_OFFICE = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @LocalServerPort
    private int port;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private HoldRound hold;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JavaMailSenderImpl server;

    private Visitor ana;
    private String page = "";

    @DynamicPropertySource
    static void postOffice(DynamicPropertyRegistry settings) {
        POST_OFFICE.start();
        settings.add("spring.mail.host", () -> "localhost");
        settings.add("spring.mail.port", () -> POST_OFFICE.getSmtp().getPort());
    }

    @AfterAll
    static void close() {
        POST_OFFICE.stop();
    }

    @BeforeEach
    void aRoundThatIsOpen() throws Exception {
        jdbc.sql("delete from account").update();
        jdbc.sql("update review_round set closed_by = 'test', closed_account = gen_random_uuid(), "
                        + "closed_at = opens where closed_at is null")
                .update();
        POST_OFFICE.purgeEmailFromAllMailboxes();
        var hash = passwords.encode(People.PASSWORD);
        var admin = new Staff(
                People.openWith(manage, hash, "ana", AccountRole.ADMIN).value(), "ana", AccountRole.ADMIN);
        var today = LocalDate.of(2026, 11, 24);
        var key = hold.open(MeetingId.of("mispa-3"), today, today.plusDays(9), admin, WholePortal.NOW);
        page = "/rounds/" + key + "/reminders";
        People.openDelegate(manage, hash, "lena", Delegation.of(CountryId.of("saint-lucia")), Voice.SPEAKER);
        People.openDelegate(manage, hash, "joan", Delegation.of(CountryId.of("jamaica")), Voice.SPEAKER);
        People.openDelegate(manage, hash, "jack", Delegation.of(CountryId.of("jamaica")), Voice.PREPARER);
        var carla = People.openDelegate(manage, hash, "carla", Delegation.of(CountryId.of("chile")), Voice.SPEAKER);
        hold.reviewed(
                key,
                new org.mispa.domain.delegation.Delegate(
                        carla.value(), "carla", Delegation.of(CountryId.of("chile")), Voice.SPEAKER),
                WholePortal.NOW);
        ana = People.signedIn(port, "ana");
    }

    private String send(String address) {
        var answer = ana.fill(address, page, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return ana.page(Visitor.wherefrom(answer)).select("main").text();
    }

    @Test
    void thoseThatHaveNotAnsweredAreRemindedOnceADayInTheLanguageOfThePage() throws Exception {
        var before = ana.page(page + "?lang=es").select("main");
        assertThat(before.text())
                .contains(
                        "3 destinatarios",
                        "lena@example.org",
                        "joan@example.org",
                        "jack@example.org",
                        "Enviar 3 correos")
                .doesNotContain("carla");
        assertThat(before.select("section:has(#none) a")).hasSizeGreaterThan(30);
        assertThat(POST_OFFICE.getReceivedMessages()).isEmpty();
        assertThat(send(page + "?lang=es")).contains("Se enviaron 3 correos.");
        assertThat(POST_OFFICE.waitForIncomingEmail(PATIENCE_MILLIS, 3)).isTrue();
        var mail = Arrays.stream(POST_OFFICE.getReceivedMessages())
                .filter(one -> recipient(one).equals("lena@example.org"))
                .findFirst()
                .orElseThrow();
        assertThat(mail.getSubject()).startsWith("Portal MISPA: revisión previa a la Tercera Reunión");
        assertThat(mail.getContent().toString())
                .contains(
                        "lena:",
                        "Santa Lucía",
                        "3 dic. 2026",
                        "https://portal.example.org/countries/LC/review?lang=es");
        assertThat(GreenMailUtil.getBody(mail)).doesNotContain("joan");

        var after = ana.page(page);
        assertThat(after.select("main form")).isEmpty();
        assertThat(after.select("section:has(#today)").text()).contains("Jamaica", "Santa Lucía");
        assertThat(ana.post(page, Map.of("_csrf", "none")).statusCode()).isEqualTo(403);
        var overview = ana.page(page.replace("/reminders", ""));
        assertThat(overview.select("section:has(#log) li"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.text()).contains("enviado", "ana"));
        assertThat(POST_OFFICE.waitForIncomingEmail(300, 4)).isFalse();
    }

    @Test
    void whoSaidInWhichLanguageThePortalWritesToThemIsRemindedInIt() throws Exception {
        jdbc.sql("update account set language = 'FR' where mail = 'lena@example.org'")
                .update();
        assertThat(send(page + "?lang=es")).contains("Se enviaron 3 correos.");
        assertThat(POST_OFFICE.waitForIncomingEmail(PATIENCE_MILLIS, 3)).isTrue();
        for (var mail : POST_OFFICE.getReceivedMessages()) {
            var french = recipient(mail).equals("lena@example.org");
            assertThat(mail.getSubject()).startsWith(french ? "Portail MISPA" : "Portal MISPA: revisión");
            assertThat(mail.getContent().toString()).contains(french ? "/review?lang=fr" : "/review?lang=es");
        }
    }

    private static String recipient(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void whatTheMailServerDidNotTakeIsToldAndSentAgain() {
        var reached = server.getPort();
        server.setPort(1);
        try {
            assertThat(send(page))
                    .contains("No mail was sent.", "3 mails were not taken by the mail server", "3 recipients");
        } finally {
            server.setPort(reached);
        }
        assertThat(ana.page(page.replace("/reminders", ""))
                        .select("section:has(#log)")
                        .text())
                .contains("not taken by the mail server");
        assertThat(send(page)).contains("3 mails were sent.").doesNotContain("not taken");
        assertThat(POST_OFFICE.waitForIncomingEmail(PATIENCE_MILLIS, 3)).isTrue();
    }
}
