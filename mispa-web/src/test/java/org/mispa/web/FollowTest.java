package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.MispaApplication;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.History;
import org.mispa.domain.change.Staff;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.feed.PublishedChanges;
import org.mispa.domain.follow.Digests;
import org.mispa.domain.follow.Follows;
import org.mispa.domain.follow.Frequency;
import org.mispa.domain.follow.WriteDigests;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Following records, and the mails about them.
@SpringBootTest(
        classes = MispaApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "mispa.address=https://portal.example.org/",
            "mispa.mail.from=portal@example.org",
            "mispa.digests=P1D" // nobody sends but these tests
        })
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({FollowTest.Moving.class, WholePortal.QuickPasswords.class})
@TestPropertySource(properties = "mispa.test.database=follow") // a context, and so a database, of its own
class FollowTest {
    private static final RecordKey COURSE = new RecordKey(RecordKind.ACTIVITY, "police-intelligence-course-2");
    private static final FeedSubject COMPONENT = new FeedSubject(new RecordKey(RecordKind.COMPONENT, "3"));
    private static final FeedSubject JAMAICA = new FeedSubject(new RecordKey(RecordKind.COUNTRY, "jamaica"));
    private static final GreenMail POST_OFFICE = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(WholePortal.NOW);

    /// The clock of the portal stands still until a test moves it.
    @TestConfiguration(proxyBeanMethods = false)
    static class Moving {
        @Bean
        @Primary
        Clock moving() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return NOW.get();
                }
            };
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Environment environment;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private Follows follows;

    @Autowired
    private Digests digests;

    @Autowired
    private WriteDigests write;

    @Autowired
    private PublishedChanges changes;

    @Autowired
    private ApplyChange door;

    @Autowired
    private History history;

    @Autowired
    private Workflow workflow;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JavaMailSenderImpl server;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId ana = new AccountId(new UUID(0, 0));

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
        server.setPort(POST_OFFICE.getSmtp().getPort());
        pass(Duration.ofDays(8));
        ana = People.open(manage, passwords, "ana", AccountRole.ADMIN);
    }

    private static void pass(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    private static void at(String moment) {
        NOW.set(Instant.parse(moment));
    }

    private void follow(AccountId account, FeedSubject subject, Frequency frequency, Language language) {
        follows.follow(account, subject, frequency, language, changes.last(), NOW.get());
    }

    private void change(String place, String reason) {
        var before = history.current(COURSE).orElseThrow();
        var was = RecordCells.of(Objects.requireNonNull(before.after()));
        var row = new HashMap<>(was.row());
        row.put("place", place);
        var details =
                Objects.requireNonNull(new Reading().details(new RecordCells(was.kind(), row, was.parts()), null));
        door.apply(new Change(COURSE, before.version(), details, new Actor("Quispe"), reason), NOW.get());
    }

    /// What is done again and again while the portal runs, by the lock that it takes then.
    private void run() {
        run(context);
    }

    private static void run(ApplicationContext instance) {
        var jobs = instance.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(task -> task.toString().contains("DigestPost"))
                .toList();
        assertThat(jobs).hasSize(1);
        jobs.getFirst().getTask().getRunnable().run();
    }

    private static List<MimeMessage> mails() {
        return Arrays.asList(POST_OFFICE.getReceivedMessages());
    }

    private static MimeMessage onlyMail() {
        assertThat(mails()).hasSize(1);
        return mails().getFirst();
    }

    private static String part(MimeMessage mail, int place) throws MessagingException, IOException {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(place)
                .getContent()
                .toString();
    }

    private static Document html(MimeMessage mail) throws MessagingException, IOException {
        return Jsoup.parse(part(mail, 1));
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        return String.join("|", Objects.requireNonNullElse(mail.getHeader(name), new String[0]));
    }

    private String state() {
        return jdbc.sql("select string_agg(state || ' ' || attempts, ', ' order by id) from digest")
                .query(String.class)
                .optional()
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | 3 Police management: 1 record changed | Changed | City or site | Stop all these mails
            ES | 3 Gestión de la policía: cambió 1 registro | Cambiado | Ciudad o lugar | Dejar de recibir todos estos correos
            FR | 3 Gestion de la police : 1 fiche changée | Changé | Ville ou site | Ne plus recevoir ces courriels
            PT | 3 Gestão da polícia: 1 registro alterado | Alterado | Cidade ou local | Não receber mais estes e-mails
            """)
    void tellInTheLanguageOfThePersonWhatWasAndWhatIs(
            Language language, String subject, String act, String field, String stop)
            throws MessagingException, IOException {
        change("Arima", "before anybody followed");
        follow(ana, COMPONENT, Frequency.AT_ONCE, language);
        change("Puerto España <" + language + "> & \"más\"", "The report was read again: ñ 🌴");
        run();
        var mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getAllRecipients()[0]).hasToString("ana@example.org");
        assertThat(mail.getFrom()[0]).hasToString("portal@example.org");
        assertThat(header(mail, "Content-Language")).isEqualTo(language.tag());
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "Message-ID")).matches("<digest-[0-9a-f-]{36}@portal\\.example\\.org>");
        assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(header(mail, "List-Unsubscribe"))
                .matches("<https://portal\\.example\\.org/unsubscribe/[0-9a-f]{64}>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        var text = part(mail, 0);
        assertThat(text)
                .contains(act, field, stop, "- Arima", "+ Puerto España <" + language + "> & \"más\"", "ñ 🌴")
                .contains("https://portal.example.org/activities/police-intelligence-course-2?lang=" + language.tag())
                .contains("https://portal.example.org/since?component=3&from=")
                .doesNotContain("Quispe", "before anybody");
        var html = html(mail);
        assertThat(html.select("html").attr("lang")).isEqualTo(language.tag());
        assertThat(html.select("h2").text()).startsWith(act + ": ");
        assertThat(html.select("dt").text()).isEqualTo(field);
        assertThat(html.select("del").text()).isEqualTo("Arima");
        assertThat(html.select("ins").text()).isEqualTo("Puerto España <" + language + "> & \"más\"");
        assertThat(html.select("a").eachAttr("href")).isNotEmpty().allMatch(to -> to.startsWith("https://portal."));
        assertThat(html.text()).doesNotContain("Quispe");
        change("Arima", "for the next language");
    }

    @Test
    void comeWhenTheirTurnIsAndTogether() throws MessagingException, IOException {
        at("2031-01-06T08:00:00Z"); // a Monday
        follow(ana, COMPONENT, Frequency.DAILY, Language.EN);
        follow(ana, JAMAICA, Frequency.DAILY, Language.EN);
        change("One", "first");
        at("2031-01-06T10:59:00Z");
        run();
        assertThat(mails()).isEmpty();
        change("Two", "second");
        at("2031-01-06T11:00:00Z");
        run();
        var mail = onlyMail();
        assertThat(part(mail, 0)).contains("first", "second", "+ Two").doesNotContain("+ One");
        run();
        at("2031-01-07T11:00:00Z");
        run();
        at("2031-01-07T15:00:00Z");
        change("Three", "third");
        run();
        assertThat(mails()).as("a day without a change has passed").hasSize(1);
        at("2031-01-08T11:00:30Z");
        run();
        assertThat(mails()).hasSize(2);
        follows.revise(ana, COMPONENT, Frequency.NEVER, changes.last(), NOW.get());
        follows.revise(ana, JAMAICA, Frequency.NEVER, changes.last(), NOW.get());
        change("Four", "while nothing was to be told");
        follows.revise(ana, COMPONENT, Frequency.WEEKLY, changes.last(), NOW.get());
        change("Five", "fifth");
        at("2031-01-13T11:00:00Z");
        run();
        assertThat(mails()).hasSize(3);
        assertThat(part(mails().getLast(), 0)).contains("fifth").doesNotContain("while nothing");
    }

    @Test
    void whatBeginsToBeFollowedLaterHasItsTurnWithTheRest() throws MessagingException, IOException {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        change("First", "about one");
        run();
        pass(Duration.ofMinutes(5));
        follow(ana, new FeedSubject(new RecordKey(RecordKind.MANDATE, "3.2")), Frequency.AT_ONCE, Language.EN);
        pass(Duration.ofMinutes(1));
        change("Second", "about both");
        run();
        assertThat(mails()).hasSize(2);
        assertThat(mails().getLast().getSubject()).isEqualTo("1 record changed in what you follow");
        assertThat(html(mails().getLast()).select("h2")).as("once").hasSize(1);
        pass(Frequency.PAUSE);
        run();
        assertThat(mails()).hasSize(2);
        assertThat(state()).isEqualTo("SENT 1, SENT 1");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        jdbc.sql("update account set mail = 'a,b(c@example.org'").update();
        change("No address", "to nobody");
        run();
        assertThat(state()).isEqualTo("REFUSED 1");
        assertThat(follows.follower(ana).orElseThrow().refusal()).isNotNull();
    }

    @Test
    void aCrashBetweenWritingAndSendingLosesNothingAndSendsOnce() throws MessagingException, IOException {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        change("Crash", "written, and then the portal died");
        var upTo = digests.settled().orElseThrow();
        digests.turns()
                .forEach(turn -> assertThat(write.write(turn, upTo, NOW.get())).isTrue());
        assertThat(state()).isEqualTo("WAITING 0");
        assertThat(mails()).isEmpty();
        run();
        run();
        assertThat(part(onlyMail(), 0)).contains("written, and then");
        assertThat(state()).isEqualTo("SENT 1");
    }

    @Test
    void aCrashWhileSendingIsMendedAfterSomeTimeWithTheSameMail() throws MessagingException {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        change("Crash while sending", "taken, and then the portal died");
        var upTo = digests.settled().orElseThrow();
        digests.turns().forEach(turn -> write.write(turn, upTo, NOW.get()));
        var id = digests.due(NOW.get(), 10).getFirst();
        assertThat(digests.take(id, NOW.get())).isPresent();
        run();
        assertThat(mails()).as("another instance may be sending it").isEmpty();
        assertThat(state()).isEqualTo("SENDING 1");
        pass(Duration.ofMinutes(15));
        run();
        var name = header(onlyMail(), "Message-ID");
        assertThat(state()).isEqualTo("SENT 2");

        jdbc.sql("update digest set state = 'SENDING', settled_at = null")
                .update(); // taken by the mail server, not marked
        pass(Duration.ofMinutes(15));
        run();
        assertThat(mails()).hasSize(2);
        assertThat(header(mails().getLast(), "Message-ID"))
                .as("who keeps mails knows that it is the same one")
                .isEqualTo(name);
    }

    @Test
    void twoInstancesAtOnceSendEachMailOnce() throws Exception {
        var people = new ArrayList<AccountId>(List.of(ana));
        for (var name : List.of("ben", "cleo", "dario")) {
            people.add(People.openWith(manage, "no hash", name, AccountRole.READER));
        }
        people.forEach(person -> follow(person, COMPONENT, Frequency.AT_ONCE, Language.EN));
        try (var other = other()) {
            for (var round = 1; round <= 5; round++) {
                pass(Frequency.PAUSE);
                change("Round " + round, "round " + round);
                var start = new CyclicBarrier(2);
                var runs = List.of(context, other).stream()
                        .map(instance -> CompletableFuture.runAsync(() -> {
                            try {
                                start.await();
                            } catch (Exception broken) {
                                throw new IllegalStateException(broken);
                            }
                            run(instance);
                        }))
                        .toList();
                for (var one : runs) {
                    one.get(60, TimeUnit.SECONDS);
                }
                run(); // where one found the lock taken by the other it left everything to it
                assertThat(mails()).hasSize(people.size() * round);
            }
        }
        var names = new HashSet<String>();
        for (var mail : mails()) {
            names.add(header(mail, "Message-ID"));
        }
        assertThat(names).hasSameSizeAs(mails());
    }

    private ConfigurableApplicationContext other() {
        var settings = new ArrayList<String>();
        for (var name : List.of(
                "spring.datasource.url",
                "spring.datasource.username",
                "spring.datasource.password",
                "spring.mail.host",
                "spring.mail.port",
                "mispa.address",
                "mispa.mail.from",
                "mispa.digests")) {
            settings.add("--" + name + "=" + environment.getRequiredProperty(name));
        }
        settings.add("--server.port=0");
        settings.add("--spring.datasource.hikari.maximum-pool-size=4");
        return new SpringApplicationBuilder(MispaApplication.class, Moving.class)
                .logStartupInfo(false)
                .run(settings.toArray(String[]::new));
    }

    @Test
    void oneMailIsTakenByOneOfManyWithoutAnyLock() throws Exception {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        change("Taken", "taken once");
        var upTo = digests.settled().orElseThrow();
        var turn = digests.turns().getFirst();
        var wrote = together(4, () -> write.write(turn, upTo, NOW.get()));
        assertThat(wrote).containsOnlyOnce(true);
        var id = digests.due(NOW.get(), 10).getFirst();
        assertThat(together(4, () -> digests.take(id, NOW.get()).isPresent())).containsOnlyOnce(true);
    }

    private static <T> List<T> together(int many, Supplier<T> act) throws Exception {
        var start = new CyclicBarrier(many);
        var acts = new ArrayList<CompletableFuture<T>>();
        for (var one = 0; one < many; one++) {
            acts.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            start.await();
                        } catch (Exception broken) {
                            throw new IllegalStateException(broken);
                        }
                        return act.get();
                    },
                    task -> Thread.ofVirtual().start(task)));
        }
        var answers = new ArrayList<T>();
        for (var one : acts) {
            answers.add(one.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }

    /// Numbers are given before a transaction ends: what a long one publishes late has lower numbers.
    @Test
    void aChangeThatIsBeingPublishedIsWaitedFor() throws Exception {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        var changed = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var publishing = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(open -> {
            change("Published late", "with a low number");
            changed.countDown();
            try {
                assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }));
        assertThat(changed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(digests.settled()).isEmpty();
        run();
        asked.countDown();
        publishing.get(60, TimeUnit.SECONDS);
        assertThat(mails()).isEmpty();
        run();
        assertThat(part(onlyMail(), 0)).contains("with a low number");
    }

    @Test
    void whileTheMailServerIsDownNothingIsLostAndThenItIsSentOnce() throws Exception {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        change("Down", "published while the mail server was down");
        server.setPort(1);
        run();
        assertThat(state()).isEqualTo("WAITING 1");
        change("Still down", "published later");
        run();
        assertThat(state()).as("not before a minute has passed").isEqualTo("WAITING 1");
        pass(Duration.ofMinutes(1));
        run();
        assertThat(state()).isEqualTo("WAITING 2");
        server.setPort(POST_OFFICE.getSmtp().getPort());
        pass(Duration.ofMinutes(2));
        run();
        assertThat(part(onlyMail(), 0))
                .contains("while the mail server was down")
                .doesNotContain("published later");
        pass(Frequency.PAUSE);
        run();
        assertThat(mails()).hasSize(2);
        assertThat(part(mails().getLast(), 0)).contains("published later").doesNotContain("was down");
        assertThat(state()).isEqualTo("SENT 3, SENT 1");
    }

    @Test
    void anAddressThatIsRefusedForGoodIsNotTriedForEver() throws Exception {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        change("Bounced", "refused");
        try (var refusing = new RefusingPostOffice("550 5.1.1 No such user here")) {
            server.setPort(refusing.port());
            run();
            pass(Duration.ofHours(2));
            change("Bounced again", "not even tried");
            run();
            assertThat(refusing.asked()).isEqualTo(1);
        }
        server.setPort(POST_OFFICE.getSmtp().getPort());
        pass(Duration.ofDays(2));
        run();
        assertThat(mails()).isEmpty();
        assertThat(state()).isEqualTo("REFUSED 1");

        var visitor = People.signedIn(port, "ana");
        assertThat(visitor.page("/account/follows").select("main").text())
                .contains("The mail server refused ana@example.org", "550 5.1.1 No such user here", "address refused");
        assertThat(visitor.page("/people/" + ana).select("main").text()).contains("550 5.1.1 No such user here");
        assertThat(visitor.page("/people/mails").select("main").text()).contains("address refused", "550 5.1.1");

        var account = accounts.find(ana).orElseThrow();
        manage.revise(
                ana,
                Objects.requireNonNull(account.version()),
                new Person("ana.quispe@example.org", "Ana", AccountRole.ADMIN, null),
                new By(null, null, NOW.get()));
        run();
        assertThat(mails())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.getAllRecipients()[0]).hasToString("ana.quispe@example.org"));
        assertThat(part(mails().getFirst(), 0)).contains("  refused").doesNotContain("not even tried");
        assertThat(part(mails().getLast(), 0)).contains("not even tried").doesNotContain("  refused");
        assertThat(visitor.page("/people/" + ana).text()).doesNotContain("No such user");
    }

    @Test
    void whoeverTriesARefusedAddressAgainGetsWhatWasRefused() throws Exception {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        change("Full", "the box was full");
        try (var refusing = new RefusingPostOffice("552 5.2.2 Mailbox full")) {
            server.setPort(refusing.port());
            run();
        }
        server.setPort(POST_OFFICE.getSmtp().getPort());
        var visitor = People.signedIn(port, "ana");
        visitor.fill("/account/follows", "/account/follows/resume", Map.of());
        assertThat(visitor.page("/account/follows").select(".say.warn")).isEmpty();
        run();
        assertThat(part(onlyMail(), 0)).contains("the box was full");
    }

    @Test
    void anAddressThatIsRefusedForNowIsTriedAgain() throws Exception {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        change("Grey", "come again");
        try (var busy = new RefusingPostOffice("451 4.7.1 Try again later")) {
            server.setPort(busy.port());
            run();
        }
        assertThat(state()).isEqualTo("WAITING 1");
        server.setPort(POST_OFFICE.getSmtp().getPort());
        pass(Duration.ofMinutes(1));
        run();
        assertThat(part(onlyMail(), 0)).contains("come again");
    }

    @Test
    void oneClickInAMailProgramStopsAllMailsWithoutASession() throws Exception {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        follow(ana, JAMAICA, Frequency.WEEKLY, Language.EN);
        change("Stop", "the last one");
        run();
        var stop = URI.create(header(onlyMail(), "List-Unsubscribe").replaceAll("[<>]", ""))
                .getPath();
        var program = new Visitor(port);
        var page = program.get(stop);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie")).as("no session").isEmpty();
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(page.body()).doesNotContain("ana@example.org", "Ana");
        assertThat(Jsoup.parse(page.body()).select("main form").attr("action")).isEqualTo(stop);
        assertThat(often()).as("reading it stops nothing").isEqualTo("AT_ONCE, WEEKLY");

        for (var again = 0; again < 2; again++) {
            var answer = program.post(stop, Map.of("List-Unsubscribe", "One-Click"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(often()).isEqualTo("NEVER, NEVER");
        }
        assertThat(program.post("/unsubscribe/0000", Map.of()).statusCode()).isEqualTo(404);
        assertThat(program.get("/unsubscribe/0000").statusCode()).isEqualTo(404);
        pass(Duration.ofDays(8));
        change("Stopped", "nobody is told");
        run();
        assertThat(mails()).hasSize(1);
    }

    private String often() {
        return jdbc.sql("select string_agg(frequency, ', ' order by frequency) from follow")
                .query(String.class)
                .single();
    }

    @Test
    void whatNobodyWantsAnyMoreIsNotSent() {
        var ben = People.openWith(manage, "no hash", "ben", AccountRole.READER);
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        follow(ben, COMPONENT, Frequency.AT_ONCE, Language.EN);
        change("Dropped", "written for two");
        var upTo = digests.settled().orElseThrow();
        digests.turns().forEach(turn -> write.write(turn, upTo, NOW.get()));
        follows.end(ana, COMPONENT);
        manage.disable(ben, new By("ana@example.org", null, NOW.get()));
        run();
        change("Dropped again", "written for nobody");
        pass(Frequency.PAUSE);
        run();
        assertThat(mails()).isEmpty();
        assertThat(state()).isEqualTo("DROPPED 1, DROPPED 1");
    }

    @Test
    void whatIsBeingWrittenIsInNoMail() {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        var editor = new Staff(UUID.randomUUID(), "editor", AccountRole.EDITOR);
        var now = history.last(COURSE).orElseThrow();
        var cells = RecordCells.of(Objects.requireNonNull(now.after()));
        var row = new HashMap<>(cells.row());
        row.put("place", "Quetzalcoatlus");
        var details =
                Objects.requireNonNull(new Reading().details(new RecordCells(cells.kind(), row, cells.parts()), null));
        var about = new About(COURSE.kind(), COURSE.key(), now.version());
        var draft = workflow.begin(about, "Quetzalcoatlus", Map.of(), UUID.randomUUID(), editor, NOW.get());
        workflow.write(draft, 0, "Quetzalcoatlus", Map.of(), "why", editor, NOW.get());
        workflow.submit(draft, 1, COURSE.key(), now.version(), details, editor, NOW.get());
        run();
        assertThat(mails()).isEmpty();
        assertThat(state()).isEmpty();
        workflow.discard(draft, 2, editor, NOW.get());
    }

    @Test
    void aButtonOnThePageOfARecordBeginsAndEndsIt() {
        var visitor = People.signedIn(port, "ana");
        assertThat(new Visitor(port).page("/countries/JM").select("form[action=/account/follows]"))
                .isEmpty();
        for (var page : List.of(
                "/countries/JM",
                "/components/3",
                "/mandates/3.2",
                "/initiatives/1.a",
                "/organizations/government-of-canada")) {
            assertThat(visitor.page(page)
                            .select("form[action=/account/follows] button")
                            .text())
                    .as(page)
                    .isEqualTo("Follow");
            assertThat(visitor.page(page + "?known=2026-11-24").select("form[action=/account/follows]"))
                    .isEmpty();
        }
        assertThat(press(visitor, "/countries/JM?lang=es")).isEqualTo("/countries/JM");
        assertThat(visitor.page("/countries/JM?lang=en")
                        .select("form[action=/account/follows]")
                        .text())
                .isEqualTo("You follow this. What I follow Stop following");
        press(visitor, "/mandates/3.2");
        var own = visitor.page("/account/follows");
        assertThat(own.select("ul.rows .what").eachText()).hasSize(2).first().isEqualTo("Jamaica");
        assertThat(own.select("#language [selected]").val()).isEqualTo("es");
        assertThat(own.select("#often\\.country\\:jamaica [selected]").val()).isEqualTo("weekly");

        var wrong = visitor.fill(
                "/account/follows",
                "/account/follows/settings",
                Map.of("often.country:jamaica", "hourly", "often.mandate:3.2", "daily", "language", "qu"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.body()).select(".errors li")).hasSize(2);
        assertThat(often()).isEqualTo("WEEKLY, WEEKLY");

        var saved = visitor.fill(
                "/account/follows",
                "/account/follows/settings",
                Map.of("often.country:jamaica", "at-once", "often.mandate:3.2", "never", "language", "pt"));
        assertThat(Visitor.wherefrom(saved)).startsWith("/account/follows");
        assertThat(often()).isEqualTo("AT_ONCE, NEVER");
        assertThat(follows.follower(ana).orElseThrow().language()).isEqualTo(Language.PT);
        visitor.fill("/account/follows", "/account/follows/settings", Map.of("end", "mandate:3.2"));
        press(visitor, "/countries/JM");
        assertThat(follows.of(ana)).isEmpty();
        assertThat(visitor.page("/account/follows").select(".empty").text()).contains("You follow nothing yet");
    }

    private static String press(Visitor visitor, String page) {
        var form = Objects.requireNonNull(visitor.page(page).selectFirst("form[action=/account/follows]"));
        var fields = new HashMap<String, String>();
        form.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.attr("value")));
        return Visitor.wherefrom(visitor.post("/account/follows", fields));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "country", "country:nowhere", "activity:picap-courses", "source:management-report-2009-2011"
            })
    void nothingElseCanBeFollowed(String subject) {
        var visitor = People.signedIn(port, "ana");
        var form = Objects.requireNonNull(visitor.page("/countries/JM").selectFirst("form[action=/account/follows]"));
        var token = form.select("input[name=_csrf]").val();
        var answer = visitor.post("/account/follows", Map.of("_csrf", token, "subject", subject, "follow", "yes"));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void theLogShowsWhatWasSentToThePersonAndToAdmins() {
        follow(ana, COMPONENT, Frequency.AT_ONCE, Language.EN);
        change("Logged", "for the log");
        run();
        var ben = People.open(manage, passwords, "ben", AccountRole.READER);
        var admin = People.signedIn(port, "ana");
        assertThat(admin.page("/account/follows").select("tbody").text())
                .contains("3 Police management", "1 record", "at once", "sent");
        var all = admin.page("/people/mails");
        assertThat(all.select("tbody").text()).contains("ana@example.org", "sent");
        assertThat(all.select("tbody a").eachAttr("href")).containsExactly("/people/" + ana);
        assertThat(People.signedIn(port, "ben").page("/account/follows").select("tbody"))
                .as("the log of somebody else")
                .isEmpty();
        assertThat(digests.log(ben, 1).total()).isZero();
    }
}
