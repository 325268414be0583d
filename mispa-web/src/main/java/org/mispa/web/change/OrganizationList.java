package org.mispa.web.change;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.References;

/// Reads a pasted list of organizations, as reports and letters write them: one a line, with semicolons, or in a
/// sentence
/// with commas and "and" in any of the four languages. Names have commas and "and" too; so what is recorded is looked
/// for
/// in the longest piece first, and where nothing is, an "and" parts nothing.
final class OrganizationList {
    private static final Pattern ALWAYS = Pattern.compile("[;\\r\\n]+");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*(?:(?:and|y|e|et)\\s+)?");
    private static final Pattern AND = Pattern.compile("\\s+(?:and|y|e|et)\\s+");
    private static final Pattern AROUND = Pattern.compile(
            "^\\s*(?:[-•*]\\s+)?(?:(?:the|el|la|los|las|le|les|o|a|os|as)\\s+|l[’'])?|[.\\s]+$",
            Pattern.CASE_INSENSITIVE);

    /// A name with commas has no more pieces than these.
    private static final int MOST_PIECES = 4;

    private OrganizationList() {}

    /// The names in the order of the list, those of recorded organizations as they are recorded.
    static List<String> read(String pasted, References references) {
        var names = new ArrayList<String>();
        for (var line : ALWAYS.split(pasted, -1)) {
            var pieces = COMMA.split(line, -1);
            for (var from = 0; from < pieces.length; ) {
                var to = recorded(pieces, from, references);
                if (to > from) {
                    add(String.join(", ", List.of(pieces).subList(from, to)), references, names);
                    from = to;
                } else {
                    apart(pieces[from], references, names);
                    from++;
                }
            }
        }
        return names;
    }

    /// Where the longest run of pieces ends that is the name of a recorded organization; the start where there is none.
    private static int recorded(String[] pieces, int from, References references) {
        for (var to = Math.min(pieces.length, from + MOST_PIECES); to > from; to--) {
            if (isRecorded(String.join(", ", List.of(pieces).subList(from, to)), references)) {
                return to;
            }
        }
        return from;
    }

    /// Two names where one of them at least is recorded.
    private static void apart(String piece, References references, List<String> names) {
        var and = AND.matcher(piece);
        while (and.find()) {
            var before = piece.substring(0, and.start());
            var after = piece.substring(and.end());
            if (isRecorded(before, references) || isRecorded(after, references)) {
                apart(before, references, names);
                apart(after, references, names);
                return;
            }
        }
        add(piece, references, names);
    }

    private static boolean isRecorded(String name, References references) {
        return references.isNamed(RecordKind.ORGANIZATION, plain(name));
    }

    private static void add(String piece, References references, List<String> names) {
        var name = plain(piece);
        if (!name.isEmpty()) {
            names.add(references.recorded(RecordKind.ORGANIZATION, name));
        }
    }

    private static String plain(String piece) {
        return AROUND.matcher(piece).replaceAll("").strip();
    }
}
