package org.mispa.domain.delegation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.record.Row;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;

/// What a delegation says in its own words on its own page, or on that of one record. The portal shows it word for
/// word, once a speaker published it.
///
/// @param revision counts how often it was saved, so that nobody overwrites what they have not seen; 0 until it is
/// first saved
/// @param about the record; null for the page of the country or organization itself
/// @param draft what stands in its form, published or not
/// @param touchedBy who saved it last; null until it is first saved
/// @param versions what was published and taken back, the oldest first
public record DelegationStatement(
        int revision,
        Delegation delegation,
        @Nullable RecordKey about,
        Words draft,
        @Nullable Actor touchedBy,
        List<Version> versions) {
    /// The most words that one has.
    public static final int MOST_WORDS = 300;

    /// The most characters that one has, for what is written without spaces.
    public static final int MOST_CHARACTERS = 4_000;

    private static final Pattern WORD = Pattern.compile("[^\\s\\p{Z}]*[\\p{L}\\p{N}][^\\s\\p{Z}]*");

    public DelegationStatement {
        versions = List.copyOf(versions);
    }

    /// One that nobody has begun.
    public static DelegationStatement none(Delegation delegation, @Nullable RecordKey about) {
        return new DelegationStatement(0, delegation, about, new Words(null, ""), null, List.of());
    }

    /// The field of a form that is to be corrected.
    public enum Field {
        LANGUAGE,
        TEXT
    }

    /// What may be wrong with one.
    public enum Fault {
        MISSING,
        TOO_MANY_WORDS,
        TOO_LONG,
        /// It holds a character that nobody sees, by which one text can be passed off as another.
        INVISIBLE
    }

    /// What it says.
    ///
    /// @param language in which it is written; null while none is chosen
    /// @param text with its line breaks
    public record Words(@Nullable Language language, String text) {
        public Words {
            text = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        }

        /// How many words it has: what stands between spaces and holds a letter or a digit.
        public int count() {
            return Math.toIntExact(WORD.matcher(text).results().count());
        }

        /// What keeps it from being kept as a draft.
        public Map<Field, Fault> faults() {
            var faults = new EnumMap<Field, Fault>(Field.class);
            if (count() > MOST_WORDS) {
                faults.put(Field.TEXT, Fault.TOO_MANY_WORDS);
            } else if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
                faults.put(Field.TEXT, Fault.TOO_LONG);
            } else if (text.codePoints().anyMatch(Row::isInvisible)) {
                faults.put(Field.TEXT, Fault.INVISIBLE);
            }
            return faults;
        }

        /// What keeps it from being published.
        public Map<Field, Fault> faultsToPublish() {
            var faults = faults();
            if (language == null) {
                faults.put(Field.LANGUAGE, Fault.MISSING);
            }
            if (count() == 0) {
                faults.put(Field.TEXT, Fault.MISSING);
            }
            return faults;
        }

        /// Its lines, as they were written.
        public List<String> lines() {
            return text.lines().toList();
        }
    }

    /// What was published, or that it was taken back.
    ///
    /// @param words null where it was taken back
    public record Version(@Nullable Words words, Instant at, Actor by) {}

    /// What everybody reads; null where nothing is published.
    public @Nullable Version published() {
        return versions.isEmpty() || versions.getLast().words() == null ? null : versions.getLast();
    }

    /// Whether something stands in its form that everybody does not read yet.
    public boolean isChanged() {
        var shown = published();
        return shown == null ? !draft.text().isEmpty() : !draft.equals(shown.words());
    }

    /// The versions, the newest first.
    public List<Version> newestFirst() {
        return new ArrayList<>(versions).reversed();
    }
}
