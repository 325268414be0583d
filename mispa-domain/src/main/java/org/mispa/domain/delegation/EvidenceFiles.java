package org.mispa.domain.delegation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mispa.domain.shared.Actor;

/// The files of observations.
public interface EvidenceFiles {
    /// Keeps one.
    ///
    /// @return its number
    long add(long observation, String name, Evidence.Type type, byte[] content, Actor by, Instant at);

    /// Those of an observation, in the order in which they came.
    List<Evidence> of(long observation);

    /// What is in a file; empty where the observation has no such file.
    Optional<byte[]> content(long observation, long file);

    /// Takes one away; nothing happens where the observation has no such file.
    void remove(long observation, long file);
}
