package org.mispa.domain.shared;

import java.util.List;

/// A date as a person typed it, in any of the four languages whatever that of the page, read into an [EdtfDate].
/// Accents and capitals do not matter. Everything that [EdtfDate#inWords] and [EdtfDate#inShort] say is read back to
/// the same date. It never invents precision, and where a text has two readings it gives both.
public sealed interface TypedDate {
    /// Read in one way only.
    record Understood(EdtfDate date) implements TypedDate {}

    /// The text alone does not tell which is meant: 03/04/2011, or a spring, which is another one in the south.
    ///
    /// @param possible at least two, the likelier first
    record Ambiguous(List<EdtfDate> possible) implements TypedDate {
        public Ambiguous {
            possible = List.copyOf(possible);
        }
    }

    /// @param part the smallest part that makes no sense, as typed, cut where it is long
    record NotUnderstood(String part) implements TypedDate {}

    /// Never throws, whatever was typed. Of an empty text it understands nothing; whether one may be left out is for
    /// the form to say.
    static TypedDate read(String typed) {
        return TypedDateReader.read(typed.strip());
    }
}
