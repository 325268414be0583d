package org.mispa.domain.country;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.KnownCountries.Piece;
import org.mispa.domain.country.PastedList.Item;
import org.mispa.domain.country.PastedList.Parting;
import org.mispa.domain.country.PastedList.Word;

/// Reads a pasted list of countries in any of the four languages, as reports and letters write them. It never guesses:
/// what is not a name of one country exactly, but for accents, capitals, articles and the order of words, is unknown,
/// with the countries that may be meant. Nothing typed is dropped: each piece is in one of the lists of the result,
/// save remarks in parentheses, footnotes and the numbers of a list.
public final class CountryList {
    /// "Saint Vincent, and the Grenadines" has two pieces; no name has more than these.
    private static final int MOST_PIECES = 5;
    private static final int MOST_WORDS = 14;

    /// What is recorded of a country.
    ///
    /// @param names usual and official names in all languages
    public record Known(
            CountryId id,
            @Nullable String iso2,
            @Nullable String iso3,
            boolean memberState,
            @Nullable Subregion subregion,
            Set<String> names) {
        public Known {
            names = Set.copyOf(names);
        }
    }

    /// A piece that names one country.
    public record Found(String typed, CountryId country) {}

    /// A piece that names no country.
    ///
    /// @param near which countries may be meant, the nearest first; at most three, perhaps none
    public record Unknown(String typed, List<CountryId> near) {
        public Unknown {
            near = List.copyOf(near);
        }
    }

    /// A piece that names many, such as "all member states" or "Central America".
    ///
    /// @param members in the alphabetical order of their keys
    public record Group(String typed, List<CountryId> members) {
        public Group {
            members = List.copyOf(members);
        }
    }

    /// What the list says.
    ///
    /// @param found in order of appearance
    /// @param twice pieces that name a country that an earlier piece names
    /// @param unknown pieces for a person to settle
    /// @param groups pieces for a person to confirm
    /// @param countries found or in groups, once each, in order of appearance
    public record Result(
            List<Found> found,
            List<Found> twice,
            List<Unknown> unknown,
            List<Group> groups,
            List<CountryId> countries) {
        public Result {
            found = List.copyOf(found);
            twice = List.copyOf(twice);
            unknown = List.copyOf(unknown);
            groups = List.copyOf(groups);
            countries = List.copyOf(countries);
        }
    }

    private final String pasted;
    private final KnownCountries known;
    private final List<Item> items;
    private final List<Found> found = new ArrayList<>();
    private final List<Found> twice = new ArrayList<>();
    private final List<Unknown> unknown = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Set<CountryId> named = new HashSet<>();
    private final Set<CountryId> countries = new LinkedHashSet<>();

    private CountryList(String pasted, KnownCountries known) {
        this.pasted = pasted;
        this.known = known;
        this.items = PastedList.items(pasted);
    }

    /// Never throws, whatever was pasted.
    public static Result read(String pasted, Collection<Known> known) {
        var list = new CountryList(pasted, new KnownCountries(known));
        list.readAll();
        return new Result(list.found, list.twice, list.unknown, list.groups, new ArrayList<>(list.countries));
    }

    private void readAll() {
        var i = 0;
        while (i < items.size()) {
            var joined = joined(i);
            i += joined > 0 ? joined : one(i);
        }
    }

    /// A name with a comma, a line break or an "and" inside.
    ///
    /// @return how many pieces it takes; 0 where there is none
    private int joined(int start) {
        var last = start;
        var words = items.get(start).words().size();
        while (last + 1 < items.size()
                && last + 1 < start + MOST_PIECES
                && items.get(last + 1).before() != Parting.ALWAYS
                && words + items.get(last + 1).words().size() <= MOST_WORDS) {
            last++;
            words += items.get(last).words().size();
        }
        for (var end = last; end > start; end--) {
            var country = country(start, end);
            if (country != null && isOneName(start, end)) {
                find(items.get(start).from(), items.get(end).to(), country);
                return end - start + 1;
            }
        }
        return 0;
    }

    private @Nullable CountryId country(int start, int end) {
        var bare = new ArrayList<Word>();
        var all = new ArrayList<Word>();
        for (var item : items.subList(start, end + 1)) {
            bare.addAll(item.words());
            all.addAll(item.words());
            all.addAll(item.remark());
        }
        var country = known.country(all);
        return country == null ? known.country(bare) : country;
    }

    /// "Mexique, États-Unis" are two, though "États-Unis du Mexique" is one.
    private boolean isOneName(int start, int end) {
        return items.get(end).endsInPreposition()
                || items.subList(start, end + 1).stream().anyMatch(item -> countryOf(item) == null);
    }

    private @Nullable CountryId countryOf(Item item) {
        var whole = item.remark().isEmpty() ? null : known.country(item.allWords());
        return whole == null ? known.country(item.words()) : whole;
    }

    /// @return how many pieces were read
    private int one(int i) {
        var item = items.get(i);
        var misspelt = misspeltWithNext(i);
        if (misspelt != null) {
            unknown.add(misspelt);
            return 2;
        }
        if (!isFound(item) && !isGroup(item) && !isSeveral(item)) {
            unknown.add(new Unknown(typed(item.from(), item.to()), known.near(item.words())));
        }
        return 1;
    }

    private boolean isFound(Item item) {
        var whole = item.remark().isEmpty() ? null : known.country(item.allWords());
        if (whole != null) {
            find(item.from(), item.to(), whole);
            return true;
        }
        var country = known.country(item.words());
        if (country == null || known.saysOtherwise(item.remark())) {
            return false;
        }
        find(item.from(), item.to(), country);
        for (var piece : known.all(item.remark())) {
            if (!piece.country().equals(country)) {
                find(piece);
            }
        }
        return true;
    }

    private boolean isGroup(Item item) {
        var members = known.group(item.words());
        if (members.isEmpty()) {
            return false;
        }
        groups.add(new Group(typed(item.from(), item.to()), members));
        countries.addAll(members);
        return true;
    }

    /// Names with nothing but spaces or hyphens between.
    private boolean isSeveral(Item item) {
        var pieces = item.remark().isEmpty() ? known.all(item.words()) : List.<Piece>of();
        pieces.forEach(this::find);
        return !pieces.isEmpty();
    }

    /// "Trinidad and Tobbago" is one misspelling, not two.
    private @Nullable Unknown misspeltWithNext(int i) {
        if (i + 1 == items.size()
                || items.get(i + 1).before() != Parting.AND
                || countryOf(items.get(i + 1)) != null
                || items.get(i).words().size() + items.get(i + 1).words().size() > MOST_WORDS) {
            return null;
        }
        var words = new ArrayList<>(items.get(i).words());
        words.addAll(items.get(i + 1).words());
        return known.isNearlyADoubleName(words)
                ? new Unknown(typed(items.get(i).from(), items.get(i + 1).to()), known.near(words))
                : null;
    }

    private void find(Piece piece) {
        find(piece.words().getFirst().from(), piece.words().getLast().to(), piece.country());
    }

    private void find(int from, int to, CountryId country) {
        (named.add(country) ? found : twice).add(new Found(typed(from, to), country));
        countries.add(country);
    }

    private String typed(int from, int to) {
        return PastedList.inOneLine(pasted.substring(from, to));
    }
}
