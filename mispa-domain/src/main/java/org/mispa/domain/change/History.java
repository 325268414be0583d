package org.mispa.domain.change;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.Translation;

/// When published records were changed, how, and by whom.
public interface History {
    /// @param versions how many versions were published so far
    /// @param original the language that the record was written in; null where its kind has no wordings
    /// @param translation whether there is a wording in the reader's language and how it stands to the original
    record LastChange(
            RecordKey record,
            Instant at,
            String author,
            int versions,
            @Nullable Language original,
            Translation translation) {}

    /// One applied change.
    ///
    /// @param id counts all changes of all records in the order in which they were applied
    /// @param version of the record since then; a withdrawn record keeps its last one
    /// @param reviewer null where nobody had to approve it
    /// @param remark why somebody approved what they had written themselves; null otherwise
    /// @param before null where the record was new
    /// @param after null where it was withdrawn
    /// @param successor the record that a withdrawn one is found in now; null where there is none
    record Version(
            long id,
            int version,
            Instant at,
            Actor author,
            @Nullable Actor reviewer,
            String reason,
            @Nullable String remark,
            @Nullable Details before,
            @Nullable Details after,
            @Nullable RecordKey successor) {}

    /// Empty where there is no such record.
    Optional<LastChange> of(RecordKey record, Language reader);

    /// Newest first.
    Page<Version> versions(RecordKey record, int number);

    /// The newest one; empty where nothing was ever recorded under this key.
    Optional<Version> last(RecordKey record);

    /// The newest one where the record is published now; empty where it never was, or was withdrawn.
    default Optional<Version> current(RecordKey record) {
        return last(record).filter(version -> version.after() != null);
    }

    /// One of them by its number among all changes.
    Optional<Version> version(RecordKey record, long id);

    /// What the record was when it stood at a version, since it was last made.
    Optional<Details> at(RecordKey record, int version);
}
