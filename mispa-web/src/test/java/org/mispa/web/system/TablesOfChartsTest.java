package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.meeting.AsOf;
import org.mispa.domain.progress.Breakdowns.InYear;
import org.mispa.domain.progress.Breakdowns.Support;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Text;

/// Years by types, and funders by components.
class TablesOfChartsTest {
    private static final ActivityFilter THIRD = ActivityFilter.ALL.withComponents(Set.of(3));
    private static final Text NAME = new Text(Language.EN, "Government of Canada");

    private final Here here = new Here(
            new AsOf(LocalDate.of(2011, 11, 15), LocalDate.of(2011, 11, 15), AsOf.Reason.CHOSEN, null),
            null,
            LinkMode.ALL,
            new ReaderChoices(Language.ES, null, Set.of()),
            (reader, original) -> new Text(Language.EN, original),
            new Here.Address("http://localhost", "", "/", List.of(new Here.Parameter("asof", "2011-11-15"))));

    @Test
    void theYearsHaveNoGapAndWhatBelongsToNoSingleOneStandsApart() {
        var table = years(
                new InYear(ActivityType.SEMINAR, ActivityFilter.NO_DATE, 1),
                new InYear(ActivityType.SEMINAR, 2011, 1),
                new InYear(ActivityType.SEMINAR, 2009, 100),
                new InYear(ActivityType.SEMINAR, ActivityFilter.SEVERAL_YEARS, 50),
                new InYear(ActivityType.SEMINAR, null, 101),
                new InYear(null, 2011, 1),
                new InYear(null, 2009, 100),
                new InYear(null, ActivityFilter.SEVERAL_YEARS, 50),
                new InYear(null, ActivityFilter.NO_DATE, 1),
                new InYear(null, null, 101));
        assertThat(table.years())
                .extracting(
                        YearTable.Year::label,
                        YearTable.Year::apart,
                        YearTable.Year::count,
                        YearTable.Year::height,
                        YearTable.Year::href)
                .containsExactly(
                        tuple("2009", false, 100L, 96, "/activities?component=3&year=2009&asof=2011-11-15"),
                        tuple("2010", false, 0L, 0, "/activities?component=3&year=2010&asof=2011-11-15"),
                        tuple("2011", false, 1L, 3, "/activities?component=3&year=2011&asof=2011-11-15"),
                        tuple("[year.several]", true, 50L, 48, "/activities?component=3&year=several&asof=2011-11-15"),
                        tuple("[year.none]", true, 1L, 3, "/activities?component=3&year=none&asof=2011-11-15"));
        assertThat(table.once()).isEqualTo(101);
        var seminar = table.types().getFirst();
        assertThat(seminar.once()).isEqualTo(101);
        assertThat(seminar.onceHref()).isEqualTo("/activities?component=3&type=seminar&asof=2011-11-15");
        assertThat(seminar.cells())
                .extracting(YearTable.Cell::count, YearTable.Cell::step)
                .containsExactly(tuple(100L, 4), tuple(0L, 0), tuple(1L, 1), tuple(50L, 2), tuple(1L, 1));
        assertThat(seminar.cells().getFirst().href())
                .isEqualTo("/activities?component=3&type=seminar&year=2009&asof=2011-11-15");
    }

    @Test
    void theTypesStandInTheAlphabeticalOrderOfTheLanguage() {
        var table = YearTable.of(
                List.of(
                        new InYear(ActivityType.STUDY, null, 1),
                        new InYear(ActivityType.FORUM, null, 1),
                        new InYear(ActivityType.SURVEY, null, 1)),
                ActivityFilter.ALL,
                here,
                key -> Map.of(
                                "ActivityType.STUDY",
                                "Ñandú",
                                "ActivityType.FORUM",
                                "Nube",
                                "ActivityType.SURVEY",
                                "Obra")
                        .getOrDefault(key, key));
        assertThat(table.types()).extracting(YearTable.Type::name).containsExactly("Nube", "Ñandú", "Obra");
    }

    @Test
    void withoutActivitiesThereAreNoYears() {
        var table = years();
        assertThat(table.years()).isEmpty();
        assertThat(table.types()).isEmpty();
        assertThat(table.once()).isZero();
    }

    @Test
    void theTwoKindsOfSupportAreNeverOneFigure() {
        var table = FunderTable.of(
                List.of(
                        new Support("canada", NAME, Basis.STATED, Map.of(0, 11L, 3, 7L)),
                        new Support("canada", NAME, Basis.LINE_OF_WORK, Map.of(0, 17L))),
                List.of(
                        new FunderTable.Column(3, 28, "component=3", NAME),
                        new FunderTable.Column(4, 0, "component=4", NAME),
                        new FunderTable.Column(0, 44, "", null)),
                here);
        assertThat(table.blocks())
                .extracting(FunderTable.Block::basis)
                .containsExactly(Basis.STATED, Basis.LINE_OF_WORK);
        assertThat(table.blocks().getFirst().lines().getFirst().cells())
                .extracting(FunderTable.Cell::count, FunderTable.Cell::width, FunderTable.Cell::href)
                .containsExactly(
                        tuple(7L, "25.0%", "/activities?component=3&funder=canada&asof=2011-11-15"),
                        tuple(0L, "0.0%", "/activities?component=4&funder=canada&asof=2011-11-15"),
                        tuple(11L, "25.0%", "/activities?funder=canada&asof=2011-11-15"));
        assertThat(table.blocks().getLast().lines().getFirst().cells().getLast().href())
                .isEqualTo("/activities?line-funder=canada&asof=2011-11-15");
    }

    @Test
    void aKindOfSupportThatNobodyGaveIsNotNamed() {
        assertThat(FunderTable.of(List.of(), List.of(), here).blocks()).isEmpty();
    }

    private YearTable years(InYear... counts) {
        return YearTable.of(List.of(counts), THIRD, here, key -> "[" + key + "]");
    }
}
