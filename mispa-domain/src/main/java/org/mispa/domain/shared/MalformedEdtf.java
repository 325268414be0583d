package org.mispa.domain.shared;

/// A text is not a date in the part of EDTF that the portal takes. Names what is wrong and where, so that a form
/// can say it in the reader's language.
public class MalformedEdtf extends IllegalArgumentException {
    /// What is wrong with the part.
    public enum Problem {
        EMPTY("is empty"),
        HAS_SPACES("has a space, which no date has"),
        TOO_MANY_SLASHES("has more than one slash"),
        EMPTY_SIDE("has nothing on one side of the slash; an open side is written as two dots"),
        NAMES_NO_DATE("is open and names no date; one side must be a date"),
        ENDS_BEFORE_START("ends before it starts"),
        MISPLACED_TILDE("has a tilde elsewhere than once at its end"),
        MARK_NOT_TAKEN("has a mark (?, % or X) that the portal does not take; approximate is ~ at the end"),
        UNKNOWN_FORM("is neither a day (2011-11-16), a month (2010-08), a quarter (2012-33 to 2012-36),"
                + " a half-year (2011-40, 2011-41) nor a year (2010)"),
        YEAR_OUT_OF_RANGE("lies outside the years 1900 to 2999"),
        NO_SUCH_PART_OF_YEAR("is no month (01 to 12), quarter (33 to 36) or half-year (40, 41)"),
        NO_SUCH_MONTH("is no month (01 to 12)"),
        NO_SUCH_DAY("is a day that its month does not have");

        private final String english;

        Problem(String english) {
            this.english = english;
        }
    }

    private final Problem problem;
    private final String part;

    MalformedEdtf(Problem problem, String part) {
        super("\"" + part + "\" " + problem.english);
        this.problem = problem;
        this.part = part;
    }

    public Problem problem() {
        return problem;
    }

    /// The smallest part of the text that is wrong: the whole, one side, or a figure in it.
    public String part() {
        return part;
    }
}
