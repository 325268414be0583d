package org.mispa.persistence.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.LastAdmin;
import org.mispa.domain.account.MailTaken;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.NoSuchLink;
import org.mispa.domain.account.Person;
import org.mispa.domain.account.SignInAttempts;
import org.mispa.domain.account.StaleAccount;
import org.mispa.domain.country.CountryId;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "mispa.test.database=accounts") // a context, and so a database, of its own
class ManageAccountsTest extends RecordsForTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final By ADMIN = new By("root@example.org", "192.0.2.1", NOW);
    private static final By NOBODY = new By(null, "192.0.2.2", NOW);
    private static final Person ROOT = new Person("root@example.org", "Root", AccountRole.ADMIN, null);
    private static final Person ANA = new Person("ana@example.org", "Ana", AccountRole.EDITOR, null);

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditLog log;

    @Autowired
    private SignInAttempts attempts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void onlyTheFirstAdmin() {
        jdbc.sql("delete from account").update();
        jdbc.sql("delete from sign_in_attempt").update();
        assertThat(manage.first(ROOT, "hash", NOW)).isTrue();
    }

    private AccountId root() {
        return accounts.withMail("root@example.org").orElseThrow().id();
    }

    private int version(AccountId id) {
        return Objects.requireNonNull(accounts.find(id).orElseThrow().version());
    }

    @Test
    void theFirstAdminIsMadeOnceAndHasToReplaceThePassword() {
        assertThat(manage.first(ANA, "other", NOW)).isFalse();
        assertThat(accounts.all()).hasSize(1);
        assertThat(accounts.find(root()).orElseThrow().temporary()).isTrue();
        manage.choose(root(), "own", ADMIN);
        assertThat(accounts.find(root()).orElseThrow().temporary()).isFalse();
    }

    @Test
    void anInvitationIsGoodForOnePasswordAndAWeek() {
        var ana = manage.invite(ANA, "link", ADMIN);
        assertThat(accounts.find(ana).orElseThrow().password()).isNull();
        assertThat(manage.behind("link", NOW.plus(Duration.ofDays(7)).minusSeconds(1)))
                .contains(ANA);
        assertThat(manage.behind("link", NOW.plus(Duration.ofDays(7)))).isEmpty();
        assertThat(manage.behind("another", NOW)).isEmpty();
        assertThat(manage.open("link", "hash", NOBODY)).isEqualTo(ana);
        assertThatThrownBy(() -> manage.open("link", "hash of a thief", NOBODY)).isInstanceOf(NoSuchLink.class);
        assertThat(accounts.find(ana).orElseThrow().password()).isEqualTo("hash");
    }

    @Test
    void aNewerLinkEndsTheEarlierOneAndAResetLastsAnHour() {
        var ana = manage.invite(ANA, "first", ADMIN);
        manage.link(ana, "second", ADMIN);
        assertThat(manage.behind("first", NOW)).isEmpty();
        manage.open("second", "hash", NOBODY);
        manage.forgotten("ANA@example.org", "third", NOBODY);
        assertThat(manage.behind("third", NOW.plus(Duration.ofMinutes(59)))).contains(ANA);
        assertThat(manage.behind("third", NOW.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void nobodyGetsALinkWithoutAnAccountThatMayBeUsed() {
        var ana = manage.invite(ANA, "link", ADMIN);
        assertThat(manage.forgotten("nobody@example.org", "hash", NOBODY)).isEmpty();
        manage.disable(ana, ADMIN);
        assertThat(manage.behind("link", NOW)).isEmpty();
        assertThat(manage.forgotten("ana@example.org", "hash", NOBODY)).isEmpty();
        manage.enable(ana, ADMIN);
        assertThat(manage.forgotten("ana@example.org", "hash", NOBODY)).contains(ANA);
    }

    @Test
    void oneAdminIsAlwaysLeft() {
        var root = root();
        var demoted = new Person("root@example.org", "Root", AccountRole.EDITOR, null);
        assertThatThrownBy(() -> manage.disable(root, ADMIN)).isInstanceOf(LastAdmin.class);
        assertThatThrownBy(() -> manage.revise(root, version(root), demoted, ADMIN))
                .isInstanceOf(LastAdmin.class);
        assertThat(accounts.find(root).orElseThrow().enabled()).isTrue();
        manage.invite(new Person("two@example.org", "Two", AccountRole.ADMIN, null), "link", ADMIN);
        manage.revise(root, version(root), demoted, ADMIN);
        assertThat(accounts.find(root).orElseThrow().person()).isEqualTo(demoted);
    }

    @Test
    void aMailAddressHasOneAccount() {
        assertThatThrownBy(() ->
                        manage.invite(new Person("ROOT@example.org", "Other", AccountRole.READER, null), "link", ADMIN))
                .isInstanceOf(MailTaken.class);
        var ana = manage.invite(ANA, "link", ADMIN);
        assertThatThrownBy(() -> manage.revise(
                        ana, version(ana), new Person("root@example.org", "Ana", AccountRole.EDITOR, null), ADMIN))
                .isInstanceOf(MailTaken.class);
    }

    @Test
    void aRevisionOfAnOlderVersionIsRefused() {
        var ana = manage.invite(ANA, "link", ADMIN);
        var seen = version(ana);
        manage.signedIn(ana, ADMIN);
        var delegate = new Person("ana@example.org", "Ana", AccountRole.DELEGATE, CountryId.of("jamaica"));
        manage.revise(ana, seen, delegate, ADMIN);
        assertThatThrownBy(() -> manage.revise(ana, seen, ANA, ADMIN)).isInstanceOf(StaleAccount.class);
        assertThat(accounts.find(ana).orElseThrow().person()).isEqualTo(delegate);
    }

    @Test
    void everythingIsLoggedAndTheLogIsOnlyEverAddedTo() {
        var ana = manage.invite(ANA, "link", ADMIN);
        manage.open("link", "hash", NOBODY);
        manage.signedIn(ana, new By("ana@example.org", "192.0.2.2", NOW));
        assertThat(log.page(1).rows().subList(0, 3))
                .extracting(AuditLog.Entry::act, AuditLog.Entry::actor, AuditLog.Entry::about)
                .containsExactly(
                        tuple(Act.SIGNED_IN, "ana@example.org", null),
                        tuple(Act.PASSWORD_CHOSEN, "ana@example.org", null),
                        tuple(Act.ACCOUNT_MADE, "root@example.org", "ana@example.org"));
        for (var statement : new String[] {
            "delete from audit_entry", "update audit_entry set actor = 'somebody'", "truncate audit_entry"
        }) {
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only ever added to");
        }
    }

    @Test
    void whoFailsTooOftenIsHeldBackForAWhile() {
        for (var n = 0; n < SignInAttempts.MOST_FOR_ONE_ACCOUNT; n++) {
            assertThat(attempts.heldBack("ana@example.org", "192.0.2.2", NOW)).isZero();
            attempts.failed("Ana@example.org", "192.0.2." + n, NOW);
        }
        assertThat(attempts.heldBack("ana@example.org", "192.0.2.99", NOW)).isEqualTo(SignInAttempts.WINDOW);
        assertThat(attempts.heldBack("ben@example.org", "192.0.2.2", NOW)).isZero();
        assertThat(attempts.heldBack("ana@example.org", "192.0.2.2", NOW.plus(SignInAttempts.WINDOW)))
                .isZero();
        attempts.forget("ana@example.org");
        assertThat(attempts.heldBack("ana@example.org", "192.0.2.2", NOW)).isZero();
    }

    @Test
    void whoTriesManyAccountsFromOneAddressIsHeldBackToo() {
        for (var n = 0; n < SignInAttempts.MOST_FROM_ONE_ADDRESS; n++) {
            attempts.failed("guess" + n + "@example.org", "192.0.2.7", NOW);
        }
        assertThat(attempts.heldBack("ana@example.org", "192.0.2.7", NOW)).isPositive();
        assertThat(attempts.heldBack("ana@example.org", "192.0.2.8", NOW)).isZero();
        attempts.failed("x".repeat(10_000) + "\0", "192.0.2.9", NOW);
    }
}
