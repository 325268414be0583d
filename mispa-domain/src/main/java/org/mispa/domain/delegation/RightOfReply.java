package org.mispa.domain.delegation;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.change.Corrections;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Staff;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.State;
import org.mispa.domain.delegation.ObservationEntry.Act;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;

/// Who may do what with confirmations and observations, and when (docs/rights.md). Whoever speaks for a delegation
/// writes
/// its drafts; only a speaker sends, confirms and publishes; the secretariat answers.
@Named
public class RightOfReply {
    private final Confirmations confirmations;
    private final Observations observations;
    private final Corrections corrections;
    private final Proposals proposals;
    private final Workflow workflow;
    private final Review review;
    private final EvidenceFiles files;

    @Inject
    public RightOfReply(
            Confirmations confirmations,
            Observations observations,
            Corrections corrections,
            Proposals proposals,
            Workflow workflow,
            Review review,
            EvidenceFiles files) {
        this.confirmations = confirmations;
        this.observations = observations;
        this.corrections = corrections;
        this.proposals = proposals;
        this.workflow = workflow;
        this.review = review;
        this.files = files;
    }

    /// A record in the version that somebody read.
    ///
    /// @param change number of the change by which it came to that version
    public record Seen(RecordKey record, long change) {}

    /// Confirms the delegation's own part in records, each in the version that was read.
    ///
    /// @return those that were not confirmed, because they were changed or withdrawn since they were read, or do not
    /// name those for whom the delegate speaks
    /// @throws NotAllowed where the delegate only prepares
    @Transactional
    public List<RecordKey> confirm(List<Seen> seen, Delegate delegate, Instant at) {
        delegate.mustSpeak();
        return confirm(seen, delegate.delegation(), null, delegate.actor(), at);
    }

    private List<RecordKey> confirm(List<Seen> seen, Delegation delegation, @Nullable Note note, Actor by, Instant at) {
        var entries = review.entries(delegation, false, Language.EN).stream()
                .collect(Collectors.toMap(ReviewEntry::record, entry -> entry));
        var left = new ArrayList<RecordKey>();
        for (var one : seen) {
            var now = entries.get(one.record());
            if (now == null || now.change() != one.change()) {
                left.add(one.record());
            } else {
                confirmations.add(delegation, one.record(), now.version(), now.change(), note, by, at);
            }
        }
        return List.copyOf(left);
    }

    /// What a delegation wrote on paper.
    ///
    /// @param confirmed each in the version that staff read
    /// @param observed by tokens that the form made
    public record Paper(Note note, List<Seen> confirmed, Map<UUID, Draft> observed) {
        public Paper {
            confirmed = List.copyOf(confirmed);
            observed = Map.copyOf(observed);
        }
    }

    /// Enters what a delegation wrote on paper, under the same rules: as if its speaker had confirmed and sent it, and
    /// marked as entered by the secretariat. A form that is sent twice enters it once.
    ///
    /// @return those that were not confirmed, as with [#confirm]
    /// @throws NotAllowed where somebody does not work with records, or an observation is not complete
    @Transactional
    public List<RecordKey> enter(Paper paper, Delegation delegation, Staff staff, Instant at) {
        staff.mustWork();
        paper.observed().forEach((token, draft) -> enter(draft, token, delegation, paper.note(), staff, at));
        return confirm(paper.confirmed(), delegation, paper.note(), staff.actor(), at);
    }

    private void enter(Draft draft, UUID token, Delegation delegation, Note note, Staff staff, Instant at) {
        if (!draft.faults().isEmpty()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        if (observations.withToken(token).isPresent()) {
            return;
        }
        var id = observations.add(delegation, draft, token, staff.actor(), at);
        save(get(id).entered(note, staff.actor(), at));
        add(id, Act.ENTERED, staff.actor(), null, at);
    }

    /// What keeps a draft from being sent, by field; empty where nothing does. What is missing and is described in the
    /// form of the record needs no words beside it.
    ///
    /// @param correction number of what was written in the form of the record; null where nothing was
    public Map<Draft.Field, Draft.Fault> faults(Draft draft, @Nullable Long correction) {
        var faults = draft.faults();
        if (correction != null
                && faults.get(Draft.Field.TEXT) == Draft.Fault.MISSING
                && proposals
                        .find(correction)
                        .filter(described ->
                                described.base() == null && !described.title().isBlank())
                        .isPresent()) {
            faults.remove(Draft.Field.TEXT);
        }
        return faults;
    }

    /// Begins a draft, once for each token, however often the form is sent.
    ///
    /// @return its number
    @Transactional
    public long begin(Draft draft, UUID token, Delegate delegate, Instant at) {
        var known = observations.withToken(token);
        if (known.isPresent()) {
            own(known.get(), delegate);
            return known.get().id();
        }
        return observations.add(delegate.delegation(), draft, token, delegate.actor(), at);
    }

    /// Keeps what a draft says. What it is about stays as it was begun.
    ///
    /// @param revision that was read
    /// @throws NotAllowed where it was sent or given up
    /// @throws StaleObservation where it was saved meanwhile
    @Transactional
    public void write(long id, int revision, Draft draft, Delegate delegate, Instant at) {
        var observation = draft(id, revision, delegate);
        var about = observation.draft().about();
        var words = new Draft(draft.kind(), about, about == null ? null : draft.field(), draft.text());
        save(observation.written(words, delegate.actor(), at));
    }

    /// Gives up a draft, and what was proposed with it.
    @Transactional
    public void discard(long id, int revision, Delegate delegate, Instant at) {
        var observation = draft(id, revision, delegate);
        if (observation.correction() != null) {
            corrections.drop(observation.correction(), at);
        }
        save(observation.discarded(delegate.actor(), at));
    }

    /// Begins the correction that goes with a draft, unless there is one.
    ///
    /// @param about the record that is corrected, or the kind of a new one
    /// @param typed what stands in its form at first
    /// @return its number
    @Transactional
    public long propose(
            long id, About about, String title, Map<String, List<String>> typed, Delegate delegate, Instant at) {
        var observation = get(id);
        own(observation, delegate);
        if (observation.correction() != null) {
            return observation.correction();
        }
        mustBe(observation, State.DRAFT);
        var proposal = corrections.begin(about, title, typed, UUID.randomUUID(), id, delegate.actor(), at);
        save(observation.correctedBy(proposal, delegate.actor(), at));
        return proposal;
    }

    /// Keeps what was typed into the form of a correction.
    ///
    /// @param revision of the correction that was read
    /// @param key that a new record is to get; null while it has none
    /// @param details what the record is to be; null while something is wrong or missing
    /// @throws NotAllowed where the observation was sent or given up
    /// @throws org.mispa.domain.change.StaleProposal where it was saved meanwhile
    @Transactional
    public void writeCorrection(
            long id,
            int revision,
            String title,
            Map<String, List<String>> typed,
            @Nullable String key,
            @Nullable Details details,
            Delegate delegate,
            Instant at) {
        var observation = get(id);
        own(observation, delegate);
        mustBe(observation, State.DRAFT);
        corrections.write(Objects.requireNonNull(observation.correction()), revision, title, typed, key, details, at);
    }

    /// Takes the correction out of a draft again.
    @Transactional
    public void dropCorrection(long id, Delegate delegate, Instant at) {
        var observation = get(id);
        own(observation, delegate);
        mustBe(observation, State.DRAFT);
        if (observation.correction() != null) {
            corrections.drop(observation.correction(), at);
            save(observation.correctedBy(null, delegate.actor(), at));
        }
    }

    /// Keeps a file with an observation: with a draft whoever speaks for the delegation, later only a speaker.
    ///
    /// @param name as the file was called, with or without folders
    /// @return its number
    /// @throws RefusedEvidence where the file is not kept
    /// @throws NotAllowed where the observation is settled or public, or was sent and the delegate only prepares
    @Transactional
    public long attach(long id, String name, byte[] content, Delegate delegate, Instant at) {
        var observation = get(id);
        own(observation, delegate);
        mustBe(observation, State.DRAFT, State.OPEN, State.ANSWERED, State.KEPT);
        mustBeConfidential(observation);
        if (observation.state() != State.DRAFT) {
            delegate.mustSpeak();
        }
        return keep(id, name, content, delegate.actor(), at);
    }

    /// Keeps the scan of a note verbale with what was entered from it.
    ///
    /// @return its number
    /// @throws RefusedEvidence where the file is not kept
    /// @throws NotAllowed where the observation was not entered from paper, is settled or public, or somebody does not
    /// work with records
    @Transactional
    public long attachScan(long id, String name, byte[] content, Staff staff, Instant at) {
        staff.mustWork();
        var observation = get(id);
        if (observation.note() == null) {
            throw new NotAllowed(Why.NOT_THE_AUTHOR);
        }
        mustBe(observation, State.OPEN, State.ANSWERED, State.KEPT);
        mustBeConfidential(observation);
        return keep(id, name, content, staff.actor(), at);
    }

    private long keep(long id, String name, byte[] content, Actor by, Instant at) {
        if (files.of(id).size() >= Evidence.MOST) {
            throw new RefusedEvidence(RefusedEvidence.Why.TOO_MANY);
        }
        var called = Evidence.cleaned(name);
        return files.add(id, called, Evidence.typeOf(called, content), content, by, at);
    }

    /// Takes a file out of a draft.
    ///
    /// @throws NotAllowed where the observation was sent
    @Transactional
    public void detach(long id, long file, Delegate delegate) {
        var observation = get(id);
        own(observation, delegate);
        mustBe(observation, State.DRAFT);
        files.remove(id, file);
    }

    /// Sends a draft to the secretariat, with its correction and its files.
    ///
    /// @throws NotAllowed where the delegate only prepares, the draft or its correction is not complete, or it was sent
    /// already
    @Transactional
    public void send(long id, int revision, Delegate delegate, Instant at) {
        delegate.mustSpeak();
        var observation = draft(id, revision, delegate);
        if (!faults(observation.draft(), observation.correction()).isEmpty()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        if (observation.correction() != null) {
            corrections.send(observation.correction(), at);
        }
        save(observation.sent(delegate.actor(), at));
        add(id, Act.SENT, delegate.actor(), null, at);
    }

    /// Says more to an observation that was answered; it waits for an answer again.
    ///
    /// @throws NotAllowed where the delegate only prepares, nothing is said, or it is public or taken in
    @Transactional
    public void reply(long id, int revision, String text, Delegate delegate, Instant at) {
        delegate.mustSpeak();
        var observation = read(id, revision);
        own(observation, delegate);
        mustSay(text);
        mustBe(observation, State.OPEN, State.ANSWERED, State.KEPT);
        mustBeConfidential(observation);
        save(
                observation.state() == State.OPEN
                        ? observation.written(observation.draft(), delegate.actor(), at)
                        : observation.sent(delegate.actor(), at));
        add(id, Act.REPLIED, delegate.actor(), text, at);
    }

    /// Takes back an observation that was sent. What was made because of it stays.
    ///
    /// @throws NotAllowed where the delegate only prepares, or it was published, taken in or taken back
    @Transactional
    public void withdraw(long id, int revision, Delegate delegate, Instant at) {
        delegate.mustSpeak();
        var observation = read(id, revision);
        own(observation, delegate);
        mustBe(observation, State.OPEN, State.ANSWERED, State.KEPT);
        mustBeConfidential(observation);
        if (observation.correction() != null) {
            corrections.drop(observation.correction(), at);
        }
        save(observation.withdrawn(delegate.actor(), at));
        add(id, Act.WITHDRAWN, delegate.actor(), null, at);
    }

    /// Takes an answer off the inbox of the delegation.
    @Transactional
    public void settle(long id, int revision, Delegate delegate, Instant at) {
        var observation = read(id, revision);
        own(observation, delegate);
        if (observation.isToRead()) {
            save(observation.read(delegate.actor(), at));
        }
    }

    /// Makes an answered observation public, with the last answer.
    ///
    /// @throws NotAllowed where the delegate only prepares, it is not answered, or it is public already
    @Transactional
    public void publish(long id, int revision, Delegate delegate, Instant at) {
        delegate.mustSpeak();
        var observation = read(id, revision);
        own(observation, delegate);
        mustBe(observation, State.ANSWERED, State.TAKEN_IN, State.KEPT);
        mustBeConfidential(observation);
        save(observation.published(delegate.actor(), at));
        add(id, Act.PUBLISHED, delegate.actor(), null, at);
    }

    /// Answers an observation. The secretariat may say more while it is not public.
    ///
    /// @throws NotAllowed where somebody does not work with records, or nothing is said
    @Transactional
    public void answer(long id, int revision, String text, Staff staff, Instant at) {
        decide(id, revision, State.ANSWERED, Act.ANSWERED, text, staff, at);
    }

    /// Keeps the record as the source states it.
    ///
    /// @param reason why
    /// @throws NotAllowed where somebody does not work with records, or no reason is given
    @Transactional
    public void keep(long id, int revision, String reason, Staff staff, Instant at) {
        decide(id, revision, State.KEPT, Act.KEPT, reason, staff, at);
    }

    private void decide(long id, int revision, State state, Act act, String text, Staff staff, Instant at) {
        staff.mustWork();
        var observation = read(id, revision);
        mustSay(text);
        mustBe(observation, State.OPEN, State.ANSWERED, State.KEPT);
        mustBeConfidential(observation);
        save(observation.answered(state, null, staff.actor(), at));
        add(id, act, staff.actor(), text, at);
    }

    /// Publishes what the delegation proposes, as it is; [TakeIn] does the rest.
    ///
    /// @throws NotAllowed where the role does not review such records, or nothing was proposed
    /// @throws org.mispa.domain.change.StaleChange where the record has moved on since the correction was begun
    /// @throws org.mispa.domain.change.NamesUnpublished where it names what is not published
    @Transactional
    public void takeIn(long id, int revision, Staff staff, Instant at) {
        staff.mustWork();
        var observation = read(id, revision);
        mustBe(observation, State.OPEN, State.ANSWERED, State.KEPT);
        mustBeConfidential(observation);
        if (observation.correction() == null) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        var proposal = proposals.find(observation.correction()).orElseThrow();
        workflow.approve(proposal.id(), proposal.revision(), null, null, staff, at);
    }

    /// Begins a draft of staff that takes the observation in once it is published, unless one is open.
    ///
    /// @param about what the draft starts from
    /// @param typed what stands in its form at first
    /// @return number of the draft
    /// @throws NotAllowed where the role does not write such records, or the observation is settled
    @Transactional
    public long prepare(
            long id,
            About about,
            String title,
            Map<String, List<String>> typed,
            String reason,
            Staff staff,
            Instant at) {
        staff.mustWork();
        var observation = get(id);
        mustBe(observation, State.OPEN, State.ANSWERED, State.KEPT);
        mustBeConfidential(observation);
        var begun = observation.prepared() == null
                ? null
                : proposals.find(observation.prepared()).orElse(null);
        if (begun != null && begun.state().isOpen() && staff.is(begun.author())) {
            return begun.id();
        }
        var draft = workflow.begin(about, title, typed, UUID.randomUUID(), staff, at);
        workflow.write(draft, 0, title, typed, reason, staff, at);
        save(observation.preparedBy(draft));
        return draft;
    }

    private void add(long id, Act act, Actor by, @Nullable String text, Instant at) {
        observations.add(id, new ObservationEntry(at, act, by, text == null ? null : text.strip()));
    }

    private static void mustSay(String text) {
        if (text.isBlank() || Observation.isTooLong(text.strip())) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
    }

    private static void mustBe(Observation observation, State... states) {
        if (!List.of(states).contains(observation.state())) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
    }

    private static void mustBeConfidential(Observation observation) {
        if (observation.isPublished()) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
    }

    private static void own(Observation observation, Delegate delegate) {
        if (!observation.isSeenBy(delegate)) {
            throw new NotAllowed(Why.NOT_THE_AUTHOR);
        }
    }

    private Observation draft(long id, int revision, Delegate delegate) {
        var observation = read(id, revision);
        own(observation, delegate);
        mustBe(observation, State.DRAFT);
        return observation;
    }

    private Observation read(long id, int revision) {
        var observation = get(id);
        if (observation.revision() != revision) {
            throw new StaleObservation();
        }
        return observation;
    }

    private Observation get(long id) {
        return observations.find(id).orElseThrow(() -> new IllegalStateException("no observation " + id));
    }

    private void save(Observation observation) {
        if (!observations.save(observation)) {
            throw new StaleObservation();
        }
    }
}
