package org.mispa.domain.change;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

/// The changes on their way to publication. What a delegation proposes with an observation is found by its number
/// alone,
/// and stands in no list.
public interface Proposals {
    /// Which of them a list shows.
    ///
    /// @param states empty for all
    /// @param by only those of this account; null for anybody's
    /// @param notBy all but those of this account; null for anybody's
    record Filter(
            Set<Proposal.State> states,
            @Nullable UUID by,
            @Nullable UUID notBy) {
        public Filter {
            states = Set.copyOf(states);
        }
    }

    Optional<Proposal> find(long id);

    /// The one that a form made, sent once or several times.
    Optional<Proposal> withToken(UUID token);

    /// @param observation number of the observation that it belongs to; null for what staff write
    /// @return its number
    long add(
            RecordKind kind,
            @Nullable String key,
            @Nullable Integer base,
            Proposal.Act act,
            Actor author,
            String title,
            Map<String, List<String>> typed,
            @Nullable String successor,
            UUID token,
            @Nullable Long observation,
            Instant at);

    /// Keeps it, and counts the revision.
    ///
    /// @return false where it was saved meanwhile, so that nothing was written
    boolean save(Proposal proposal);

    Page<Proposal> page(Filter filter, int number);

    long count(Filter filter);

    /// Those about a record that are not decided yet.
    List<Proposal> open(RecordKey record);

    /// Those of the records about which a change was sent and is not decided yet.
    Set<RecordKey> waiting(Collection<RecordKey> records);

    /// Whether one that is not decided yet is going to make a record with this key.
    boolean taken(RecordKey record);

    /// Those that are going to make a record and have its key already, as others may name it: submitted and approved
    /// ones
    /// of anybody, and what an account writes itself. The oldest first.
    List<Proposal> coming(UUID account);

    /// The approved ones whose time has come, in that order.
    List<Long> due(Instant now);
}
