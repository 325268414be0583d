package org.mispa.domain.shared;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A date as a person typed it, in any of the four languages whatever that of the page, read into an [EdtfDate].
/// Accents and capitals do not matter. Everything that [EdtfDate#inWords] and [EdtfDate#inShort] say is read back to
/// the same date. It never invents precision, and where a text has two readings it gives both.
public sealed interface TypedDate {
    /// As [EdtfDate#edtf()] writes one day.
    Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

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

    /// A day, in figures or in words that mean one day and no other. Java also takes years of up to nine digits, which
    /// no database keeps.
    static Optional<LocalDate> day(String typed) {
        return read(typed) instanceof Understood understood
                ? Optional.of(understood.date())
                        .filter(date -> DAY.matcher(date.edtf()).matches())
                        .map(date -> LocalDate.parse(date.edtf()))
                : Optional.empty();
    }
}
