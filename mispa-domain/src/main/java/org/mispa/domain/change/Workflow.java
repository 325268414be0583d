package org.mispa.domain.change;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.change.Proposal.Act;
import org.mispa.domain.change.Proposal.State;
import org.mispa.domain.record.Reading;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// From the first word to publication: who may do what with a change, and when (docs/rights.md). Two people see what is
/// published; where there is only one who could review, they say why they do it alone.
@Named
public class Workflow {
    private final Proposals proposals;
    private final Records records;
    private final ApplyChange door;
    private final Accounts accounts;
    private final History history;
    private final List<AfterPublishing> after;

    @Inject
    public Workflow(
            Proposals proposals,
            Records records,
            ApplyChange door,
            Accounts accounts,
            History history,
            List<AfterPublishing> after) {
        this.after = after;
        this.proposals = proposals;
        this.records = records;
        this.door = door;
        this.accounts = accounts;
        this.history = history;
    }

    /// What a draft is about.
    ///
    /// @param key null for a new record, unless others name it before it is sent
    /// @param base the version it starts from; null for a new record
    public record About(
            RecordKind kind, @Nullable String key, @Nullable Integer base) {}

    /// Begins a draft, once for each token, however often the form is sent.
    ///
    /// @return its number
    /// @throws NotAllowed where the role does not write such records
    @Transactional
    public long begin(
            About about, String title, Map<String, List<String>> typed, UUID token, Staff author, Instant at) {
        author.mustWrite(about.kind());
        var known = proposals.withToken(token);
        if (known.isPresent()) {
            own(known.get(), author);
            return known.get().id();
        }
        return proposals.add(
                about.kind(),
                about.key(),
                about.base(),
                Act.REVISE,
                author.actor(),
                title,
                typed,
                null,
                token,
                null,
                at);
    }

    /// Asks for a record to be withdrawn.
    ///
    /// @param successor key of the record that it is found in now; null where there is none
    /// @throws NotAllowed where the role does not write such records, or no reason is given
    @Transactional
    public long withdraw(
            RecordKey record,
            int base,
            String title,
            @Nullable String successor,
            String reason,
            UUID token,
            Staff author,
            Instant at) {
        author.mustWrite(record.kind());
        if (reason.isBlank()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        var known = proposals.withToken(token);
        if (known.isPresent()) {
            return known.get().id();
        }
        var id = proposals.add(
                record.kind(),
                record.key(),
                base,
                Act.WITHDRAW,
                author.actor(),
                title,
                Map.of(),
                successor,
                token,
                null,
                at);
        var draft = get(id).written(title, Map.of(), reason, at);
        save(draft.submitted(record.key(), base, null, at));
        return id;
    }

    /// Keeps what was typed so far.
    ///
    /// @param revision that was read
    /// @throws NotAllowed where it is somebody else's or not open
    /// @throws StaleProposal where it was saved meanwhile
    @Transactional
    public void write(
            long id,
            int revision,
            String title,
            Map<String, List<String>> typed,
            String reason,
            Staff author,
            Instant at) {
        save(open(id, revision, author).written(title, typed, reason, at));
    }

    /// Keeps what was typed, now as a change to a later version of the record.
    ///
    /// @param base that version
    @Transactional
    public void rebase(
            long id, int revision, int base, String title, Map<String, List<String>> typed, Staff author, Instant at) {
        var draft = open(id, revision, author);
        save(draft.written(title, typed, draft.reason(), at).since(base));
    }

    /// Sends it to review.
    ///
    /// @param key of the record; for a new one the key it is to get
    /// @param base the version that the author has seen last; null for a new record
    /// @throws NotAllowed where it is somebody else's or not open, or no reason is given for changing a record
    /// @throws StaleProposal where it was saved meanwhile
    @Transactional
    public void submit(
            long id, int revision, String key, @Nullable Integer base, Details details, Staff author, Instant at) {
        var draft = open(id, revision, author);
        if (draft.base() != null && draft.reason().isBlank()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        save(draft.submitted(key, base, details, at));
    }

    /// What is sent to review.
    ///
    /// @param key of the record; for a new one the key it is to get
    /// @param base the version that the author has seen last; null for a new record
    public record Sending(
            long id, int revision, String key, @Nullable Integer base, Details details) {}

    /// Sends several to review, all or none of them: those that a record names with the record.
    ///
    /// @throws NotAllowed as [#submit]
    /// @throws StaleProposal as [#submit]
    @Transactional
    public void submitTogether(List<Sending> sendings, Staff author, Instant at) {
        sendings.forEach(one -> submit(one.id(), one.revision(), one.key(), one.base(), one.details(), author, at));
    }

    /// Gives up a draft, or takes back what waits for review. It stays in the list of the discarded.
    @Transactional
    public void discard(long id, int revision, Staff author, Instant at) {
        var proposal = read(id, revision);
        own(proposal, author);
        if (!proposal.state().isOpen() && proposal.state() != State.SUBMITTED) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        save(proposal.discarded(at));
    }

    /// Gives it back to its author.
    ///
    /// @param note what to mend
    /// @throws NotAllowed where the role does not review such records, nothing is said, or it belongs to an
    /// observation,
    /// which is answered instead
    @Transactional
    public void giveBack(long id, int revision, String note, Staff reviewer, Instant at) {
        var proposal = read(id, revision);
        reviewer.mustWrite(proposal.kind());
        if ((proposal.state() != State.SUBMITTED && proposal.state() != State.APPROVED)
                || proposal.observation() != null) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        if (note.isBlank()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        save(proposal.returned(note, reviewer.actor(), at));
    }

    /// Publishes it, now or later.
    ///
    /// @param remark why somebody approves what they have written themselves; only asked for then
    /// @param when null for now
    /// @throws NotAllowed where the role does not review such records, or it is their own and another could
    /// @throws StaleChange where the record has moved on since
    /// @throws StillNamed where a record is to be withdrawn that others refer to
    /// @throws NamesUnpublished where it names a record that is not published, nor going to be by then
    @Transactional
    public void approve(
            long id, int revision, @Nullable String remark, @Nullable Instant when, Staff reviewer, Instant at) {
        approve(read(id, revision), remark, when, reviewer, at);
    }

    /// Publishes it with what it names and waits for review itself, now or later, all or nothing.
    ///
    /// @param with the proposals of what it names that the reviewer has seen, each with its revision
    /// @throws NotAllowed as [#approve], also for what it names
    /// @throws StaleChange as [#approve]
    /// @throws StaleProposal where something that it names was saved since
    /// @throws NamesUnpublished where it names what is not published and not among these
    @Transactional
    public void approve(
            long id,
            int revision,
            Map<Long, Integer> with,
            @Nullable String remark,
            @Nullable Instant when,
            Staff reviewer,
            Instant at) {
        var proposal = read(id, revision);
        for (var one : unpublished(proposal)) {
            var by = one.by();
            if (by != null && one.waits() && with.containsKey(by.id())) {
                approve(read(by.id(), with.get(by.id())), remark, when, reviewer, at);
            }
        }
        approve(proposal, remark, when, reviewer, at);
    }

    private void approve(
            Proposal proposal, @Nullable String remark, @Nullable Instant when, Staff reviewer, Instant at) {
        reviewer.mustWrite(proposal.kind());
        if (proposal.state() != State.SUBMITTED) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        var own = reviewer.is(proposal.author());
        if (own && othersMayReview(proposal.kind(), reviewer)) {
            throw new NotAllowed(Why.OWN_WORK);
        }
        if (own && (remark == null || remark.isBlank())) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        if (when != null && when.isAfter(at)) {
            mustBeThere(proposal, when);
            save(proposal.approved(reviewer.actor(), when, at));
        } else {
            publish(proposal, new Change.Review(proposal.id(), reviewer.actor(), own ? remark : null), at);
        }
    }

    /// A record that a proposal names and that is not published.
    ///
    /// @param by what is going to make it; null where nothing is, or no longer
    public record Unpublished(RecordKey record, @Nullable Proposal by) {
        /// Whether it waits for review, so that it can be published with what names it.
        public boolean waits() {
            return by != null && by.state() == State.SUBMITTED;
        }

        boolean isThereOn(Instant day) {
            var when = by == null ? null : by.publishAt();
            return by != null && by.state() == State.APPROVED && when != null && !when.isAfter(day);
        }
    }

    /// What a proposal names and is not published, in an order in which each names only earlier ones.
    public List<Unpublished> unpublished(Proposal proposal) {
        var found = new LinkedHashMap<RecordKey, Unpublished>();
        var seen = new ArrayList<RecordKey>();
        follow(proposal, seen, found);
        return List.copyOf(found.values());
    }

    private void follow(Proposal proposal, List<RecordKey> seen, Map<RecordKey, Unpublished> found) {
        var record = proposal.record();
        var proposed = proposal.proposed();
        if (record == null || proposed == null || seen.contains(record)) {
            return;
        }
        seen.add(record);
        var named = Reading.namedIn(record, proposed);
        var there = records.existing(named);
        for (var one : named) {
            if (!there.contains(one) && !seen.contains(one)) {
                var by = maker(one);
                if (by != null) {
                    follow(by, seen, found);
                }
                found.put(one, new Unpublished(one, by));
            }
        }
    }

    /// The furthest of the proposals that are going to make a record.
    private @Nullable Proposal maker(RecordKey record) {
        return proposals.open(record).stream()
                .filter(Proposal::isNew)
                .max(Comparator.comparing(proposal -> switch (proposal.state()) {
                    case APPROVED -> 3;
                    case SUBMITTED -> 2;
                    case RETURNED -> 1;
                    case DRAFT, PUBLISHED, DISCARDED -> 0;
                }))
                .orElse(null);
    }

    private void mustBeThere(Proposal proposal, @Nullable Instant when) {
        var missing = unpublished(proposal).stream()
                .filter(one -> when == null || !one.isThereOn(when))
                .toList();
        if (!missing.isEmpty()) {
            throw new NamesUnpublished(missing);
        }
    }

    /// Publishes an approved one whose time has come.
    ///
    /// @return false where it is no longer waiting
    /// @throws StaleChange as [#approve]
    /// @throws StillNamed as [#approve]
    /// @throws NamesUnpublished as [#approve]
    @Transactional
    public boolean publishDue(long id, Instant at) {
        var proposal = get(id);
        var when = proposal.publishAt();
        var reviewer = proposal.reviewer();
        if (proposal.state() != State.APPROVED || when == null || when.isAfter(at) || reviewer == null) {
            return false;
        }
        for (var one : unpublished(proposal)) {
            var by = one.by();
            if (by != null && one.isThereOn(at)) {
                publishDue(by.id(), at);
            }
        }
        publish(proposal, new Change.Review(id, reviewer, null), at);
        return true;
    }

    /// Gives back an approved one that can no longer be published, because its record has moved on.
    @Transactional
    public void giveBackDue(long id, String note, Instant at) {
        var proposal = get(id);
        if (proposal.state() == State.APPROVED) {
            save(proposal.returned(note, Objects.requireNonNull(proposal.reviewer()), at));
        }
    }

    private void publish(Proposal proposal, Change.Review review, Instant at) {
        mustBeThere(proposal, null);
        var record = Objects.requireNonNull(proposal.record());
        var successor = proposal.successor();
        var observed = proposal.observation() != null;
        save(proposal.published(review.reviewer(), at));
        door.apply(
                new Change(
                        record,
                        proposal.base(),
                        proposal.proposed(),
                        observed ? Actor.SECRETARIAT : proposal.author(),
                        observed ? Corrections.REASON : proposal.reason(),
                        successor == null ? null : new RecordKey(record.kind(), successor),
                        review),
                at);
        after.forEach(told -> told.published(proposal, review.reviewer(), at));
    }

    /// Whether anybody else could review records of this kind.
    public boolean othersMayReview(RecordKind kind, Staff but) {
        return accounts.all().stream()
                .filter(Account::enabled)
                .filter(account -> account.password() != null)
                .filter(account -> !account.id().value().equals(but.account()))
                .anyMatch(account -> Staff.mayWrite(account.person().role(), kind));
    }

    /// The details that a proposal started from; null for a new record.
    public @Nullable Details base(Proposal proposal) {
        var record = proposal.record();
        var base = proposal.base();
        return record == null || base == null ? null : history.at(record, base).orElse(null);
    }

    /// Whether the record is no longer what an open proposal started from.
    public boolean moved(Proposal proposal) {
        var record = proposal.record();
        if (record == null || proposal.state() == State.PUBLISHED) {
            return false;
        }
        var current = history.current(record).map(History.Version::version).orElse(null);
        return !Objects.equals(current, proposal.base());
    }

    private static void own(Proposal proposal, Staff author) {
        if (!author.is(proposal.author())) {
            throw new NotAllowed(Why.NOT_THE_AUTHOR);
        }
    }

    private Proposal open(long id, int revision, Staff author) {
        var proposal = read(id, revision);
        author.mustWrite(proposal.kind());
        own(proposal, author);
        if (!proposal.state().isOpen()) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        return proposal;
    }

    private Proposal read(long id, int revision) {
        var proposal = get(id);
        if (proposal.revision() != revision) {
            throw new StaleProposal();
        }
        return proposal;
    }

    private Proposal get(long id) {
        return proposals.find(id).orElseThrow(() -> new IllegalStateException("no proposal " + id));
    }

    private void save(Proposal proposal) {
        if (!proposals.save(proposal)) {
            throw new StaleProposal();
        }
    }
}
