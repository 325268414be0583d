package org.mispa.domain.country;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryList.Known;
import org.mispa.domain.country.PastedList.Word;

/// Finds countries by what they are called, whatever the order of the words.
class KnownCountries {
    /// Several countries in one piece of a list.
    record Piece(List<Word> words, CountryId country) {}

    /// A name to compare misspellings with.
    ///
    /// @param letters a bit for each letter in it, to tell quickly that two names are far apart
    private record Spelling(CountryId country, String name, int letters, boolean isDouble) {}

    private record Near(CountryId country, double distance) {}

    private static final String REPUBLIC = "republic";
    private static final String SAINT = "saint";
    private static final int MOST_NEAR = 3;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_WORDS = 10;

    /// Written otherwise than in the names recorded, but meaning one country to everybody.
    private static final Map<String, List<String>> VARIANTS = variants("""
            bahamas                | Bahama Islands | Islas Bahamas | Îles Bahamas | Ilhas Bahamas
            bahamas                | Mancomunidad de las Bahamas | Comunidade das Bahamas
            bolivia                | Republic of Bolivia | República de Bolivia | République de Bolivie
            bolivia                | República da Bolívia
            dominica               | Mancomunidad de Dominica | Comunidade da Dominica
            grenada                | Granada
            guyana                 | Cooperative Republic of Guyana | República Cooperativista de Guyana
            haiti                  | Hayti
            mexico                 | Méjico
            saint-kitts-and-nevis  | Saint Kitts | Saint Christopher and Nevis | San Cristóbal y Nieves
            saint-kitts-and-nevis  | San Cristóbal y Nevis | Saint-Christophe-et-Niévès | Saint-Christophe-et-Nevis
            saint-kitts-and-nevis  | Saint-Kitts-et-Niévès | São Cristóvão e Névis | São Cristóvão e Neves
            saint-kitts-and-nevis  | Saint Kitts Nevis
            saint-vincent-and-the-grenadines | Saint Vincent | Saint Vincent and Grenadines | San Vicente | SVG
            suriname               | Surinam
            trinidad-and-tobago    | T and T | Trinidad et Tobago | Trinidad y Tabago | Trindade e Tobago | Trinité-et-Tabago
            united-states          | USA | United States of North America | EEUU | EE UU | EUA
            united-states          | Estados Unidos de Norteamérica | Estados Unidos da América do Norte
            venezuela              | RB Venezuela | Venezuela RB
            """);

    private static final Map<String, Subregion> REGIONS = regions("""
            NORTH_AMERICA   | North America | North American | América del Norte | Norteamérica | norteamericanos
            NORTH_AMERICA   | América do Norte | norte-americanos | Amérique du Nord | nord-américains
            CENTRAL_AMERICA | Central America | Central American | América Central | Centroamérica | centroamericanos
            CENTRAL_AMERICA | Centro América | centro-americanos | Amérique centrale | centraméricains
            CENTRAL_AMERICA | centre-américains | Mesoamerica
            CARIBBEAN       | Caribbean | Caribe | caribeños | caribenhos | Caraïbes | Caraïbe | caribéens | caraïbéens
            SOUTH_AMERICA   | South America | South American | América del Sur | Sudamérica | Suramérica
            SOUTH_AMERICA   | sudamericanos | suramericanos | América do Sul | sul-americanos | Amérique du Sud
            SOUTH_AMERICA   | sud-américains
            """);

    private static final Set<String> EVERY =
            Set.of("all", "every", "todos", "todas", "todo", "tous", "toutes", "totalidad", "totalidade", "ensemble");
    private static final Set<String> MEMBER =
            Set.of("member", "members", "miembro", "miembros", "membre", "membres", "membro", "membros");
    private static final Set<String> COUNTRY = Set.of(
            "country",
            "countries",
            "state",
            "states",
            "pais",
            "paises",
            "estado",
            "estados",
            "pays",
            "etat",
            "etats",
            "nation",
            "nations",
            "naciones",
            "nacoes");
    private static final Set<String> ORGANIZATION =
            Set.of("organization", "organisation", "organizacion", "organizacao");
    private static final Set<String> AMERICAN = Set.of("american", "americanos", "americains");
    private static final Set<String> ALSO = Set.of("oas", "oea", "region", "subregion", "in", "en", "em", "dans");

    private static final Set<String> SAINTS =
            Set.of(SAINT, "sainte", "san", "santa", "santo", "sao", "st", "ste", "sta", "sto", "sn");
    private static final Set<String> REPUBLICS =
            Set.of(REPUBLIC, "republica", "republique", "rep", "repub", "repca", "republics");
    private static final Set<String> OF_NO_COUNTRY = Set.of(
            REPUBLIC,
            SAINT,
            "state",
            "states",
            "estado",
            "estados",
            "etat",
            "etats",
            "united",
            "unidos",
            "unis",
            "america",
            "amerique",
            "commonwealth",
            "kingdom",
            "reino",
            "royaume",
            "federation",
            "federacion",
            "federacao",
            "islands",
            "islas",
            "ilhas",
            "iles",
            "north",
            "co");

    private final Map<String, CountryId> byName = new HashMap<>();
    private final Map<String, CountryId> byCode = new HashMap<>();
    private final Set<CountryId> republics = new HashSet<>();
    private final List<Spelling> spellings = new ArrayList<>();
    private final Map<String, Set<CountryId>> byWord = new HashMap<>();
    private final Map<String, List<CountryId>> nearBefore = new HashMap<>();
    private final List<CountryId> members;
    private final Map<Subregion, List<CountryId>> membersBySubregion = new EnumMap<>(Subregion.class);

    KnownCountries(Collection<Known> known) {
        var shared = new HashSet<String>();
        for (var country : known) {
            addCodes(country);
            for (var name : country.names()) {
                add(name, country.id(), shared);
            }
            for (var name : VARIANTS.getOrDefault(country.id().value(), List.of())) {
                add(name, country.id(), shared);
            }
        }
        byName.keySet().removeAll(shared);
        members = known.stream()
                .filter(Known::memberState)
                .map(Known::id)
                .distinct()
                .sorted(Comparator.comparing(CountryId::value))
                .toList();
        for (var subregion : Subregion.values()) {
            var there = known.stream()
                    .filter(country -> country.subregion() == subregion)
                    .map(Known::id)
                    .toList();
            membersBySubregion.put(
                    subregion, members.stream().filter(there::contains).toList());
        }
    }

    private void addCodes(Known country) {
        if (country.iso2() != null) {
            byCode.put(country.iso2(), country.id());
        }
        if (country.iso3() != null) {
            byCode.put(country.iso3(), country.id());
        }
    }

    private void add(String name, CountryId country, Set<String> shared) {
        var words = significant(words(name));
        if (words.isEmpty()) {
            return;
        }
        var before = byName.put(key(words), country);
        if (before != null && !before.equals(country)) {
            shared.add(key(words));
        }
        if (words.contains(REPUBLIC)) {
            republics.add(country);
        }
        var isDouble = PastedList.items(name).size() > 1;
        var spelling = new Spelling(country, String.join(" ", words), letters(String.join(" ", words)), isDouble);
        if (!spellings.contains(spelling)) {
            spellings.add(spelling);
        }
        for (var word : words) {
            if (!OF_NO_COUNTRY.contains(word)) {
                byWord.computeIfAbsent(word, key -> new LinkedHashSet<>()).add(country);
            }
        }
    }

    /// Null where the words are not the name of exactly one country.
    @Nullable
    CountryId country(List<Word> typed) {
        if (typed.isEmpty() || typed.size() > MOST_WORDS * 2) {
            return null;
        }
        var code = typed.stream().filter(Word::letters).toList();
        if (code.size() == 1 && code.getFirst().capitals()) {
            var country = byCode.get(code.getFirst().plain().toUpperCase(Locale.ROOT));
            if (country != null) {
                return country;
            }
        }
        var words = significant(typed);
        var country = byName.get(key(words));
        return country == null ? ofRepublic(words) : country;
    }

    /// "Republic of Guyana", though its name says more; but not "Republic of Dominica", which may be either.
    private @Nullable CountryId ofRepublic(List<String> words) {
        if (!words.contains(REPUBLIC)) {
            return null;
        }
        var without = new ArrayList<>(words);
        without.remove(REPUBLIC);
        var country = byName.get(key(without));
        return country != null && republics.contains(country) ? country : null;
    }

    /// Whether a remark is a part of a name, such as "Republic of", rather than a remark.
    boolean saysOtherwise(List<Word> remark) {
        return significant(remark).contains(REPUBLIC) && country(remark) == null;
    }

    /// Empty where the words are no group.
    List<CountryId> group(List<Word> typed) {
        if (typed.size() > MOST_WORDS * 2) {
            return List.of();
        }
        var words = plain(typed);
        var ofOrganization = words.stream().anyMatch(ORGANIZATION::contains);
        var rest = words.stream()
                .filter(word -> !EVERY.contains(word) && !MEMBER.contains(word) && !COUNTRY.contains(word))
                .filter(word -> !ALSO.contains(word) && !ORGANIZATION.contains(word))
                .filter(word -> !ofOrganization || !AMERICAN.contains(word))
                .toList();
        if (!rest.isEmpty()) {
            var subregion = REGIONS.get(key(rest));
            return subregion == null ? List.of() : membersBySubregion.getOrDefault(subregion, List.of());
        }
        var saysMember = words.stream().anyMatch(MEMBER::contains);
        var saysEvery = words.stream().anyMatch(EVERY::contains);
        var saysCountry = words.stream().anyMatch(COUNTRY::contains);
        return (saysMember && (saysCountry || saysEvery)) || (saysEvery && saysCountry) ? members : List.of();
    }

    /// Empty unless all the words are names of countries.
    List<Piece> all(List<Word> typed) {
        var pieces = new ArrayList<Piece>();
        var at = 0;
        while (at < typed.size()) {
            var piece = longest(typed, at);
            if (piece == null) {
                return List.of();
            }
            pieces.add(piece);
            at += piece.words().size();
        }
        return pieces;
    }

    private @Nullable Piece longest(List<Word> typed, int start) {
        if (PastedList.PREPOSITIONS.contains(typed.get(start).plain())) {
            return null;
        }
        for (var end = Math.min(start + MOST_WORDS, typed.size()); end > start; end--) {
            var words = typed.subList(start, end);
            var country = country(words);
            if (country != null) {
                return new Piece(words, country);
            }
        }
        return null;
    }

    /// The nearest first.
    List<CountryId> near(List<Word> typed) {
        var words = typed.size() > MOST_WORDS * 2 ? List.<String>of() : significant(typed);
        var name = String.join(" ", words);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return List.of();
        }
        return nearBefore.computeIfAbsent(name, key -> nearest(words, name));
    }

    /// Whether the words are a misspelling of a name that has an "and" inside.
    boolean isNearlyADoubleName(List<Word> typed) {
        var name = String.join(" ", significant(typed));
        var letters = letters(name);
        return name.length() <= LONGEST_NAME
                && spellings.stream()
                        .filter(Spelling::isDouble)
                        .anyMatch(spelling -> distance(spelling, name, letters, 2) <= 2);
    }

    private List<CountryId> nearest(List<String> words, String name) {
        var distances = new HashMap<CountryId, Double>();
        var most = name.length() <= 4 ? 1 : name.length() <= 7 ? 2 : 3;
        var letters = letters(name);
        for (var spelling : spellings) {
            var distance = distance(spelling, name, letters, most);
            if (distance <= most) {
                distances.merge(spelling.country(), (double) distance, Math::min);
            }
        }
        var telling =
                words.stream().filter(word -> !OF_NO_COUNTRY.contains(word)).toList();
        for (var word : telling) {
            for (var country : byWord.getOrDefault(word, Set.of())) {
                var all = telling.stream()
                        .allMatch(other -> byWord.getOrDefault(other, Set.of()).contains(country));
                distances.merge(country, all ? 1.5 : 2.5, Math::min);
            }
        }
        return distances.entrySet().stream()
                .map(entry -> new Near(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Near::distance)
                        .thenComparing(near -> near.country().value()))
                .limit(MOST_NEAR)
                .map(Near::country)
                .toList();
    }

    /// More than `most` where the two are farther apart than that. Each change of a letter changes two bits at most.
    private static int distance(Spelling spelling, String name, int letters, int most) {
        return Integer.bitCount(spelling.letters() ^ letters) > 2 * most
                ? most + 1
                : distance(spelling.name(), name, most);
    }

    /// How many letters must be changed, added, left out or swapped with the next.
    private static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        var twoBefore = new int[other.length() + 1];
        var before = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var spare = twoBefore;
            twoBefore = before;
            before = row;
            row = spare;
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.length(); j++) {
                var same = one.charAt(i - 1) == other.charAt(j - 1);
                var cost = Math.min(Math.min(before[j], row[j - 1]) + 1, before[j - 1] + (same ? 0 : 1));
                var swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                row[j] = swapped ? Math.min(cost, twoBefore[j - 2] + 1) : cost;
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
        }
        return row[other.length()];
    }

    private static int letters(String name) {
        return name.chars()
                .filter(letter -> letter >= 'a' && letter <= 'z')
                .reduce(0, (bits, letter) -> bits | 1 << (letter - 'a'));
    }

    private static List<Word> words(String name) {
        return PastedList.items(name).stream()
                .flatMap(item -> item.allWords().stream())
                .toList();
    }

    /// The words that tell a country, alike in all spellings.
    private static List<String> significant(List<Word> typed) {
        return plain(typed).stream()
                .map(word -> SAINTS.contains(word) ? SAINT : REPUBLICS.contains(word) ? REPUBLIC : word)
                .toList();
    }

    /// Without articles and the like, and without numbers unless there is nothing else.
    private static List<String> plain(List<Word> typed) {
        var letters = typed.stream().filter(Word::letters).toList();
        return (letters.isEmpty() ? typed : letters)
                .stream()
                        .map(Word::plain)
                        .filter(word -> !PastedList.ARTICLES.contains(word) && !PastedList.PREPOSITIONS.contains(word))
                        .toList();
    }

    private static String key(List<String> words) {
        return words.stream().sorted().collect(joining(" "));
    }

    private static Map<String, List<String>> variants(String table) {
        var variants = new HashMap<String, List<String>>();
        for (var row : rows(table)) {
            variants.computeIfAbsent(row.getKey(), key -> new ArrayList<>()).addAll(row.getValue());
        }
        return Map.copyOf(variants);
    }

    private static Map<String, Subregion> regions(String table) {
        var regions = new HashMap<String, Subregion>();
        for (var row : rows(table)) {
            for (var name : row.getValue()) {
                regions.put(key(plain(words(name))), Subregion.valueOf(row.getKey()));
            }
        }
        return Map.copyOf(regions);
    }

    private static List<Entry<String, List<String>>> rows(String table) {
        return table.lines()
                .map(line -> List.of(line.split(" *\\| *", -1)))
                .map(cells -> Map.entry(cells.getFirst(), cells.subList(1, cells.size())))
                .toList();
    }
}
