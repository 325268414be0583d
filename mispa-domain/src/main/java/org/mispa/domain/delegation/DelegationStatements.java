package org.mispa.domain.delegation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.delegation.DelegationStatement.Version;
import org.mispa.domain.delegation.DelegationStatement.Words;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;

/// What delegations say in their own words. Nothing here is public but what [#published] gives.
public interface DelegationStatements {
    /// The one of a delegation to its own page or to a record, begun or not.
    ///
    /// @param about null for its own page
    DelegationStatement of(Delegation delegation, @Nullable RecordKey about);

    /// Keeps what stands in its form, and counts the revision.
    ///
    /// @param statement as it was read
    /// @return false where it was saved meanwhile, so that nothing was written
    boolean save(DelegationStatement statement, Words words, Actor by, Instant at);

    /// Adds a version to one that was saved.
    void add(DelegationStatement statement, Version version);

    /// Those of a delegation that were begun, its own page first.
    List<DelegationStatement> all(Delegation delegation);

    /// A statement as everybody reads it.
    record Published(Delegation delegation, Words words, Instant at) {}

    /// Those to a record, or to a record that is found in it now, by delegation.
    ///
    /// @param before what was published by then; null for what is published now
    List<Published> published(RecordKey record, @Nullable Instant before);

    /// That of a delegation to its own page, at most one.
    ///
    /// @param before what was published by then; null for what is published now
    List<Published> published(Delegation delegation, @Nullable Instant before);
}
