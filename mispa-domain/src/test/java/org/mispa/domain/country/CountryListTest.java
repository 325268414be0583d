package org.mispa.domain.country;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.domain.country.CountryList.Found;
import org.mispa.domain.country.CountryList.Known;
import org.mispa.domain.country.CountryList.Result;
import org.mispa.domain.country.CountryList.Unknown;
import org.mispa.domain.shared.Language;

class CountryListTest {
    private static final Path DATA = Path.of("../db/data");
    private static final List<Map<String, String>> ROWS = rows("countries.csv");
    private static final List<Known> KNOWN =
            ROWS.stream().map(CountryListTest::known).toList();
    private static final Map<Language, String> AND =
            Map.of(Language.EN, " and ", Language.ES, " y ", Language.FR, " et ", Language.PT, " e ");

    @ParameterizedTest
    @EnumSource
    void readsTheStatesAtASeminar(Language language) {
        var states = rows("activity-participations.csv").stream()
                .filter(row -> get(row, "activity").equals("seminar-firearms-marking-san-jose"))
                .filter(row -> get(row, "role").equals("participant"))
                .map(row -> get(row, "country"))
                .toList();
        assertThat(states).hasSize(26);
        for (var names : List.of("usual_", "official_")) {
            var result = read(listed(states, names + language.tag(), AND.get(language)));
            assertThat(keys(result)).isEqualTo(states);
            assertThat(result.found()).hasSize(26);
            assertThat(result.twice()).isEmpty();
            assertThat(result.unknown()).isEmpty();
        }
    }

    @Test
    void readsTheSameListInTheWordsOfALetter() {
        var result = read("""
                Antigua & Barbuda, Argentina, the Bahamas, Barbados, Bolivia (Plurinational State of), Brazil,
                Chile, Costa Rica (host), Dominican Republic, Ecuador, El Salvador, Grenada12, Guatemala, Jamaica (2),
                Mexico, Panama, Paraguay, Peru, St. Lucia, St. Kitts & Nevis, St. Vincent and the
                Grenadines, Suriname, Trinidad &
                Tobago, U.S., Uruguay, and Venezuela, Bolivarian Republic of.""");
        assertThat(result.unknown()).isEmpty();
        assertThat(result.twice()).isEmpty();
        assertThat(result.countries()).hasSize(26);
        assertThat(result.found())
                .contains(
                        new Found("Bolivia (Plurinational State of)", CountryId.of("bolivia")),
                        new Found("St. Vincent and the Grenadines", CountryId.of("saint-vincent-and-the-grenadines")),
                        new Found("Venezuela, Bolivarian Republic of", CountryId.of("venezuela")),
                        new Found("Jamaica (2)", CountryId.of("jamaica")),
                        new Found("Grenada12", CountryId.of("grenada")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Trinidad and Tobago                         | trinidad-and-tobago
            TRINIDAD AND TOBAGO                         | trinidad-and-tobago
            Trinidad & Tobago                           | trinidad-and-tobago
            Trinidad y Tabago                           | trinidad-and-tobago
            Trinité et Tobago                           | trinidad-and-tobago
            Tobago, Trinidad and                        | trinidad-and-tobago
            Antigua y Barbuda                           | antigua-and-barbuda
            Antigua-et-Barbuda                          | antigua-and-barbuda
            São Cristóvão e Névis                       | saint-kitts-and-nevis
            San Cristóbal y Nieves                      | saint-kitts-and-nevis
            Saint Kitts & Nevis                         | saint-kitts-and-nevis
            St Kitts and Nevis                          | saint-kitts-and-nevis
            Saint Kitts and Nevis, Federation of        | saint-kitts-and-nevis
            Saint Vincent and the Grenadines            | saint-vincent-and-the-grenadines
            Saint-Vincent-et-les Grenadines             | saint-vincent-and-the-grenadines
            San Vicente y las Granadinas                | saint-vincent-and-the-grenadines
            São Vicente e as Granadinas                 | saint-vincent-and-the-grenadines
            St. Vincent                                 | saint-vincent-and-the-grenadines
            St. Lucia                                   | saint-lucia
            ST LUCIA                                    | saint-lucia
            Sta. Lucía                                  | saint-lucia
            Sainte Lucie                                | saint-lucia
            Bolivarian Republic of Venezuela            | venezuela
            The Bolivarian Republic of Venezuela        | venezuela
            Venezuela (Bolivarian Republic of)          | venezuela
            Venezuela, Bolivarian Republic of           | venezuela
            Venezuela (República Bolivariana de)        | venezuela
            Venezuela, Rep. Bolivariana de              | venezuela
            Plurinational State of Bolivia              | bolivia
            Bolivia, Plurinational State of             | bolivia
            Bolivie (État plurinational de)             | bolivia
            Etat plurinational de Bolivie               | bolivia
            Bolivia (Estado Plurinacional de)           | bolivia
            República de Bolivia                        | bolivia
            Republic of Guyana                          | guyana
            Guyana, Republic of                         | guyana
            Republic of Dominica                        | ?
            Dominica (Republic of)                      | ?
            Commonwealth of Dominica                    | dominica
            Dominica                                    | dominica
            La Dominique                                | dominica
            República Dominicana                        | dominican-republic
            la República Dominicana                     | dominican-republic
            Rep. Dominicana                             | dominican-republic
            The Dominican Republic                      | dominican-republic
            République Dominicaine                      | dominican-republic
            USA                                         | united-states
            U.S.A.                                      | united-states
            U.S.                                        | united-states
            U. S. A.                                    | united-states
            u.s.a.                                      | united-states
            US                                          | united-states
            the United States                           | united-states
            United States (USA)                         | united-states
            EE.UU.                                      | united-states
            EE. UU.                                     | united-states
            EEUU                                        | united-states
            E.U.A.                                      | united-states
            EUA                                         | united-states
            Etats-Unis                                  | united-states
            les États-Unis d'Amérique                   | united-states
            los Estados Unidos de América               | united-states
            Estados Unidos Mexicanos                    | mexico
            États-Unis du Mexique                       | mexico
            Mexique (États-Unis du)                     | mexico
            MEXICO                                      | mexico
            Belice                                      | belize
            Bahamas, The                                | bahamas
            Bahamas (The)                               | bahamas
            Commonwealth of the Bahamas                 | bahamas
            Co-operative Republic of Guyana             | guyana
            Cooperative Republic of Guyana              | guyana
            Surinam                                     | suriname
            Granada                                     | grenada
            Le Pérou                                    | peru
            République d'Haïti                          | haiti
            Re\u0301publique d’Hai\u0308ti              | haiti
            l'Équateur                                  | ecuador
            España                                      | spain
            BRA                                         | brazil
            BR                                          | brazil
            Bra                                         | ?
            br                                          | ?
            Brasil (BR)                                 | brazil
            Jamaica*                                    | jamaica
            Jamaica²                                    | jamaica
            Jamaica [3]                                 | jamaica
            Jamaica 2                                   | jamaica
            \u200eJamaica\u200f                         | jamaica
            Ｊａｍａｉｃａ                              | jamaica
            """)
    void knowsCountriesHoweverTheyAreWritten(String typed, String key) {
        var text = typed.replace("\\u0301", "\u0301")
                .replace("\\u0308", "\u0308")
                .replace("\\u200e", "\u200e")
                .replace("\\u200f", "\u200f");
        var result = read(text);
        if (key.equals("?")) {
            assertThat(result.countries()).isEmpty();
            assertThat(result.unknown()).hasSize(1);
        } else {
            assertThat(keys(result)).containsExactly(key);
            assertThat(result.found()).hasSize(1);
            assertThat(result.unknown()).isEmpty();
            assertThat(result.twice()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Brazil, Chile, Peru",
                "Brazil; Chile; Peru",
                "Brazil\nChile\nPeru",
                "Brazil\r\n\r\nChile\r\nPeru\r\n",
                "Brazil\tChile\tPeru",
                "• Brazil\n• Chile\n• Peru",
                "- Brazil\n- Chile\n- Peru",
                "-Brazil\n-Chile\n-Peru",
                "* Brazil\n* Chile\n* Peru",
                "\uf0b7 Brazil\n\uf0b7 Chile\n\uf0b7\tPeru",
                "1. Brazil\n2. Chile\n3. Peru",
                "1) Brazil 2) Chile 3) Peru",
                "1. Brazil 2. Chile 3. Peru",
                "1.\tBrazil\n2.\tChile\n3.\tPeru",
                "1\tBrazil\n2\tChile\n3\tPeru",
                "1 - Brazil\n2 - Chile\n3 - Peru",
                "a) Brazil\nb) Chile\nc) Peru",
                "Brazil and Chile and Peru",
                "Brazil, Chile and Peru",
                "Brazil, Chile, and Peru",
                "Brazil, Chile as well as Peru",
                "Brasil, Chile y Perú",
                "el Brasil, Chile así como el Perú",
                "BRASIL, CHILE Y PERÚ",
                "le Brésil, le Chili et le Pérou",
                "Brasil, Chile e Peru",
                "Brasil, Chile & Peru",
                "Brazil / Chile / Peru",
                "Brazil - Chile – Peru",
                "Brazil-Chile-Peru",
                "Brazil Chile Peru",
                "BR CL PE",
                "BRA, CHL, PER",
                "(Brazil, Chile, Peru)",
                "Brazil. Chile. Peru.",
                "Brazil1, Chile2, Peru3",
                "«Brazil», “Chile”, 'Peru'",
                ",, Brazil,,, ;; Chile & and Peru and"
            })
    void takesEverySeparator(String pasted) {
        var result = read(pasted);
        assertThat(keys(result)).containsExactly("brazil", "chile", "peru");
        assertThat(result.unknown()).isEmpty();
        assertThat(result.twice()).isEmpty();
    }

    /// However two countries stand beside each other, no third is read out of them.
    @ParameterizedTest
    @ValueSource(strings = {", ", "\n", " and ", " y ", ", e "})
    void readsAnyTwoNamesAsTwoCountries(String between) {
        var pairs = new ArrayList<String>();
        var expected = new HashMap<CountryId, Long>();
        for (var one : KNOWN) {
            for (var other : KNOWN) {
                if (!one.equals(other)) {
                    for (var name : one.names()) {
                        for (var otherName : other.names()) {
                            pairs.add(name + between + otherName);
                            expected.merge(one.id(), 1L, Long::sum);
                            expected.merge(other.id(), 1L, Long::sum);
                        }
                    }
                }
            }
        }
        var result = read(String.join("; ", pairs));
        assertThat(result.unknown()).isEmpty();
        assertThat(result.groups()).isEmpty();
        assertThat(Stream.concat(result.found().stream(), result.twice().stream())
                        .collect(groupingBy(Found::country, counting())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Domincan Republic     | dominican-republic
            Dominican Repblic     | dominican-republic
            Dominica Republic     | dominican-republic
            Brasli                | brazil
            Jamacia               | jamaica
            Guatamala             | guatemala
            Venezuala             | venezuela
            Hondruas              | honduras
            Untied States         | united-states
            Trinidad              | trinidad-and-tobago
            Trinidad and Tobbago  | trinidad-and-tobago
            Trinadad and Tobago   | trinidad-and-tobago
            St Vincent and the Grenadins | saint-vincent-and-the-grenadines
            Antigua               | antigua-and-barbuda
            Government of Jamaica | jamaica
            """)
    void neverGuessesButTellsTheNearest(String typed, String nearest) {
        var result = read(typed);
        assertThat(result.found()).isEmpty();
        assertThat(result.unknown()).hasSize(1);
        var unknown = result.unknown().getFirst();
        assertThat(unknown.typed()).isEqualTo(typed);
        assertThat(unknown.near()).hasSizeBetween(1, 3).first().hasToString(nearest);
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        var result = read("Participating states: Brazil, Atlantis, ブラジル, 12, 🇧🇷; Jamaica and others");
        assertThat(keys(result)).containsExactly("brazil", "jamaica");
        assertThat(result.unknown())
                .containsExactly(
                        new Unknown("Participating states", List.of()),
                        new Unknown("Atlantis", List.of()),
                        new Unknown("ブラジル", List.of()),
                        new Unknown("12", List.of()),
                        new Unknown("🇧🇷", List.of()),
                        new Unknown("others", List.of()));
    }

    @Test
    void tellsWhatIsNamedTwice() {
        var result = read("Brazil, USA, Brasil, Estados Unidos, Peru");
        assertThat(keys(result)).containsExactly("brazil", "united-states", "peru");
        assertThat(result.twice())
                .containsExactly(
                        new Found("Brasil", CountryId.of("brazil")),
                        new Found("Estados Unidos", CountryId.of("united-states")));
    }

    @Test
    void findsACountryInParenthesesBesideAnother() {
        assertThat(
                        keys(
                                read(
                                        "Brazil (and Chile), Jamaica (Haiti, Cuba), Costa Rica (San José), Honduras (Central America)")))
                .containsExactly("brazil", "chile", "jamaica", "haiti", "cuba", "costa-rica", "honduras");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all member states",
                "Member States",
                "All OAS member states",
                "the 34 member states of the OAS",
                "all member states of the Organization of American States",
                "all countries",
                "todos los Estados miembros",
                "los Estados Miembros de la OEA",
                "todos los países",
                "los Estados miembros de la Organización de los Estados Americanos",
                "tous les États membres",
                "États membres de l'OEA",
                "tous les pays membres",
                "todos os Estados membros",
                "Estados-Membros",
                "todos os Estados-membros da OEA",
                "todos os países"
            })
    void knowsAllMemberStates(String typed) {
        var result = read(typed);
        assertThat(result.groups()).hasSize(1);
        assertThat(result.groups().getFirst().typed()).isEqualTo(typed);
        var members = result.groups().getFirst().members();
        assertThat(members)
                .hasSize(35)
                .doesNotContain(CountryId.of("spain"))
                .isSortedAccordingTo((a, b) -> a.value().compareTo(b.value()));
        assertThat(result.countries()).isEqualTo(members);
        assertThat(result.unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            CENTRAL_AMERICA | Central America; the Central American countries; América Central; Centroamérica; los países centroamericanos; Amérique centrale; les pays de l'Amérique centrale; países da América Central; all member states of Central America
            CARIBBEAN       | Caribbean; the Caribbean; Caribbean countries; el Caribe; los países del Caribe; les Caraïbes; pays des Caraïbes; o Caribe; países do Caribe
            SOUTH_AMERICA   | South America; América del Sur; Sudamérica; Suramérica; Amérique du Sud; América do Sul
            NORTH_AMERICA   | North America; América del Norte; Norteamérica; Amérique du Nord; América do Norte
            """)
    void knowsTheSubregions(Subregion subregion, String names) {
        var members = KNOWN.stream()
                .filter(known -> known.subregion() == subregion)
                .map(known -> known.id().value())
                .sorted()
                .toList();
        var result = read(names);
        assertThat(result.unknown()).isEmpty();
        assertThat(result.found()).isEmpty();
        assertThat(result.groups()).hasSize(names.split(";", -1).length);
        assertThat(keys(result)).isEqualTo(members);
    }

    @Test
    void countsACountryOfAGroupOnce() {
        var result = read("Panama, Mexico, Central America and the Caribbean, Cuba");
        assertThat(result.found()).hasSize(3);
        assertThat(result.groups()).hasSize(2);
        assertThat(result.countries()).doesNotHaveDuplicates().hasSize(1 + 7 + 13);
        assertThat(keys(result)).startsWith("panama", "mexico", "belize", "costa-rica");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "\n\n", "and", "...", "\0", "\u200f"})
    void findsNothingInNothing(String pasted) {
        assertThat(read(pasted)).isEqualTo(new Result(List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void readsTenThousandPiecesAtOnce() {
        var names = KNOWN.stream().flatMap(known -> known.names().stream()).toList();
        var known = IntStream.range(0, 10_000)
                .mapToObj(i -> names.get(i % names.size()))
                .collect(joining(", "));
        var random = new Random(20111116);
        var misspelt = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        names.get(i % names.size()) + (char) random.nextInt('a', 'z') + (char) random.nextInt('a', 'z'))
                .collect(joining(" and "));
        read(known);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(read(known).unknown()).isEmpty();
        });
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(read(misspelt).unknown()).isNotEmpty();
        });
    }

    @Test
    void answersQuicklyWhateverIsPasted() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (var some : List.of(
                    "a",
                    "a ",
                    "a,",
                    "a and ",
                    "(",
                    "a(",
                    "a(a",
                    "((a))",
                    "1.",
                    "U.",
                    "u.s",
                    "\u0301",
                    "a\u0323\u0301",
                    "-",
                    " - ",
                    "Brazil ",
                    "Costa Rica ",
                    "Trinidad and ",
                    "the, ",
                    "\ud83c\udde7",
                    "ﷺ",
                    "\0",
                    "2) ")) {
                assertThatCode(() -> read(some.repeat(10_000))).as(some).doesNotThrowAnyException();
            }
        });
    }

    @Test
    void neverThrowsAndDropsNothing() {
        var random = new Random(20111116);
        var bits = List.of(
                "Brazil",
                "Trinidad",
                "and",
                "Tobago",
                ",",
                ";",
                "\n",
                "(",
                ")",
                "1.",
                "2",
                " ",
                " ",
                "U.S.",
                "EE. UU.",
                "e",
                "the",
                "of",
                "Republic",
                "Dominica",
                "\ud800",
                "\udc00",
                "\u202e",
                "😀",
                "²",
                "st",
                ".",
                "-",
                " – ",
                "\t",
                "US",
                "all",
                "states",
                "member",
                "x",
                "\u0301",
                "é",
                "*");
        for (var round = 0; round < 3_000; round++) {
            var pasted = new StringBuilder();
            for (var i = random.nextInt(1, 12); i > 0; i--) {
                pasted.append(bits.get(random.nextInt(bits.size()))).append(random.nextBoolean() ? " " : "");
            }
            var result = read(pasted.toString());
            for (var word : List.of("Brazil", "Tobago", "Dominica", "😀")) {
                var shown = Stream.of(
                                result.found().stream().map(Found::typed),
                                result.twice().stream().map(Found::typed),
                                result.unknown().stream().map(Unknown::typed),
                                result.groups().stream().map(CountryList.Group::typed))
                        .flatMap(typed -> typed)
                        .collect(joining("|"));
                if (pasted.indexOf(word) >= 0) {
                    assertThat(shown).as(pasted.toString()).contains(word);
                }
            }
        }
    }

    private static Result read(String pasted) {
        return CountryList.read(pasted, KNOWN);
    }

    private static List<String> keys(Result result) {
        return result.countries().stream().map(CountryId::value).toList();
    }

    private static String listed(List<String> keys, String column, @Nullable String and) {
        var names = keys.stream()
                .map(key -> ROWS.stream()
                        .filter(row -> get(row, "key").equals(key))
                        .map(row -> get(row, column))
                        .findFirst()
                        .orElseThrow())
                .toList();
        return String.join(", ", names.subList(0, names.size() - 1)) + and + names.getLast();
    }

    private static Known known(Map<String, String> row) {
        var names = new HashSet<String>();
        for (var language : Language.values()) {
            names.add(get(row, "usual_" + language.tag()));
            names.add(get(row, "official_" + language.tag()));
        }
        return new Known(
                CountryId.of(get(row, "key")),
                get(row, "iso2"),
                get(row, "iso3"),
                get(row, "kind").equals("member-state"),
                Subregion.valueOf(get(row, "subregion").toUpperCase(Locale.ROOT).replace('-', '_')),
                Set.copyOf(names));
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    /// None of the two files has a quoted cell.
    private static List<Map<String, String>> rows(String file) {
        try {
            var lines = Files.readAllLines(DATA.resolve(file));
            var columns = lines.getFirst().split(",", -1);
            return lines.stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells ->
                            IntStream.range(0, columns.length).boxed().collect(toMap(i -> columns[i], i -> cells[i])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
