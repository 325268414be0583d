package org.mispa.domain.record;

import java.util.regex.Pattern;

/// Places in a source as people write them, in any of the four languages: "section 3.a, paragraph 4", "3.a párr. 4",
/// "§ 3.a ¶ 4 note 30" are `3.a/4` and `3.a/4/n30`.
public final class TypedPlace {
    private static final String SECTION = "(?:section|secci[oó]n|se[cç]ção|seção|sec\\.|§) ?";
    private static final String PARAGRAPH =
            "(?:paragraphs?|paragraphes?|p[aá]rrafos?|par[aá]grafos?|p[aá]rr?a?s?\\.?|¶) ?";
    private static final String NOTE = "(?:footnote|note|nota|n\\.) ?";
    private static final String APART = " ?[,/]? ?";

    private static final Pattern IN_WORDS = Pattern.compile(
            "(?:" + SECTION + ")?([^ ,/]+)"
                    + "(?:" + APART + PARAGRAPH + "([0-9]+(?: ?[-–] ?[0-9]+)?))?"
                    + "(?:" + APART + NOTE + "([0-9]+))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private TypedPlace() {}

    /// The place as record files write it; as it was typed where it is not in such words.
    ///
    /// @param typed one place
    public static String read(String typed) {
        var words = IN_WORDS.matcher(typed.strip().replaceAll("\\s+", " "));
        if (!words.matches()) {
            return typed;
        }
        var paragraph = words.group(2);
        var note = words.group(3);
        return words.group(1)
                + (paragraph == null ? "" : "/" + paragraph.replace("–", "-").replace(" ", ""))
                + (note == null ? "" : "/n" + note);
    }
}
