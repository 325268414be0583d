package org.mispa.domain.record;

import java.util.regex.Pattern;

/// Keeps spreadsheets from taking a cell for a formula (OWASP, CSV injection): what begins like one gets an apostrophe
/// in front. The reader of record files takes it away again, so that nothing is lost on the way out and back.
public final class SpreadsheetSafe {
    private static final String LIKE_A_FORMULA = "[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]";
    private static final Pattern DANGEROUS = Pattern.compile("'*" + LIKE_A_FORMULA + ".*", Pattern.DOTALL);
    private static final Pattern HARMLESS = Pattern.compile("'+" + LIKE_A_FORMULA + ".*", Pattern.DOTALL);

    private SpreadsheetSafe() {}

    public static String harmless(String cell) {
        return DANGEROUS.matcher(cell).matches() ? "'" + cell : cell;
    }

    /// The cell as it was before it was made harmless.
    public static String asWritten(String cell) {
        return HARMLESS.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
