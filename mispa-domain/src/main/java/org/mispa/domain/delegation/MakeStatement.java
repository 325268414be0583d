package org.mispa.domain.delegation;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.NotAllowed.Why;
import org.mispa.domain.delegation.DelegationStatement.Version;
import org.mispa.domain.delegation.DelegationStatement.Words;
import org.mispa.domain.shared.RecordKey;

/// Whoever speaks for a delegation drafts what it says in its own words; a speaker publishes it and takes it back.
@Named
public class MakeStatement {
    private final DelegationStatements statements;

    @Inject
    public MakeStatement(DelegationStatements statements) {
        this.statements = statements;
    }

    /// Keeps a draft.
    ///
    /// @param about null for the delegation's own page
    /// @param revision that was read
    /// @throws StaleObservation where it was saved meanwhile
    @Transactional
    public void write(@Nullable RecordKey about, int revision, Words words, Delegate delegate, Instant at) {
        if (!words.faults().isEmpty()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        save(about, revision, words, delegate, at);
    }

    /// Publishes what was written. What was published before stays as an earlier version.
    ///
    /// @throws NotAllowed where the delegate only prepares, or something is missing or too long
    /// @throws StaleObservation where it was saved meanwhile
    @Transactional
    public void publish(@Nullable RecordKey about, int revision, Words words, Delegate delegate, Instant at) {
        delegate.mustSpeak();
        if (!words.faultsToPublish().isEmpty()) {
            throw new NotAllowed(Why.REASON_MISSING);
        }
        var statement = save(about, revision, words, delegate, at);
        var shown = statement.published();
        if (shown == null || !words.equals(shown.words())) {
            statements.add(statement, new Version(words, at, delegate.actor()));
        }
    }

    /// Takes back what is published. Its words stay in the form of the delegation.
    ///
    /// @throws NotAllowed where the delegate only prepares, or nothing is published
    @Transactional
    public void withdraw(@Nullable RecordKey about, Delegate delegate, Instant at) {
        delegate.mustSpeak();
        var statement = statements.of(delegate.delegation(), about);
        if (statement.published() == null) {
            throw new NotAllowed(Why.NOT_IN_THIS_STATE);
        }
        statements.add(statement, new Version(null, at, delegate.actor()));
    }

    private DelegationStatement save(
            @Nullable RecordKey about, int revision, Words words, Delegate delegate, Instant at) {
        var statement = statements.of(delegate.delegation(), about);
        if (statement.revision() != revision || !statements.save(statement, words, delegate.actor(), at)) {
            throw new StaleObservation();
        }
        return statement;
    }
}
