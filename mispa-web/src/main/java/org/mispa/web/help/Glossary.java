package org.mispa.web.help;

import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words of the portal. What they mean stands in the messages, under the key of the word; the key is the anchor of
/// the entry in every language, so that links to it last.
final class Glossary {
    /// A word, the part of the method page with its rule, and the list of what it names; null where there is none.
    record Term(String key, @Nullable String rule, @Nullable String list) {}

    /// The words that begin with one letter in the reader's language.
    record Letter(String letter, List<Entry> entries) {}

    record Entry(Term term, String word) {}

    static final List<Term> TERMS = List.of(
            listed("activity", "activity", "activities"),
            ruled("addressee", "mandate"),
            ruled("all-delivered", "mandate"),
            ruled("approximate", "days"),
            ruled("as-of-day", "days"),
            ruled("beneficiary", "counting"),
            ruled("blank", "blanks"),
            ruled("cancelled", "activity"),
            plain("citation"),
            ruled("closing-day", "days"),
            plain("commitment"),
            plain("component"),
            listed("confirmed", "links", "links"),
            ruled("contributor", "counting"),
            ruled("counted-once", "counting"),
            ruled("date-passed", "reach"),
            ruled("declared", "mandate"),
            listed("deliverable", "deliverable", "deliverables"),
            ruled("delivered", "deliverable"),
            ruled("due", "deliverable"),
            ruled("due-date", "deliverable"),
            ruled("edtf", "days"),
            ruled("figure", "counting"),
            listed("funder", "counting", "organizations"),
            plain("general-secretariat"),
            ruled("group", "counting"),
            ruled("held", "activity"),
            ruled("host", "counting"),
            plain("implementer"),
            listed("inferred", "links", "links"),
            listed("initiative", null, "initiatives"),
            listed("instrument", null, "instruments"),
            ruled("larger-whole", "counting"),
            listed("listed", "stated", "figures"),
            listed("mandate", "mandate", "mandates"),
            plain("management-report"),
            listed("meeting", null, "meetings"),
            listed("member-state", null, "countries"),
            plain("mispa"),
            ruled("no-attendance", "blanks"),
            ruled("no-longer-pursued", "deliverable"),
            ruled("no-outcome", "activity"),
            ruled("nothing-recorded", "blanks"),
            ruled("observer", "counting"),
            ruled("open-date", "days"),
            ruled("outside-scope", "blanks"),
            ruled("overdue", "deliverable"),
            ruled("participant", "counting"),
            listed("participation", "counting", "matrix"),
            plain("partner"),
            listed("permanent-observer", null, "countries"),
            ruled("planned", "activity"),
            listed("practice", null, "practices"),
            ruled("practice-provider", "counting"),
            ruled("precision", "days"),
            ruled("promised", "deliverable"),
            ruled("reach", "reach"),
            ruled("reached", "counting"),
            plain("reiteration"),
            listed("reporting-period", "days", "meetings"),
            ruled("respondent", "counting"),
            ruled("signatory", "counting"),
            ruled("something-overdue", "mandate"),
            plain("source"),
            ruled("stated", "links"),
            listed("stated-number", "stated", "figures"),
            plain("statement"),
            ruled("status", "mandate"),
            ruled("subject", "counting"),
            ruled("trainer", "counting"),
            ruled("under-way", "mandate"));

    private Glossary() {}

    /// @param word the word of a key in the reader's language
    static List<Letter> by(Function<String, String> word, Locale locale) {
        var letters = TERMS.stream()
                .map(term -> new Entry(term, word.apply(term.key())))
                .sorted(Comparator.comparing(Entry::word, Collator.getInstance(locale)))
                .collect(Collectors.groupingBy(
                        entry -> initial(entry.word(), locale), TreeMap::new, Collectors.toList()));
        return letters.entrySet().stream()
                .map(letter -> new Letter(letter.getKey(), List.copyOf(letter.getValue())))
                .toList();
    }

    /// The first letter without its accent, as dictionaries file it: É under E.
    private static String initial(String word, Locale locale) {
        return Normalizer.normalize(word, Normalizer.Form.NFD).substring(0, 1).toUpperCase(locale);
    }

    private static Term plain(String key) {
        return new Term(key, null, null);
    }

    private static Term ruled(String key, String rule) {
        return new Term(key, rule, null);
    }

    private static Term listed(String key, @Nullable String rule, String list) {
        return new Term(key, rule, list);
    }
}
