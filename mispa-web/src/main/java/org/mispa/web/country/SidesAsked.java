package org.mispa.web.country;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.progress.CountryReports.CountryRow;
import org.mispa.web.system.BadAddress;
import org.mispa.web.system.Field;
import org.mispa.web.system.Field.Option;
import org.mispa.web.system.Said;
import org.springframework.util.MultiValueMap;

/// What an address asks to see side by side: countries by their codes, subregions by their words.
///
/// @param countries as they were given, in any order
/// @param groups as they were given
record SidesAsked(List<String> countries, List<String> groups) {
    static final String COUNTRY = "country";
    static final String GROUP = "group";

    /// As many columns as can be read beside each other.
    static final int MOST = 5;

    private static final int FEWEST = 2;

    SidesAsked {
        countries = List.copyOf(countries);
        groups = List.copyOf(groups);
    }

    static SidesAsked of(MultiValueMap<String, String> given) {
        return new SidesAsked(values(given, COUNTRY), values(given, GROUP));
    }

    private static List<String> values(MultiValueMap<String, String> given, String name) {
        return given.getOrDefault(name, List.of()).stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private int size() {
        return countries.size() + groups.size();
    }

    /// Whether one was chosen, and the page waits for another.
    boolean one() {
        return size() == 1;
    }

    /// What is wrong with the countries; null where nothing is.
    private @Nullable Said wrongCountry(List<CountryRow> states) {
        return unknownCountry(states)
                .map(code -> Said.of("compare.country.unknown", shortened(code)))
                .or(() -> size() > MOST ? Optional.of(Said.of("compare.many", size())) : Optional.empty())
                .orElse(null);
    }

    private Optional<String> unknownCountry(List<CountryRow> states) {
        return countries.stream()
                .filter(code -> states.stream().noneMatch(state -> state.code().equals(code)))
                .findFirst();
    }

    private Optional<String> unknownGroup(List<Option> regions) {
        return groups.stream()
                .filter(word ->
                        regions.stream().noneMatch(region -> region.value().equals(word)))
                .findFirst();
    }

    private @Nullable Said wrongGroup(List<Option> regions) {
        return unknownGroup(regions)
                .map(word -> Said.of("compare.group.unknown", shortened(word)))
                .orElse(null);
    }

    private static String shortened(String typed) {
        return typed.length() <= 40 ? typed : typed.substring(0, 39) + "…";
    }

    /// The two questions of the form with what was chosen and what is wrong with it.
    ///
    /// @param regions subregions as they are chosen
    List<Field> fields(List<CountryRow> states, List<Option> regions) {
        var country = Field.chosen(
                COUNTRY,
                Said.of("compare.country"),
                countries,
                states.stream()
                        .map(state -> new Option(state.code(), state.name()))
                        .toList());
        var group = Field.chosen(GROUP, Said.of("compare.group"), groups, regions)
                .withHint(Said.of("compare.group.hint"))
                .thatMayBeEmpty();
        var fields = new ArrayList<Field>();
        var wrongCountry = wrongCountry(states);
        var wrongGroup = wrongGroup(regions);
        fields.add(wrongCountry == null ? country : country.withError(wrongCountry));
        fields.add(wrongGroup == null ? group : group.withError(wrongGroup));
        return fields;
    }

    /// Whether there is something to compare.
    boolean comparable() {
        return size() >= FEWEST;
    }

    /// For a file, which has no form beside it.
    ///
    /// @throws BadAddress where what is asked for cannot be compared
    void refuse(List<CountryRow> states, List<Option> regions) {
        unknownCountry(states).ifPresent(code -> {
            throw new BadAddress(COUNTRY, code, "bad.value", List.of());
        });
        unknownGroup(regions).ifPresent(word -> {
            throw new BadAddress(
                    GROUP,
                    word,
                    "bad.choice",
                    regions.stream().map(Option::value).toList());
        });
        if (size() < FEWEST || size() > MOST) {
            throw new BadAddress(COUNTRY, Integer.toString(size()), "bad.compare", List.of());
        }
    }
}
