package org.mispa.domain.figure;

/// What sort of number a source states.
public enum FigureKind {
    /// A counted quantity.
    QUANTITY,
    /// A place in a series, such as the third course.
    ORDINAL,
    /// How often something recurs.
    FREQUENCY,
    /// Announced in words such as "several", without a number.
    UNSPECIFIED
}
