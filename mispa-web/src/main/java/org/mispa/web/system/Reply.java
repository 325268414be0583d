package org.mispa.web.system;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.delegation.Confirmation;
import org.mispa.domain.delegation.DelegationStatements;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.shared.Text;

/// What delegations have said to a record or of their country, as far as everybody may read it, and what the reader may
/// say. Drawn by `fragments/reply`.
///
/// @param given the newest confirmations; that one is missing is told nowhere
/// @param told observations that were published
/// @param said what delegations say in their own words; all that a page shows that shows the past
/// @param own null for whoever speaks for none of those whom the record names
/// @param past whether the page shows the past
public record Reply(
        List<Given> given,
        List<Told> told,
        List<Said> said,
        @Nullable Own own,
        boolean past) {
    public Reply {
        said = List.copyOf(said);
        given = List.copyOf(given);
        told = List.copyOf(told);
    }

    /// Whether there is anything to read, or to say.
    public boolean says() {
        return !given.isEmpty() || !told.isEmpty() || !said.isEmpty() || own != null;
    }

    /// A confirmation.
    ///
    /// @param name what it says whose it is, or of what
    public record Given(Text name, String href, Confirmation confirmation) {}

    /// An observation that was published.
    ///
    /// @param by name of whose it is
    /// @param about what it is about
    /// @param aboutHref null where the record is withdrawn and found nowhere
    /// @param described what is called what is missing; null where it was not described in the form of the record
    /// @param answer null where nothing was said
    public record Told(
            Text by,
            Text about,
            @Nullable String aboutHref,
            Observation observation,
            @Nullable String described,
            @Nullable String answer,
            Instant answeredAt) {}

    /// A statement, word for word.
    ///
    /// @param by name of whose it is
    public record Said(Text by, DelegationStatements.Published statement) {}

    /// What the reader may do for the delegation.
    ///
    /// @param entry the record in the version that is shown, as the form names it; null where the record does not name
    /// those for whom the reader speaks, or they have confirmed this version
    /// @param action where the form leads to
    /// @param observe where an observation is begun
    /// @param review where everything is reviewed
    /// @param statement where a statement of the delegation is written
    public record Own(@Nullable String entry, String action, String observe, String review, String statement) {}
}
