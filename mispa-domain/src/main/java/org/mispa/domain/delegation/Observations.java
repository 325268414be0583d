package org.mispa.domain.delegation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.State;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;

/// What delegations observe. Nothing here is public but what [#published] gives.
public interface Observations {
    Optional<Observation> find(long id);

    /// The one that a form made, sent once or several times.
    Optional<Observation> withToken(UUID token);

    /// The one that a proposal belongs to: the delegation's own, or what staff made of it.
    Optional<Observation> withProposal(long proposal);

    /// What is called what is missing, by the number of its observation, where that was described in the form of the
    /// record.
    Map<Long, String> described(Collection<Long> observations);

    /// Begins one, once for each token, however often the form is sent.
    ///
    /// @return its number
    long add(Delegation delegation, Draft draft, UUID token, Actor author, Instant at);

    /// Keeps it, and counts the revision.
    ///
    /// @return false where it was saved meanwhile, so that nothing was written
    boolean save(Observation observation);

    /// Which a list shows.
    ///
    /// @param delegation null for all
    /// @param states empty for all
    /// @param toRead only those whose answer waits for the delegation
    /// @param lateOn only those to which an answer was due before this day; null for all
    /// @param published only those that are public
    record Filter(
            @Nullable Delegation delegation,
            Set<State> states,
            boolean toRead,
            @Nullable LocalDate lateOn,
            boolean published) {
        public Filter {
            states = Set.copyOf(states);
        }

        public static Filter of(@Nullable Delegation delegation, State... states) {
            return new Filter(delegation, Set.of(states), false, null, false);
        }

        /// Drafts of the delegation.
        public static Filter drafts(Delegation delegation) {
            return of(delegation, State.DRAFT);
        }

        /// Those that wait for an answer.
        public static Filter open(@Nullable Delegation delegation) {
            return of(delegation, State.OPEN);
        }

        /// Those that wait for an answer which was due before a day.
        public static Filter late(LocalDate day) {
            return new Filter(null, Set.of(State.OPEN), false, day, false);
        }

        public static Filter answered(@Nullable Delegation delegation) {
            return of(delegation, State.ANSWERED, State.TAKEN_IN, State.KEPT);
        }

        /// Those whose answer waits for the delegation to take note of it.
        public static Filter toRead(Delegation delegation) {
            return new Filter(delegation, Set.of(), true, null, false);
        }

        public static Filter published(@Nullable Delegation delegation) {
            return new Filter(delegation, Set.of(), false, null, true);
        }
    }

    /// What was touched longest ago first.
    Page<Observation> page(Filter filter, int number);

    long count(Filter filter);

    /// All of them, what was touched last first; at most two thousand.
    List<Observation> all(Filter filter);

    /// What was done with it since it was sent, in order.
    List<ObservationEntry> entries(long observation);

    void add(long observation, ObservationEntry entry);

    /// An observation that was published, with what the public sees of it.
    ///
    /// @param answer the last that the secretariat said; null where it said nothing and took it in
    /// @param answeredAt when it was decided
    record Published(Observation observation, @Nullable String answer, Instant answeredAt) {}

    /// Those about a record, or about a record that is found in it now, newest first.
    List<Published> published(RecordKey record);

    /// Those of a delegation, newest first.
    List<Published> published(Delegation delegation);
}
