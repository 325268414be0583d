package org.mispa.domain.shared;

/// How the date of a thing is known.
public enum DateBasis {
    STATED,
    /// The source gives only relative words, such as "over the past two years".
    APPROXIMATE,
    /// Read from what stands around it.
    INFERRED
}
