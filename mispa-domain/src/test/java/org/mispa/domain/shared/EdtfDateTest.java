package org.mispa.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.domain.shared.EdtfDate.Precision;
import org.mispa.domain.shared.MalformedEdtf.Problem;

class EdtfDateTest {

    /// Every date, due, deliveredOn and availableFrom of the facts taken from the report.
    private static final String IN_THE_REPORT = """
            ../2010-10-28 ../2011-07 ../2011-09 ../2011-09-08 ../2011-11 ../2011-12 2000 2007-11~/2011-11~ 2008-08
            2008-08/2012-33 2008-10 2008-10/2011-11 2008/.. 2009 2009-08 2009-08-04 2009-08-04/2009-11-05
            2009-09/2011-12 2009-10 2009-10/.. 2009-10/2011-11-16 2009-11 2009-11-05 2009-11/2010-10 2009-11/2011-11
            2009-11~/2011-11~ 2009/.. 2009/2011 2010 2010-02 2010-02/2010-11 2010-03 2010-04 2010-04/2011-10 2010-05
            2010-05/2011-08 2010-06 2010-06/2011-11 2010-06/2011~ 2010-08 2010-08/2010-11 2010-09-20 2010-10
            2010-10-28 2010-10-28/2010-11 2010-10/.. 2010-10/2011-11 2010-11 2010-11/.. 2010-11/2011-01
            2010-11~/2011-11~ 2010-12 2010-41 2010/.. 2010/2011 2010/2012 2011 2011-01 2011-01/2011-09-08 2011-03
            2011-03/2014-03 2011-05 2011-06 2011-06-22/2011-06-23 2011-06/.. 2011-06/2011-11 2011-07 2011-07/..
            2011-08 2011-09 2011-09-08 2011-09/2012-08~ 2011-09~ 2011-09~/.. 2011-10 2011-11 2011-11-16
            2011-11-17/2011-11-18 2011-11/.. 2011-12 2011-12-13 2011-12~ 2011-40/.. 2011-40/2011-11 2011/.. 2011~
            2011~/2014~ 2012-01~ 2012-01~/.. 2012-08~ 2012-33 2012~/2013~ 2014-03~""";

    static Stream<String> inTheReport() {
        return Stream.of(IN_THE_REPORT.split("\\s+"));
    }

    @ParameterizedTest
    @MethodSource("inTheReport")
    void takesEveryDateOfTheReport(String edtf) {
        assertThat(EdtfDate.parse(edtf)).hasToString(edtf);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2011-11-16,            DAY,       2011-11-16, 2011-11-16, false
            2012-02-29,            DAY,       2012-02-29, 2012-02-29, false
            2000-02-29~,           DAY,       2000-02-29, 2000-02-29, true
            2010-08,               MONTH,     2010-08-01, 2010-08-31, false
            2011-02,               MONTH,     2011-02-01, 2011-02-28, false
            2012-02,               MONTH,     2012-02-01, 2012-02-29, false
            2011-12~,              MONTH,     2011-12-01, 2011-12-31, true
            2012-33,               QUARTER,   2012-01-01, 2012-03-31, false
            2012-34,               QUARTER,   2012-04-01, 2012-06-30, false
            2012-35,               QUARTER,   2012-07-01, 2012-09-30, false
            2012-36,               QUARTER,   2012-10-01, 2012-12-31, false
            2012-36~,              QUARTER,   2012-10-01, 2012-12-31, true
            2011-40,               HALF_YEAR, 2011-01-01, 2011-06-30, false
            2011-41,               HALF_YEAR, 2011-07-01, 2011-12-31, false
            2010,                  YEAR,      2010-01-01, 2010-12-31, false
            2010~,                 YEAR,      2010-01-01, 2010-12-31, true
            1900,                  YEAR,      1900-01-01, 1900-12-31, false
            2999,                  YEAR,      2999-01-01, 2999-12-31, false
            2009-09/2011-12,       INTERVAL,  2009-09-01, 2011-12-31, false
            2009-11~/2011-11~,     INTERVAL,  2009-11-01, 2011-11-30, true
            2010-06/2011~,         INTERVAL,  2010-06-01, 2011-12-31, true
            2010-10-28/2010-11,    INTERVAL,  2010-10-28, 2010-11-30, false
            2011-40/2011-11,       INTERVAL,  2011-01-01, 2011-11-30, false
            2008-08/2012-33,       INTERVAL,  2008-08-01, 2012-03-31, false
            2011-11-17/2011-11-18, INTERVAL,  2011-11-17, 2011-11-18, false
            2011-11-17/2011-11-17, INTERVAL,  2011-11-17, 2011-11-17, false
            2011-11-17/2011-11,    INTERVAL,  2011-11-17, 2011-11-30, false
            2011/2011-03,          INTERVAL,  2011-01-01, 2011-03-31, false
            2011/..,               INTERVAL,  2011-01-01,           , false
            2011-09~/..,           INTERVAL,  2011-09-01,           , true
            ../2011-09-08,         INTERVAL,            , 2011-09-08, false
            ../2011-12~,           INTERVAL,            , 2011-12-31, true
            """)
    void knowsItsPrecisionAndItsDays(
            String edtf,
            Precision precision,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            boolean approximate) {
        var date = EdtfDate.parse(edtf);
        assertThat(date.precision()).isEqualTo(precision);
        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
        assertThat(date.isApproximate()).isEqualTo(approximate);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            ""                      | EMPTY                | ""
            " "                     | HAS_SPACES           | " "
            " 2011"                 | HAS_SPACES           | " 2011"
            2011-11 / 2011-12       | HAS_SPACES           | 2011-11 / 2011-12
            16 November 2011        | HAS_SPACES           | 16 November 2011
            2009/2010/2011          | TOO_MANY_SLASHES     | 2009/2010/2011
            2009//2011              | TOO_MANY_SLASHES     | 2009//2011
            16/11/2011              | TOO_MANY_SLASHES     | 16/11/2011
            2011/                   | EMPTY_SIDE           | 2011/
            /2011                   | EMPTY_SIDE           | /2011
            /                       | EMPTY_SIDE           | /
            ..                      | NAMES_NO_DATE        | ..
            ../..                   | NAMES_NO_DATE        | ../..
            2011-11/2011-10         | ENDS_BEFORE_START    | 2011-11/2011-10
            2012/2011-40            | ENDS_BEFORE_START    | 2012/2011-40
            2011-11-18/2011-11-17   | ENDS_BEFORE_START    | 2011-11-18/2011-11-17
            2012-34/2012-03-31      | ENDS_BEFORE_START    | 2012-34/2012-03-31
            ~2011                   | MISPLACED_TILDE      | ~2011
            2011~-11                | MISPLACED_TILDE      | 2011~-11
            2011-11~~               | MISPLACED_TILDE      | 2011-11~~
            2010/~2011              | MISPLACED_TILDE      | ~2011
            2011?                   | MARK_NOT_TAKEN       | 2011?
            2011-11%                | MARK_NOT_TAKEN       | 2011-11%
            2011-11?~               | MARK_NOT_TAKEN       | 2011-11?~
            201X                    | MARK_NOT_TAKEN       | 201X
            2011-XX/2012            | MARK_NOT_TAKEN       | 2011-XX
            X                       | UNKNOWN_FORM         | X
            ~                       | UNKNOWN_FORM         | ~
            ..~/2011                | UNKNOWN_FORM         | ..~
            .../2011                | UNKNOWN_FORM         | ...
            2011-1                  | UNKNOWN_FORM         | 2011-1
            2011-11-5               | UNKNOWN_FORM         | 2011-11-5
            2011-11-16T10:00        | UNKNOWN_FORM         | 2011-11-16T10:00
            20111116                | UNKNOWN_FORM         | 20111116
            2011-                   | UNKNOWN_FORM         | 2011-
            -2011                   | UNKNOWN_FORM         | -2011
            16-11-2011              | UNKNOWN_FORM         | 16-11-2011
            Q1-2012                 | UNKNOWN_FORM         | Q1-2012
            2009–2011               | UNKNOWN_FORM         | 2009–2011
            ٢٠١١                    | UNKNOWN_FORM         | ٢٠١١
            11                      | UNKNOWN_FORM         | 11
            1899                    | YEAR_OUT_OF_RANGE    | 1899
            3000-01                 | YEAR_OUT_OF_RANGE    | 3000
            2011/0201-11            | YEAR_OUT_OF_RANGE    | 0201
            2011-00                 | NO_SUCH_PART_OF_YEAR | 00
            2011-13                 | NO_SUCH_PART_OF_YEAR | 13
            2011-21                 | NO_SUCH_PART_OF_YEAR | 21
            2011-32                 | NO_SUCH_PART_OF_YEAR | 32
            2011-37                 | NO_SUCH_PART_OF_YEAR | 37
            2011-39~                | NO_SUCH_PART_OF_YEAR | 39
            2010/2011-42            | NO_SUCH_PART_OF_YEAR | 42
            2011-13-01              | NO_SUCH_MONTH        | 13
            2012-33-01              | NO_SUCH_MONTH        | 33
            2011-00-10              | NO_SUCH_MONTH        | 00
            2011-02-29              | NO_SUCH_DAY          | 2011-02-29
            1900-02-29              | NO_SUCH_DAY          | 1900-02-29
            2011-11-31~             | NO_SUCH_DAY          | 2011-11-31~
            2011-11-00              | NO_SUCH_DAY          | 2011-11-00
            2011/2011-06-31         | NO_SUCH_DAY          | 2011-06-31
            """)
    void saysWhatIsWrongAndWhere(String text, Problem problem, String part) {
        assertThatExceptionOfType(MalformedEdtf.class)
                .isThrownBy(() -> EdtfDate.parse(text))
                .withMessageStartingWith("\"" + part + "\" ")
                .satisfies(malformed -> {
                    assertThat(malformed.problem()).isEqualTo(problem);
                    assertThat(malformed.part()).isEqualTo(part);
                });
    }

    @Test
    void saysInEnglishWhyAPartOfTheYearIsRefused() {
        assertThatExceptionOfType(MalformedEdtf.class)
                .isThrownBy(() -> EdtfDate.parse("2011-37"))
                .withMessage("\"37\" is no month (01 to 12), quarter (33 to 36) or half-year (40, 41)");
    }

    @Test
    void takesFromTheDatabaseOnlyTheDaysOfItsText() {
        var first = LocalDate.of(2012, 1, 1);
        var last = LocalDate.of(2012, 3, 31);
        assertThat(new EdtfDate("2012-33", first, last)).isEqualTo(EdtfDate.parse("2012-33"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EdtfDate("2012-33", first, first))
                .withMessage("the days of 2012-33 are not 2012-01-01 and 2012-01-01");
        assertThatIllegalArgumentException().isThrownBy(() -> new EdtfDate("2012-33", null, last));
        assertThatIllegalArgumentException().isThrownBy(() -> new EdtfDate("2012/..", first, last));
        assertThatExceptionOfType(MalformedEdtf.class).isThrownBy(() -> new EdtfDate("soon", null, null));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2011,               2010, false
            2011,               2011, true
            2011,               2012, false
            2010-11/2011-01,    2010, true
            2010-11/2011-01,    2011, true
            2010-11/2011-01,    2012, false
            2009/2011,          2010, true
            2011-09~/..,        2010, false
            2011-09~/..,        2950, true
            ../2011-12,         1900, true
            ../2011-12,         2012, false
            """)
    void touchesTheYearsOfItsPossibleDays(String edtf, int year, boolean touches) {
        assertThat(EdtfDate.parse(edtf).touches(year)).isEqualTo(touches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2009/2011", "2010-12-31/2011-01-01", "2011/..", "../2011", "2009-11~/2011-11~"})
    void spansYearsWhereItTouchesMoreThanOneOrIsOpen(String edtf) {
        assertThat(EdtfDate.parse(edtf).spansYears()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2011", "2011~", "2011-12-31", "2012-36", "2010-41", "2010-08/2010-11", "2011/2011"})
    void spansNoYearsWithinOne(String edtf) {
        assertThat(EdtfDate.parse(edtf).spansYears()).isFalse();
    }

    @Test
    void standsInOrderOfFirstDayThenLastDayThenText() {
        var inOrder = Stream.of(
                        "../2010-10-28",
                        "../2011-11",
                        "../2011-11~",
                        "2009-12-31",
                        "2010-01-01",
                        "2010-01",
                        "2010-33",
                        "2010-40",
                        "2010",
                        "2010/2010",
                        "2010~",
                        "2010/2011",
                        "2010/..",
                        "2010~/..",
                        "2010-01-02",
                        "2010-02")
                .map(EdtfDate::parse)
                .toList();
        var mixed = new ArrayList<>(inOrder);
        Collections.shuffle(mixed, new Random(2011));
        assertThat(mixed.stream().sorted()).isEqualTo(inOrder);
    }

    @Test
    void isTheSameInOrderOnlyWhereItIsEqual() {
        var dates = inTheReport().map(EdtfDate::parse).toList();
        for (var one : dates) {
            for (var other : dates) {
                assertThat(one.compareTo(other) == 0)
                        .as("%s and %s", one, other)
                        .isEqualTo(one.equals(other));
                assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
            }
        }
    }

    @Test
    void comesBackFromItsTextAndItsColumnsAsItWas() {
        assertThat(EdtfSamples.many().size()).isGreaterThan(8_000);
        assertThat(EdtfSamples.many()).allSatisfy(edtf -> {
            var date = EdtfDate.parse(edtf);
            assertThat(date.edtf()).isEqualTo(edtf);
            assertThat(EdtfDate.parse(date.toString())).isEqualTo(date).isEqualByComparingTo(date);
            assertThat(new EdtfDate(date.edtf(), date.earliest(), date.latest()))
                    .isEqualTo(date);
            assertThat(date.isApproximate()).isEqualTo(edtf.contains("~"));
            assertThat(date.earliest() == null).isEqualTo(edtf.startsWith("../"));
            assertThat(date.latest() == null).isEqualTo(edtf.endsWith("/.."));
        });
    }

    @Test
    void everyDayBelongsToItsMonthQuarterHalfAndYear() {
        var first = LocalDate.of(2011, 1, 1);
        for (var day : first.datesUntil(LocalDate.of(2013, 1, 1)).toList()) {
            var month = day.getMonthValue();
            for (var wider : List.of(
                    day.toString().substring(0, 7),
                    day.getYear() + "-" + (33 + (month - 1) / 3),
                    day.getYear() + "-" + (40 + (month - 1) / 6),
                    Integer.toString(day.getYear()))) {
                var date = EdtfDate.parse(wider);
                assertThat(day).as("%s in %s", day, wider).isBetween(date.earliest(), date.latest());
            }
        }
    }
}
