package org.mispa.domain.delegation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The note verbale by which a delegation said on paper what the secretariat enters for it.
///
/// @param number as the delegation gave it, such as `12/2011`
/// @param day that it bears
public record Note(String number, LocalDate day) {
    /// The longest number that is kept, in characters.
    public static final int LONGEST = 60;

    /// The field of a form that is to be corrected.
    public enum Field {
        NUMBER,
        DAY
    }

    /// What may be wrong with one.
    public enum Fault {
        MISSING,
        TOO_LONG,
        /// It bears a day that has not come yet.
        LATER
    }

    /// @throws IllegalArgumentException where the number is missing or too long
    public Note {
        number = number.strip();
        if (number.isEmpty() || number.length() > LONGEST) {
            throw new IllegalArgumentException("a note verbale has a number of at most " + LONGEST + " characters");
        }
    }

    /// What keeps a note from being made of what was typed, by field; empty where nothing does.
    ///
    /// @param day null where none was typed, or none is understood
    public static Map<Field, Fault> faults(String number, @Nullable LocalDate day, LocalDate today) {
        var faults = new EnumMap<Field, Fault>(Field.class);
        if (number.isBlank()) {
            faults.put(Field.NUMBER, Fault.MISSING);
        } else if (number.strip().length() > LONGEST) {
            faults.put(Field.NUMBER, Fault.TOO_LONG);
        }
        if (day == null) {
            faults.put(Field.DAY, Fault.MISSING);
        } else if (day.isAfter(today)) {
            faults.put(Field.DAY, Fault.LATER);
        }
        return faults;
    }
}
