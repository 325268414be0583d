package org.mispa.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.domain.shared.TypedDate.Ambiguous;
import org.mispa.domain.shared.TypedDate.NotUnderstood;
import org.mispa.domain.shared.TypedDate.Understood;

class TypedDateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2011-11-16                              | 2011-11-16
            2012-33                                 | 2012-33
            2011-40/2011-11                         | 2011-40/2011-11
            2009-11~/2011-11~                       | 2009-11~/2011-11~
            2008/..                                 | 2008/..
            ../2011-12~                             | ../2011-12~
            2011-11 / 2011-12                       | 2011-11/2011-12
            2010                                    | 2010
            2010.                                   | 2010
            ２０１１-１１-１６                       | 2011-11-16
            ２０１０                                | 2010
            August 2010                             | 2010-08
            AUGUST 2010                             | 2010-08
            Aug 2010                                | 2010-08
            Aug. 2010.                              | 2010-08
            aug2010                                 | 2010-08
            August, 2010                            | 2010-08
            2010 August                             | 2010-08
            agosto de 2010                          | 2010-08
            agosto del 2010                         | 2010-08
            août 2010                               | 2010-08
            aout 2010                               | 2010-08
            8/2010                                  | 2010-08
            08/2010                                 | 2010-08
            08.2010                                 | 2010-08
            2010-8                                  | 2010-08
            2010/08                                 | 2010-08
            março de 2011                           | 2011-03
            setiembre de 2011                       | 2011-09
            16 November 2011                        | 2011-11-16
            16th November 2011                      | 2011-11-16
            the 16th of November, 2011              | 2011-11-16
            on 16 November 2011                     | 2011-11-16
            November 16, 2011                       | 2011-11-16
            November 16th, 2011                     | 2011-11-16
            16-Nov-2011                             | 2011-11-16
            16nov2011                               | 2011-11-16
            Wednesday, 16 November 2011             | 2011-11-16
            miércoles 16 de noviembre de 2011       | 2011-11-16
            quarta-feira, 16 de novembro de 2011    | 2011-11-16
            16 de noviembre de 2011                 | 2011-11-16
            el 16 de noviembre del año 2011         | 2011-11-16
            1er décembre 2011                       | 2011-12-01
            le 1er décembre 2011                    | 2011-12-01
            1º de março de 2011                     | 2011-03-01
            1.º de marzo de 2011                    | 2011-03-01
            primero de marzo de 2011                | 2011-03-01
            13/12/2011                              | 2011-12-13
            12/13/2011                              | 2011-12-13
            11/11/2011                              | 2011-11-11
            13.12.2011                              | 2011-12-13
            13-12-2011                              | 2011-12-13
            13 / 12 / 2011                          | 2011-12-13
            2011/12/3                               | 2011-12-03
            2011-8-5                                | 2011-08-05
            Q1 2012                                 | 2012-33
            Q1/2012                                 | 2012-33
            2012-Q1                                 | 2012-33
            2012 Q4                                 | 2012-36
            1Q 2012                                 | 2012-33
            first quarter of 2012                   | 2012-33
            the fourth quarter of 2012              | 2012-36
            1st quarter 2012                        | 2012-33
            primer trimestre de 2012                | 2012-33
            1.º trimestre de 2012                   | 2012-33
            1.er trimestre de 2012                  | 2012-33
            1er trimestre 2012                      | 2012-33
            2e trimestre 2012                       | 2012-34
            3ème trimestre 2012                     | 2012-35
            IV trimestre de 2012                    | 2012-36
            4to trimestre de 2012                   | 2012-36
            T1 2012                                 | 2012-33
            quarto trimestre de 2012                | 2012-36
            first half of 2011                      | 2011-40
            H1 2011                                 | 2011-40
            S1 2011                                 | 2011-40
            primera mitad de 2011                   | 2011-40
            segunda metade de 2011                  | 2011-41
            segundo semestre de 2010                | 2010-41
            second semestre 2010                    | 2010-41
            deuxième semestre de 2010               | 2010-41
            3 to 7 October 2011                     | 2011-10-03/2011-10-07
            3-7 Oct 2011                            | 2011-10-03/2011-10-07
            3 – 7 Oct. 2011                         | 2011-10-03/2011-10-07
            October 3-7, 2011                       | 2011-10-03/2011-10-07
            October 3 to November 7, 2011           | 2011-10-03/2011-11-07
            from 3 to 7 October 2011                | 2011-10-03/2011-10-07
            del 3 al 7 de octubre de 2011           | 2011-10-03/2011-10-07
            du 3 au 7 octobre 2011                  | 2011-10-03/2011-10-07
            du 1er au 3 décembre 2011               | 2011-12-01/2011-12-03
            de 3 a 7 de outubro de 2011             | 2011-10-03/2011-10-07
            22 y 23 de junio de 2011                | 2011-06-22/2011-06-23
            22 and 23 June 2011                     | 2011-06-22/2011-06-23
            les 22 et 23 juin 2011                  | 2011-06-22/2011-06-23
            22 e 23 de junho de 2011                | 2011-06-22/2011-06-23
            August to November 2010                 | 2010-08/2010-11
            between August and November 2010        | 2010-08/2010-11
            entre agosto y noviembre de 2010        | 2010-08/2010-11
            entre août et novembre 2010             | 2010-08/2010-11
            desde agosto hasta noviembre de 2010    | 2010-08/2010-11
            Aug-Nov 2010                            | 2010-08/2010-11
            8/2010-11/2010                          | 2010-08/2010-11
            13/12/2011 to 03/04/2012                | 2011-12-13/2012-04-03
            28/9 - 3/10/2011                        | 2011-09-28/2011-10-03
            2009-2011                               | 2009/2011
            2009–2011                               | 2009/2011
            2009 – 2011                             | 2009/2011
            2009/2011                               | 2009/2011
            2009 to 2011                            | 2009/2011
            de 2009 à 2011                          | 2009/2011
            2009–13                                 | 2009/2013
            2012/13                                 | 2012/2013
            Sep 2009 to Dec 2011                    | 2009-09/2011-12
            sept. 2009 / déc. 2011                  | 2009-09/2011-12
            depuis septembre 2009 jusqu'à décembre 2011 | 2009-09/2011-12
            Q1-Q3 2012                              | 2012-33/2012-35
            first to third quarter of 2012          | 2012-33/2012-35
            2008-08 to 2012-33                      | 2008-08/2012-33
            since Sep 2009                          | 2009-09/..
            since September, 2009                   | 2009-09/..
            from 2009                               | 2009/..
            from 2009 on                            | 2009/..
            2009 onwards                            | 2009/..
            2009 – present                          | 2009/..
            desde sep. de 2009                      | 2009-09/..
            desde 2009 hasta la fecha               | 2009/..
            a partir de septiembre de 2009          | 2009-09/..
            à partir de septembre 2009              | 2009-09/..
            depuis septembre 2009                   | 2009-09/..
            desde setembro de 2009                  | 2009-09/..
            by end of 2011                          | ../2011
            by the end of 2011                      | ../2011
            before the end of 2011                  | ../2011
            by the end of November 2011             | ../2011-11
            a más tardar a fines de 2011            | ../2011
            antes de finales de 2011                | ../2011
            até o fim de 2011                       | ../2011
            até ao final de 2011                    | ../2011
            d'ici la fin de 2011                    | ../2011
            d’ici à la fin 2011                     | ../2011
            d'ici fin 2011                          | ../2011
            by November 2011                        | ../2011-11
            no later than 28 October 2010           | ../2010-10-28
            28 October 2010 at the latest           | ../2010-10-28
            jusqu'au 28 octobre 2010                | ../2010-10-28
            by Q1 2012                              | ../2012-33
            about 2011                              | 2011~
            c. 2011                                 | 2011~
            circa 2011                              | 2011~
            vers 2011                               | 2011~
            2011 environ                            | 2011~
            hacia 2011                              | 2011~
            alrededor de diciembre de 2011          | 2011-12~
            aproximadamente en 2011                 | 2011~
            por volta de 2011                       | 2011~
            ~2011                                   | 2011~
            ~ 2011                                  | 2011~
            ~Dec 2011                               | 2011-12~
            """)
    void understandsWhatPeopleType(String typed, String edtf) {
        assertThat(TypedDate.read(typed)).isEqualTo(new Understood(EdtfDate.parse(edtf)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            03/04/2011               | 2011-04-03 2011-03-04
            3.4.2011                 | 2011-04-03 2011-03-04
            3/4/2011 to 5/4/2011     | 2011-04-03/2011-04-05 2011-03-04/2011-05-04
            since 03/04/2011         | 2011-04-03/.. 2011-03-04/..
            spring 2011              | 2011-03/2011-05 2011-09/2011-11
            primavera de 2011        | 2011-03/2011-05 2011-09/2011-11
            printemps 2011           | 2011-03/2011-05 2011-09/2011-11
            otoño de 2011            | 2011-09/2011-11 2011-03/2011-05
            about spring 2011        | 2011-03~/2011-05~ 2011-09~/2011-11~
            verão de 2011            | 2011-06/2011-08 2011-12/2012-02 2010-12/2011-02
            winter 2011              | 2011-12/2012-02 2011-06/2011-08 2010-12/2011-02
            2010/11                  | 2010-11 2010/2011
            2009–11                  | 2009-11 2009/2011
            """)
    void givesBothReadingsWhereTheTextHasTwo(String typed, String edtf) {
        assertThat(TypedDate.read(typed))
                .isEqualTo(new Ambiguous(
                        Stream.of(edtf.split(" ", -1)).map(EdtfDate::parse).toList()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            32/13/2010               | 32
            31/13/2010               | 13
            31/02/2011               | 31/02/2011
            31 February 2011         | 31 February 2011
            28 to 31 February 2011   | 31 February 2011
            29 de febrero de 2011    | 29 de febrero de 2011
            32 August 2010           | 32
            0 August 2010            | 0
            2011-02-31               | 2011-02-31
            2011-13                  | 13
            13/2011                  | 13
            Thursday 16 November 2011 | Thursday 16 November 2011
            Q5 2012                  | Q5 2012
            third half of 2012       | third half of 2012
            1899                     | 1899
            August 3000              | 3000
            August 210               | 210
            20111                    | 20111
            2011/2009                | 2011/2009
            November to August 2010  | November to August 2010
            7 to 3 October 2011      | 7 to 3 October 2011
            22 and 25 June 2011      | 22 and 25 June 2011
            Augst 2010               | Augst
            the week of 3 May 2011   | week
            sometime soon            | sometime soon
            2011?                    | ?
            201X                     | X
            early 2011               | early
            end of 2011              | end
            before 2011              | before
            2011-                    | 2011-
            since                    | since
            by the                   | by the
            August                   | August
            3 August                 | 3 August
            03/04/11                 | 03/04/11
            2009 2011                | 2009 2011
            3 4 2011                 | 3 4 2011
            10-12/2011               | 10-12/2011
            ..                       | ..
            ../..                    | ../..
            ""                       | ""
            to                       | to
            """)
    void namesThePartThatMakesNoSense(String typed, String part) {
        assertThat(TypedDate.read(typed)).isEqualTo(new NotUnderstood(part));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200f16 November 2011\u200e",
                "16\u00a0November\u202f2011",
                "\ufeff16\tNovember\n2011",
                " 16 November 2011 ",
                "16 November 2011 .",
                "16 Nóvember 2011",
                "16 No\u0301vember 2011",
                "１６ November ２０１１",
                "１６／１１／２０１１"
            })
    void passesOverWhatIsNotSeen(String typed) {
        assertThat(TypedDate.read(typed)).isEqualTo(new Understood(EdtfDate.parse("2011-11-16")));
    }

    /// Whatever the portal shows can be typed again, in the language of any page.
    @ParameterizedTest
    @EnumSource
    void readsBackAllThatThePortalSays(Language language) {
        for (var edtf : EdtfSamples.many()) {
            var date = EdtfDate.parse(edtf);
            for (var said : List.of(date.inWords(language.locale()), date.inShort(language.locale()))) {
                for (var typed :
                        List.of(said, said.toUpperCase(language.locale()), said.replace(' ', '\u00a0') + ".")) {
                    assertThat(TypedDate.read(typed)).as(typed).isEqualTo(new Understood(date));
                }
                assertThat(TypedDate.read(said.toLowerCase(Locale.ROOT)))
                        .as(said)
                        .isEqualTo(new Understood(date));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.mispa.domain.shared.EdtfDateTest#inTheReport")
    void readsEveryDateOfTheReportAsItIs(String edtf) {
        assertThat(TypedDate.read(edtf)).isEqualTo(new Understood(EdtfDate.parse(edtf)));
    }

    @Test
    void answersQuicklyWhateverIsTyped() {
        var long10k = List.of(
                "a",
                "1",
                " ",
                "-",
                "1-",
                "to ",
                "1 to ",
                "\u0301",
                "a\u0301\u0323",
                "\u200f",
                "\0",
                "(",
                ".",
                "~",
                "2011/",
                "ﷺ");
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (var some : long10k) {
                assertThat(TypedDate.read(some.repeat(10_000))).as(some).isInstanceOf(NotUnderstood.class);
                assertThat(TypedDate.read(some.repeat(200 / some.length())))
                        .as(some)
                        .isInstanceOf(NotUnderstood.class);
            }
        });
    }

    @Test
    void showsOnlyTheBeginningOfALongPart() {
        assertThat(TypedDate.read("x".repeat(10_000))).isEqualTo(new NotUnderstood("x".repeat(60) + "…"));
        assertThat(TypedDate.read("a\0b")).isEqualTo(new NotUnderstood("b"));
    }

    @Test
    void neverThrows() {
        var random = new Random(20111116);
        var bits = List.of(
                "2011",
                "3",
                "13",
                "40",
                "/",
                "-",
                "–",
                ".",
                "..",
                "~",
                ",",
                " ",
                " ",
                " ",
                "to",
                "by",
                "since",
                "a",
                "fin",
                "de",
                "Q1",
                "T",
                "August",
                "ago",
                "primer",
                "first",
                "half",
                "spring",
                "about",
                "env",
                "\0",
                "\ud800",
                "\u202e",
                "٢٠١١",
                "²",
                "½",
                "Ⅳ",
                "ﬁn",
                "İ",
                "😀",
                "d'ici",
                "\u0301",
                "on",
                "end",
                "monday",
                "99999999999",
                "x");
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (var round = 0; round < 100_000; round++) {
                var typed = new ArrayList<String>();
                for (var i = random.nextInt(1, 9); i > 0; i--) {
                    typed.add(bits.get(random.nextInt(bits.size())));
                }
                var text = String.join(random.nextBoolean() ? "" : " ", typed);
                assertThatCode(() -> TypedDate.read(text)).as(text).doesNotThrowAnyException();
            }
        });
    }
}
