package org.mispa.domain.shared;

/// A text is not a date in the subset of EDTF that the portal takes. Says which part is wrong and why, so that a form
/// can
/// say it in the reader's language.
public class MalformedEdtf extends IllegalArgumentException {
    /// What is wrong with the part.
    public enum Problem {
        EMPTY("is empty"),
        NOT_A_DATE(
                "is neither a day (2011-11-16), month (2010-08), quarter (2012-33 to 36), half-year (2011-40, 41) nor year"),
        YEAR_OUT_OF_RANGE("lies outside the years 1900 to 2999"),
        NO_SUCH_MONTH("is no month (01 to 12), quarter (33 to 36) or half-year (40, 41)"),
        NO_SUCH_DAY("is a day that its month does not have"),
        TOO_MANY_PARTS("has more than one slash"),
        OPEN_ON_BOTH_SIDES("is open on both sides and says nothing"),
        BACKWARDS("ends before it starts");

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

    /// The part of the text that is wrong.
    public String part() {
        return part;
    }
}
