package org.mispa.web.country;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.progress.CountryReports.Blank;
import org.mispa.domain.progress.CountryReports.CountryPage;
import org.mispa.domain.progress.CountryReports.Reach;
import org.mispa.domain.shared.Text;

/// What a delegate takes into the room: two sheets on one country, which begin with what the state itself gave.
///
/// @param activities it is named as taking part in, each once
/// @param inferred activities in which the portal infers a role of it
/// @param mandates all there are
/// @param own what the state itself gave, in the order in which it is told; only what there is
/// @param components what it takes part in, by component
/// @param deliverables that are open
/// @param blanks mandates with no activity recorded for it, by what that means
/// @param most entries that each list shows
/// @param titled whether these mandates are named by their titles too, and not by their numbers alone
record Brief(
        CountryPage country,
        long activities,
        long inferred,
        long mandates,
        List<Part> own,
        List<Part> components,
        Part deliverables,
        Map<Blank, List<Reach>> blanks,
        int most,
        boolean titled) {

    /// How many entries a list of a brief shows at most, where there is room.
    static final int MOST = 12;

    /// With fewer entries than this, mandates are named by their numbers alone to make room for more.
    private static final int FEWEST_BESIDE_TITLES = 4;

    /// How many lines two sheets hold beside what stands on every brief.
    private static final int LINES = 90;

    /// Letters on a line, in any of the languages, with what is wide among them.
    private static final int LETTERS = 92;

    /// How many letters of a title are shown; what is longer ends in dots and is whole on its own page.
    private static final int LONGEST = 170;

    /// Letters on a line of small print, such as that of what is left out.
    private static final int SMALL_LETTERS = 125;

    /// Letters of the sentence before the address of the whole.
    private static final int LEFT_OUT = 45;

    private static final double HEADING = 1.5;
    private static final double SECTION = 2.5;

    Brief {
        own = List.copyOf(own);
        components = List.copyOf(components);
    }

    /// One list of a brief: the first entries of a list of the portal.
    ///
    /// @param unit what the list counts; null where its entries are no counted records
    /// @param total how long the list is
    /// @param href of the whole list, from here
    /// @param address of the same, whole, as it is read on paper
    record Part(String heading, @Nullable String unit, long total, String href, String address, List<Entry> entries) {
        Part {
            entries = List.copyOf(entries);
        }

        private Part cut(int most) {
            return new Part(heading, unit, total, href, address, entries.subList(0, Math.min(most, entries.size())));
        }

        /// How many are not shown.
        public long left() {
            return total - entries.size();
        }

        private double lines() {
            return HEADING
                    + entries.stream().mapToInt(Entry::lines).sum()
                    + (left() > 0 ? lines(address.length() + LEFT_OUT, SMALL_LETTERS) : 0);
        }

        private static int lines(int letters, int ofALine) {
            return (letters + ofALine - 1) / ofALine;
        }
    }

    /// @param when as the source states it; null where a date says nothing of it
    /// @param notes roles, status and the like, in words
    /// @param counted numbers with what they count
    record Entry(@Nullable String when, Text what, String href, List<String> notes, List<Counted> counted) {
        Entry {
            notes = List.copyOf(notes);
            counted = List.copyOf(counted);
        }

        private int lines() {
            var words = Math.min(what.value().length(), LONGEST)
                    + (when == null ? 0 : when.length() + 1)
                    + notes.stream().mapToInt(note -> note.length() + 2).sum()
                    + counted.stream()
                            .mapToInt(one -> one.about().length() + "1,000 activities".length())
                            .sum();
            return Part.lines(words, LETTERS);
        }
    }

    /// @param about what is said of what is counted
    record Counted(long number, String unit, String href, String about) {}

    /// How many mandates these activities serve.
    public long reached() {
        return mandates - blanks.values().stream().mapToLong(Collection::size).sum();
    }

    /// The same on two sheets: as many entries of each list as there is room for, and the same number of each.
    Brief onTwoSheets() {
        for (var most = MOST; most >= FEWEST_BESIDE_TITLES; most--) {
            var cut = cut(most, true);
            if (cut.lines() <= LINES) {
                return cut;
            }
        }
        for (var most = MOST; most > 1; most--) {
            var cut = cut(most, false);
            if (cut.lines() <= LINES) {
                return cut;
            }
        }
        return cut(1, false);
    }

    private Brief cut(int entries, boolean withTitles) {
        return new Brief(
                country,
                activities,
                inferred,
                mandates,
                own.stream().map(part -> part.cut(entries)).toList(),
                components.stream().map(part -> part.cut(entries)).toList(),
                deliverables.cut(entries),
                blanks,
                entries,
                withTitles);
    }

    private double lines() {
        return Stream.of(own, components, List.of(deliverables))
                        .mapToDouble(parts -> SECTION
                                + parts.stream().mapToDouble(Part::lines).sum())
                        .sum()
                + SECTION
                + blanks.values().stream()
                        .mapToDouble(mandates -> HEADING + Part.lines(letters(mandates), LETTERS))
                        .sum();
    }

    private int letters(List<Reach> mandates) {
        return mandates.stream()
                .mapToInt(mandate ->
                        6 + (titled ? Math.min(mandate.title().value().length(), LONGEST) : 0))
                .sum();
    }

    /// A title as it is shown.
    public String shown(Text title) {
        var words = title.value();
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }
}
