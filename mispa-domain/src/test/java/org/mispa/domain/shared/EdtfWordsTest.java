package org.mispa.domain.shared;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2011-11-16            | 16 November 2011
            2011-03-01            | 1 March 2011
            2011-11-16~           | about 16 November 2011
            2010-08               | August 2010
            2011-05               | May 2011
            2011-12~              | about December 2011
            2012-33               | first quarter of 2012
            2012-34               | second quarter of 2012
            2012-35               | third quarter of 2012
            2012-36               | fourth quarter of 2012
            2012-36~              | about the fourth quarter of 2012
            2011-40               | first half of 2011
            2010-41               | second half of 2010
            2010                  | 2010
            2011~                 | about 2011
            2009-09/..            | since September 2009
            2011-09~/..           | since about September 2011
            2011-40/..            | since the first half of 2011
            2012-33~/..           | since about the first quarter of 2012
            2011-11-16/..         | since 16 November 2011
            2008/..               | since 2008
            ../2011-11            | by November 2011
            ../2010-10-28         | by 28 October 2010
            ../2012-33            | by the first quarter of 2012
            ../2011-12~           | by about December 2011
            ../2012-34~           | by about the second quarter of 2012
            2010-08/2010-11       | August to November 2010
            2008-10/2011-11       | October 2008 to November 2011
            2010-10-28/2010-11    | 28 October 2010 to November 2010
            2009-10/2011-11-16    | October 2009 to 16 November 2011
            2009/2011             | 2009 to 2011
            2011-06-22/2011-06-23 | 22 to 23 June 2011
            2009-08-04/2009-11-05 | 4 August to 5 November 2009
            2010-12-30/2011-01-02 | 30 December 2010 to 2 January 2011
            2008-08/2012-33       | August 2008 to the first quarter of 2012
            2011-40/2011-11       | first half of 2011 to November 2011
            2009-11~/2011-11~     | about November 2009 to about November 2011
            2010-06/2011~         | June 2010 to about 2011
            2011/2012-35~         | 2011 to about the third quarter of 2012
            2010-08/2010-08       | August 2010
            """)
    void speaksEnglish(String edtf, String words) {
        assertThat(EdtfDate.parse(edtf).inWords(Locale.ENGLISH)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2011-11-16            | 16 de noviembre de 2011
            2011-03-01            | 1 de marzo de 2011
            2011-11-16~           | hacia el 16 de noviembre de 2011
            2010-08               | agosto de 2010
            2011-05               | mayo de 2011
            2011-12~              | hacia diciembre de 2011
            2012-33               | primer trimestre de 2012
            2012-34               | segundo trimestre de 2012
            2012-35               | tercer trimestre de 2012
            2012-36               | cuarto trimestre de 2012
            2012-36~              | hacia el cuarto trimestre de 2012
            2011-40               | primer semestre de 2011
            2010-41               | segundo semestre de 2010
            2010                  | 2010
            2011~                 | hacia 2011
            2009-09/..            | desde septiembre de 2009
            2011-09~/..           | desde alrededor de septiembre de 2011
            2011-40/..            | desde el primer semestre de 2011
            2012-33~/..           | desde alrededor del primer trimestre de 2012
            2011-11-16/..         | desde el 16 de noviembre de 2011
            2008/..               | desde 2008
            ../2011-11            | a más tardar en noviembre de 2011
            ../2010-10-28         | a más tardar el 28 de octubre de 2010
            ../2012-33            | a más tardar en el primer trimestre de 2012
            ../2011-12~           | a más tardar hacia diciembre de 2011
            ../2012-34~           | a más tardar hacia el segundo trimestre de 2012
            2010-08/2010-11       | agosto a noviembre de 2010
            2008-10/2011-11       | octubre de 2008 a noviembre de 2011
            2010-10-28/2010-11    | 28 de octubre de 2010 a noviembre de 2010
            2009-10/2011-11-16    | octubre de 2009 al 16 de noviembre de 2011
            2009/2011             | 2009 a 2011
            2011-06-22/2011-06-23 | 22 al 23 de junio de 2011
            2009-08-04/2009-11-05 | 4 de agosto al 5 de noviembre de 2009
            2010-12-30/2011-01-02 | 30 de diciembre de 2010 al 2 de enero de 2011
            2008-08/2012-33       | agosto de 2008 al primer trimestre de 2012
            2011-40/2011-11       | primer semestre de 2011 a noviembre de 2011
            2009-11~/2011-11~     | hacia noviembre de 2009 a alrededor de noviembre de 2011
            2010-06/2011~         | junio de 2010 a alrededor de 2011
            2011/2012-35~         | 2011 a alrededor del tercer trimestre de 2012
            2010-08/2010-08       | agosto de 2010
            """)
    void speaksSpanish(String edtf, String words) {
        assertThat(EdtfDate.parse(edtf).inWords(Locale.of("es"))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2011-11-16            | 16 novembre 2011
            2011-03-01            | 1er mars 2011
            2011-11-16~           | vers le 16 novembre 2011
            2010-08               | août 2010
            2011-05               | mai 2011
            2011-12~              | vers décembre 2011
            2012-33               | premier trimestre 2012
            2012-34               | deuxième trimestre 2012
            2012-35               | troisième trimestre 2012
            2012-36               | quatrième trimestre 2012
            2012-36~              | vers le quatrième trimestre 2012
            2011-40               | premier semestre 2011
            2010-41               | second semestre 2010
            2010                  | 2010
            2011~                 | vers 2011
            2009-09/..            | depuis septembre 2009
            2011-09~/..           | depuis septembre 2011 environ
            2011-40/..            | depuis le premier semestre 2011
            2012-33~/..           | depuis le premier trimestre 2012 environ
            2011-11-16/..         | depuis le 16 novembre 2011
            2008/..               | depuis 2008
            ../2011-11            | au plus tard en novembre 2011
            ../2010-10-28         | au plus tard le 28 octobre 2010
            ../2012-33            | au plus tard au premier trimestre 2012
            ../2011-12~           | au plus tard en décembre 2011 environ
            ../2012-34~           | au plus tard au deuxième trimestre 2012 environ
            2010-08/2010-11       | août à novembre 2010
            2008-10/2011-11       | octobre 2008 à novembre 2011
            2010-10-28/2010-11    | 28 octobre 2010 à novembre 2010
            2009-10/2011-11-16    | octobre 2009 au 16 novembre 2011
            2009/2011             | 2009 à 2011
            2011-06-22/2011-06-23 | 22 au 23 juin 2011
            2011-06-01/2011-06-03 | 1er au 3 juin 2011
            2009-08-04/2009-11-05 | 4 août au 5 novembre 2009
            2010-12-30/2011-01-01 | 30 décembre 2010 au 1er janvier 2011
            2008-08/2012-33       | août 2008 au premier trimestre 2012
            2011-40/2011-11       | premier semestre 2011 à novembre 2011
            2009-11~/2011-11~     | vers novembre 2009 à novembre 2011 environ
            2010-06/2011~         | juin 2010 à 2011 environ
            2011/2012-35~         | 2011 au troisième trimestre 2012 environ
            2010-08/2010-08       | août 2010
            """)
    void speaksFrench(String edtf, String words) {
        assertThat(EdtfDate.parse(edtf).inWords(Locale.FRENCH)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2011-11-16            | 16 de novembro de 2011
            2011-03-01            | 1º de março de 2011
            2011-11-16~           | por volta de 16 de novembro de 2011
            2010-08               | agosto de 2010
            2011-05               | maio de 2011
            2011-12~              | por volta de dezembro de 2011
            2012-33               | primeiro trimestre de 2012
            2012-34               | segundo trimestre de 2012
            2012-35               | terceiro trimestre de 2012
            2012-36               | quarto trimestre de 2012
            2012-36~              | por volta do quarto trimestre de 2012
            2011-40               | primeiro semestre de 2011
            2010-41               | segundo semestre de 2010
            2010                  | 2010
            2011~                 | por volta de 2011
            2009-09/..            | desde setembro de 2009
            2011-09~/..           | desde por volta de setembro de 2011
            2011-40/..            | desde o primeiro semestre de 2011
            2012-33~/..           | desde por volta do primeiro trimestre de 2012
            2011-11-16/..         | desde 16 de novembro de 2011
            2008/..               | desde 2008
            ../2011-11            | até novembro de 2011
            ../2010-10-28         | até 28 de outubro de 2010
            ../2012-33            | até o primeiro trimestre de 2012
            ../2011-12~           | até por volta de dezembro de 2011
            ../2012-34~           | até por volta do segundo trimestre de 2012
            2010-08/2010-11       | agosto a novembro de 2010
            2008-10/2011-11       | outubro de 2008 a novembro de 2011
            2010-10-28/2010-11    | 28 de outubro de 2010 a novembro de 2010
            2009-10/2011-11-16    | outubro de 2009 a 16 de novembro de 2011
            2009/2011             | 2009 a 2011
            2011-06-22/2011-06-23 | 22 a 23 de junho de 2011
            2011-06-01/2011-06-03 | 1º a 3 de junho de 2011
            2009-08-04/2009-11-05 | 4 de agosto a 5 de novembro de 2009
            2010-12-30/2011-01-02 | 30 de dezembro de 2010 a 2 de janeiro de 2011
            2008-08/2012-33       | agosto de 2008 ao primeiro trimestre de 2012
            2011-40/2011-11       | primeiro semestre de 2011 a novembro de 2011
            2009-11~/2011-11~     | por volta de novembro de 2009 a por volta de novembro de 2011
            2010-06/2011~         | junho de 2010 a por volta de 2011
            2011/2012-35~         | 2011 a por volta do terceiro trimestre de 2012
            2010-08/2010-08       | agosto de 2010
            """)
    void speaksPortuguese(String edtf, String words) {
        assertThat(EdtfDate.parse(edtf).inWords(Locale.of("pt"))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2011-11-16            | 16 Nov 2011             | 16 nov. 2011              | 16 nov. 2011             | 16 nov. 2011
            2011-03-01            | 1 Mar 2011              | 1 mar. 2011               | 1er mars 2011            | 1º mar. 2011
            2011-01               | Jan 2011                | ene. 2011                 | janv. 2011               | jan. 2011
            2011-02               | Feb 2011                | feb. 2011                 | févr. 2011               | fev. 2011
            2011-04               | Apr 2011                | abr. 2011                 | avr. 2011                | abr. 2011
            2011-05               | May 2011                | mayo 2011                 | mai 2011                 | mai. 2011
            2011-06               | Jun 2011                | jun. 2011                 | juin 2011                | jun. 2011
            2011-07               | Jul 2011                | jul. 2011                 | juil. 2011               | jul. 2011
            2011-08               | Aug 2011                | ago. 2011                 | août 2011                | ago. 2011
            2011-09               | Sep 2011                | sept. 2011                | sept. 2011               | set. 2011
            2011-10               | Oct 2011                | oct. 2011                 | oct. 2011                | out. 2011
            2011-12~              | about Dec 2011          | hacia dic. 2011           | vers déc. 2011           | por volta de dez. 2011
            2012-33               | Q1 2012                 | 1.er trim. 2012           | T1 2012                  | 1º trim. 2012
            2012-34               | Q2 2012                 | 2.º trim. 2012            | T2 2012                  | 2º trim. 2012
            2012-35               | Q3 2012                 | 3.er trim. 2012           | T3 2012                  | 3º trim. 2012
            2012-36               | Q4 2012                 | 4.º trim. 2012            | T4 2012                  | 4º trim. 2012
            2011-40               | 1st half 2011           | 1.er sem. 2011            | S1 2011                  | 1º sem. 2011
            2010-41               | 2nd half 2010           | 2.º sem. 2010             | S2 2010                  | 2º sem. 2010
            2010                  | 2010                    | 2010                      | 2010                     | 2010
            2011~                 | about 2011              | hacia 2011                | vers 2011                | por volta de 2011
            2009-09/..            | since Sep 2009          | desde sept. 2009          | depuis sept. 2009        | desde set. 2009
            2011-09~/..           | since about Sep 2011    | desde aprox. sept. 2011   | depuis sept. 2011 env.   | desde por volta de set. 2011
            ../2011-11            | by Nov 2011             | a más tardar nov. 2011    | au plus tard nov. 2011          | até nov. 2011
            ../2012-33            | by Q1 2012              | a más tardar 1.er trim. 2012 | au plus tard T1 2012         | até 1º trim. 2012
            ../2011-12~           | by about Dec 2011       | a más tardar hacia dic. 2011 | au plus tard déc. 2011 env.  | até por volta de dez. 2011
            2010-08/2010-11       | Aug–Nov 2010            | ago.–nov. 2010            | août–nov. 2010           | ago.–nov. 2010
            2008-10/2011-11       | Oct 2008 – Nov 2011     | oct. 2008 – nov. 2011     | oct. 2008 – nov. 2011    | out. 2008 – nov. 2011
            2010-10-28/2010-11    | 28 Oct 2010 – Nov 2010  | 28 oct. 2010 – nov. 2010  | 28 oct. 2010 – nov. 2010 | 28 out. 2010 – nov. 2010
            2009/2011             | 2009–2011               | 2009–2011                 | 2009–2011                | 2009–2011
            2011-06-22/2011-06-23 | 22–23 Jun 2011          | 22–23 jun. 2011           | 22–23 juin 2011          | 22–23 jun. 2011
            2009-08-04/2009-11-05 | 4 Aug – 5 Nov 2009      | 4 ago. – 5 nov. 2009      | 4 août – 5 nov. 2009     | 4 ago. – 5 nov. 2009
            2008-08/2012-33       | Aug 2008 – Q1 2012      | ago. 2008 – 1.er trim. 2012 | août 2008 – T1 2012    | ago. 2008 – 1º trim. 2012
            2011~/2014~           | about 2011 – about 2014 | hacia 2011 – hacia 2014   | vers 2011 – vers 2014    | por volta de 2011 – por volta de 2014
            """)
    void isShortInTables(String edtf, String english, String spanish, String french, String portuguese) {
        var date = EdtfDate.parse(edtf);
        assertThat(date.inShort(Locale.of("en"))).isEqualTo(english);
        assertThat(date.inShort(Locale.of("es"))).isEqualTo(spanish);
        assertThat(date.inShort(Locale.of("fr"))).isEqualTo(french);
        assertThat(date.inShort(Locale.of("pt"))).isEqualTo(portuguese);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            es-MX,      desde septiembre de 2009, desde sept. 2009
            es-419,     desde septiembre de 2009, desde sept. 2009
            pt-BR,      desde setembro de 2009,   desde set. 2009
            fr-CA,      depuis septembre 2009,    depuis sept. 2009
            fr-HT,      depuis septembre 2009,    depuis sept. 2009
            en-GB,      since September 2009,     since Sep 2009
            en-JM,      since September 2009,     since Sep 2009
            nl,         since September 2009,     since Sep 2009
            de-DE,      since September 2009,     since Sep 2009
            ar-EG,      since September 2009,     since Sep 2009
            und,        since September 2009,     since Sep 2009
            """)
    void takesTheLanguageOfTheLocaleAndElseEnglish(String tag, String words, String inShort) {
        var date = EdtfDate.parse("2009-09/..");
        assertThat(date.inWords(Locale.forLanguageTag(tag))).isEqualTo(words);
        assertThat(date.inShort(Locale.forLanguageTag(tag))).isEqualTo(inShort);
    }

    /// Whoever reads the words learns all that the text says.
    @ParameterizedTest
    @EnumSource
    void saysDifferentDatesDifferently(Language language) {
        var dates = EdtfSamples.many().stream().map(EdtfDate::parse).toList();
        for (var sameWords : dates.stream()
                .collect(groupingBy(date -> date.inWords(language.locale())))
                .entrySet()) {
            assertThat(sameWords.getValue()).as(sameWords.getKey()).hasSize(1);
            assertThat(sameWords.getKey()).doesNotContainPattern("[{}~/]|  |null|^ | $");
        }
        for (var sameShort : dates.stream()
                .collect(groupingBy(date -> date.inShort(language.locale())))
                .entrySet()) {
            assertThat(sameShort.getValue()).as(sameShort.getKey()).hasSize(1);
            assertThat(sameShort.getKey()).doesNotContainPattern("[{}~/]|  |null|^ | $");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "pt"})
    void hasTheSamePatternsInEveryLanguage(String tag) throws IOException {
        assertThat(patterns(tag).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(patterns("en").stringPropertyNames());
    }

    @Test
    void namesEveryMonthWhereALanguageHasItsOwnShortNames() throws IOException {
        for (var tag : List.of("en", "es", "fr", "pt")) {
            var names = patterns(tag).getProperty("short.months");
            assertThat(names).as(tag).matches("|\\S+( \\S+){11}");
        }
    }

    private static Properties patterns(String tag) throws IOException {
        var patterns = new Properties();
        var file = "edtf_" + tag + ".properties";
        try (var in = Objects.requireNonNull(EdtfDate.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            patterns.load(reader);
        }
        return patterns;
    }
}
