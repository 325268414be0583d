package org.mispa.domain.record;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/// What is wrong in a row of cells, and where.
///
/// @param line of a shipped file as an editor counts it, of an uploaded one the row as a spreadsheet counts it, 1 being
///     the header, and 0 where the whole file is meant; in a form the place of the row among those of its file, from 0
/// @param column the column's name; empty where the whole row is meant
/// @param values what the sentence about it names, such as what was written
public record Fault(RecordFile file, long line, String column, Wrong wrong, List<String> values) {
    public Fault {
        values = List.copyOf(values);
    }

    /// Ways in which cells can be wrong.
    public enum Wrong {
        FILE_MISSING("this file is missing"),
        UNREADABLE("is no readable file: {0}"),
        NOT_UTF_8("is not UTF-8"),
        COLUMN_MISSING("this column is missing"),
        COLUMN_UNKNOWN("no such column is known; known are {0}"),
        COLUMN_TWICE("this column stands twice"),
        /// The value is the letter by which spreadsheets call it.
        COLUMN_UNNAMED("column {0} has no name"),
        /// Where the cells end cannot be told, so that nothing after the row is read.
        QUOTES("a quotation mark is not closed, or something follows it"),
        CELLS("has {0} cells, the header has {1}"),
        EMPTY("is empty"),
        DATE("\"{0}\" is no date in EDTF: {1}"),
        AMBIGUOUS_DATE("\"{0}\" can be read in two ways: {1}"),
        DAY("\"{0}\" is no day; write it like 2011-11-15"),
        WHOLE_NUMBER("\"{0}\" is no whole number"),
        AMOUNT("\"{0}\" is no amount; write it like 12500.50"),
        ADDRESS("\"{0}\" is no address on the web; it begins with https:// or http://"),
        CHOICE("\"{0}\" is none of {1}"),
        YES_OR_NO("is yes or no, not \"{0}\""),
        PLACE("\"{0}\" is no place; write section/paragraph or section/paragraph/n12"),
        NO_PLACE("names no place in the source"),
        NO_RECORD("there is no {0} \"{1}\""),
        TAKEN("\"{0}\" stands in line {1} already"),
        /// The second value is the key of the record that has it.
        TAKEN_BY("\"{0}\" is that of \"{1}\" already"),
        NOT_NARROWED("{0} are not narrowed"),
        TOO_LONG("has {0} characters; at most {1} are taken"),
        INVISIBLE("holds a character that nobody sees ({0}) at place {1}; delete it"),
        /// The author's role does not write records of this kind.
        NOT_YOURS("records of this kind are kept by admins"),
        /// A translation was made from another original than the one that is recorded.
        ORIGINAL_CHANGED("the original reads otherwise by now: {0}"),
        /// A rule of the domain is broken; the first value is its name, the second its sentence.
        RULE("{1}");

        private final String english;

        Wrong(String english) {
            this.english = english;
        }
    }

    /// For logs; pages say it in the reader's language.
    @Override
    public String toString() {
        var sentence = new MessageFormat(wrong.english.replace("'", "''"), Locale.ROOT).format(values.toArray());
        return file.file() + (line > 0 ? ", line " + line : "") + (column.isEmpty() ? "" : ", column " + column) + ": "
                + sentence;
    }
}
