package org.mispa.web.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.follow.Digest;
import org.mispa.domain.follow.Digest.Part;
import org.mispa.domain.follow.Digests;
import org.mispa.domain.follow.Follows;
import org.mispa.domain.follow.Follows.Follow;
import org.mispa.domain.follow.Frequency;
import org.mispa.domain.follow.WriteDigests;
import org.mispa.web.system.Mailbox;
import org.mispa.web.system.Mailbox.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/// Writes and sends the mails to those who follow something. One instance at a time does it. Each mail is written
/// before
/// any is sent, and marked as being sent before it is handed to the mail server, so that it can end anywhere: the next
/// run
/// goes on (docs/adr/0015).
@Configuration(proxyBeanMethods = false)
@EnableSchedulerLock(defaultLockAtMostFor = DigestPost.AT_MOST)
class DigestPost {
    /// Ends the lock of an instance that is gone. A run takes less: it takes no new mail after [#RUN].
    static final String AT_MOST = "PT15M";

    private static final Duration RUN = Duration.ofMinutes(10);
    private static final int MOST = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(DigestPost.class);

    private final Digests digests;
    private final WriteDigests write;
    private final Follows follows;
    private final Accounts accounts;
    private final DigestLetters letters;
    private final Mailbox mailbox;
    private final Clock clock;

    DigestPost(
            Digests digests,
            WriteDigests write,
            Follows follows,
            Accounts accounts,
            DigestLetters letters,
            Mailbox mailbox,
            Clock clock) {
        this.digests = digests;
        this.write = write;
        this.follows = follows;
        this.accounts = accounts;
        this.letters = letters;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${mispa.digests:PT30S}", initialDelayString = "${mispa.digests:PT30S}")
    @SchedulerLock(name = "digests")
    void run() {
        if (mailbox.open()) {
            write();
            send();
        }
    }

    /// Writes nothing while changes are being published; the next run finds them.
    void write() {
        digests.settled().ifPresent(upTo -> digests.turns().forEach(turn -> write.write(turn, upTo, clock.instant())));
    }

    void send() {
        var end = clock.instant().plus(RUN);
        for (var id : digests.due(clock.instant(), MOST)) {
            var taken = digests.take(id, clock.instant());
            if (taken.isPresent() && send(taken.get()) == Answer.UNREACHABLE) {
                return; // it would not be reached for the others either
            }
            if (clock.instant().isAfter(end)) {
                return;
            }
        }
    }

    private Answer send(Digest digest) {
        var account = accounts.find(digest.account()).filter(Account::enabled);
        var parts = wanted(digest);
        var token = follows.follower(digest.account()).map(Follows.Follower::token);
        if (account.isEmpty() || parts.isEmpty() || token.isEmpty()) {
            digests.dropped(digest.id(), clock.instant());
            return Answer.TAKEN;
        }
        var person = account.get().person();
        var written = letters.write(digest, parts, person, token.get());
        var delivery = mailbox.deliver(written.letter());
        var now = clock.instant();
        switch (delivery.answer()) {
            case TAKEN -> digests.sent(digest.id(), person.mail(), written.records(), now);
            case REFUSED -> digests.refused(digest.id(), person.mail(), delivery.words(), now);
            case LATER, UNREACHABLE -> later(digest, delivery.words(), now);
        }
        return delivery.answer();
    }

    private void later(Digest digest, String words, Instant now) {
        LOG.warn("Mail {} was not taken at attempt {}: {}", digest.id(), digest.attempts(), words);
        digests.later(digest.id(), words, digest.again(now));
    }

    /// What is still followed and to be told of.
    private List<Part> wanted(Digest digest) {
        var told = follows.of(digest.account()).stream()
                .filter(follow -> follow.frequency() != Frequency.NEVER)
                .map(Follow::subject)
                .collect(Collectors.toSet());
        return digest.parts().stream()
                .filter(part -> told.contains(part.subject()))
                .toList();
    }
}
