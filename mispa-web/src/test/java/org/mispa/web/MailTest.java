package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
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

/// What the portal sends by mail.
@SpringBootTest(
        classes = MispaApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"mispa.address=https://portal.example.org/", "mispa.mail.from=portal@example.org"})
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({WholePortal.Today.class, WholePortal.QuickPasswords.class})
class MailTest {
    private static final String PASSWORD = "five wooden chairs";
    private static final Pattern LINK = Pattern.compile("https://portal\\.example\\.org(/sign-in/[A-Za-z0-9_-]{43})");
    private static final int PATIENCE_MILLIS = 5_000;
    private static final GreenMail POST_OFFICE = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @LocalServerPort
    private int port;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JavaMailSenderImpl server;

    private Visitor visitor;

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
    void ana() throws Exception {
        jdbc.sql("delete from account").update();
        POST_OFFICE.purgeEmailFromAllMailboxes();
        var by = new By(null, null, WholePortal.NOW);
        manage.invite(new Person("ana@example.org", "Ana Suárez", AccountRole.ADMIN, null), "link", by);
        manage.open("link", passwords.encode(PASSWORD), by);
        visitor = new Visitor(port);
    }

    private static MimeMessage onlyMail() {
        assertThat(POST_OFFICE.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
        assertThat(POST_OFFICE.getReceivedMessages()).hasSize(1);
        return POST_OFFICE.getReceivedMessages()[0];
    }

    private static String link(MimeMessage mail) {
        var found = LINK.matcher(GreenMailUtil.getBody(mail).replace("=\r\n", ""));
        assertThat(found.find()).as(GreenMailUtil.getBody(mail)).isTrue();
        return found.group(1);
    }

    @Test
    void aForgottenPasswordIsReplacedByALinkInTheReadersLanguage() throws MessagingException {
        var answer =
                visitor.fill("/sign-in/forgotten?lang=es", "/sign-in/forgotten", Map.of("mail", "ANA@example.org"));
        assertThat(Jsoup.parse(answer.body()).select("[role=status]").text()).contains("ANA@example.org");
        var mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Una contraseña nueva para el Portal MISPA");
        assertThat(mail.getAllRecipients()[0]).hasToString("ana@example.org");
        var link = link(mail);
        visitor.fill(link, link, Map.of("password", "seven blue kettles", "again", "seven blue kettles"));
        assertThat(visitor.signIn("ana@example.org", PASSWORD).statusCode()).isEqualTo(422);
        assertThat(visitor.signIn("ana@example.org", "seven blue kettles").statusCode())
                .isEqualTo(302);
    }

    @Test
    void theAnswerIsTheSameWhereThereIsNoAccountAndNoMailIsSent() {
        var known = visitor.fill("/sign-in/forgotten", "/sign-in/forgotten", Map.of("mail", "ana@example.org"));
        onlyMail();
        var unknown = visitor.fill("/sign-in/forgotten", "/sign-in/forgotten", Map.of("mail", "ben@example.org"));
        assertThat(main(unknown.body()).replace("ben@", "ana@")).isEqualTo(main(known.body()));
        assertThat(POST_OFFICE.waitForIncomingEmail(300, 2)).isFalse();
    }

    private static String main(String html) {
        return Jsoup.parse(html).select("main").outerHtml();
    }

    @Test
    void anInvitationIsSentAndNotShown() {
        visitor.signIn("ana@example.org", PASSWORD);
        var made = visitor.fill(
                "/people/new",
                "/people",
                Map.of("mail", "ben@example.org", "name", "Ben", "role", "editor", "country", ""));
        var shown = visitor.page(Visitor.wherefrom(made));
        assertThat(shown.select("code")).isEmpty();
        assertThat(shown.select("[role=status]").text()).isEqualTo("A link was sent to ben@example.org.");
        assertThat(new Visitor(port).page(link(onlyMail())).select(".lede").text())
                .contains("Ben");
    }

    @Test
    void whereTheMailServerIsDownTheAdminHandsTheLinkOn() {
        visitor.signIn("ana@example.org", PASSWORD);
        var reached = server.getPort();
        server.setPort(1);
        try {
            var made = visitor.fill(
                    "/people/new",
                    "/people",
                    Map.of("mail", "ben@example.org", "name", "Ben", "role", "editor", "country", ""));
            assertThat(visitor.page(Visitor.wherefrom(made)).select("code").text())
                    .contains("/sign-in/");
        } finally {
            server.setPort(reached);
        }
    }

    @Test
    void withAMailServerThePortalsOwnAddressHasToBeSet() {
        var settings = Map.<String, Object>copyOf(DatabaseForTests.newDatabase());
        var portal = new SpringApplicationBuilder(MispaApplication.class).properties(settings);
        assertThatThrownBy(() -> portal.run("--server.port=0", "--spring.mail.host=localhost"))
                .rootCause()
                .hasMessageContaining("mispa.address");
    }
}
