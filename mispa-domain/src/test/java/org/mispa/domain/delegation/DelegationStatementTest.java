package org.mispa.domain.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.delegation.DelegationStatement.Fault;
import org.mispa.domain.delegation.DelegationStatement.Field;
import org.mispa.domain.delegation.DelegationStatement.Version;
import org.mispa.domain.delegation.DelegationStatement.Words;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;

class DelegationStatementTest {
    private static final Delegation LUCIA = Delegation.of(CountryId.of("saint-lucia"));
    private static final Actor LENA = new Actor("Lena");

    private static Words words(String text) {
        return new Words(Language.EN, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0",
                "We took part.|3",
                "We – as others – took part|5",
                "3.2 and 10,000 USD|4",
                "l’année dernière, aujourd’hui|3",
                "anti-drug state-of-the-art|2",
                "<b>bold</b> &amp;|2",
                "¿Cómo? ¡Así!|2",
                "… – —|0",
                "国家 参加|2",
            })
    void countsWhatStandsBetweenSpacesAndHoldsALetterOrADigit(String text, int count) {
        assertThat(words(text).count()).isEqualTo(count);
    }

    @Test
    void countsAcrossEveryKindOfSpaceAndLine() {
        assertThat(words("one\u00a0two\u2003three\tfour\r\nfive\n\nsix").count())
                .isEqualTo(6);
    }

    @Test
    void hasAtMostThreeHundredWords() {
        assertThat(words("word ".repeat(300)).faults()).isEmpty();
        assertThat(words("word ".repeat(301)).faults()).isEqualTo(Map.of(Field.TEXT, Fault.TOO_MANY_WORDS));
        assertThat(words("x".repeat(4_000)).faults()).isEmpty();
        assertThat(words("x".repeat(4_001)).faults()).isEqualTo(Map.of(Field.TEXT, Fault.TOO_LONG));
    }

    @Test
    void holdsNothingThatNobodySees() {
        assertThat(words("San\u202eJosé").faults()).isEqualTo(Map.of(Field.TEXT, Fault.INVISIBLE));
        assertThat(words("One\n\tTwo").faults()).isEmpty();
    }

    @Test
    void isPublishedWithWordsInALanguageOnly() {
        assertThat(words("We took part").faultsToPublish()).isEmpty();
        assertThat(new Words(null, " — ").faultsToPublish())
                .isEqualTo(Map.of(Field.LANGUAGE, Fault.MISSING, Field.TEXT, Fault.MISSING));
        assertThat(new Words(null, "").faults()).as("a draft may be empty").isEmpty();
    }

    @Test
    void keepsItsLineBreaks() {
        assertThat(words(" One\r\n\r\nTwo\rThree ").lines()).containsExactly("One", "", "Two", "Three");
    }

    @Test
    void showsTheLastVersionUnlessItWasTakenBack() {
        var first = new Version(words("One"), Instant.EPOCH, LENA);
        var second = new Version(words("Two"), Instant.EPOCH.plusSeconds(1), LENA);
        var takenBack = new Version(null, Instant.EPOCH.plusSeconds(2), LENA);
        assertThat(with("", List.of()).published()).isNull();
        assertThat(with("", List.of()).isChanged()).isFalse();
        assertThat(with("Draft", List.of()).isChanged()).isTrue();
        assertThat(with("Two", List.of(first, second)).published()).isEqualTo(second);
        assertThat(with("Two", List.of(first, second)).isChanged()).isFalse();
        assertThat(with("Three", List.of(first, second)).isChanged()).isTrue();
        assertThat(with("Two", List.of(first, second, takenBack)).published()).isNull();
        assertThat(with("Two", List.of(first, takenBack)).newestFirst()).containsExactly(takenBack, first);
    }

    private static DelegationStatement with(String draft, List<Version> versions) {
        return new DelegationStatement(1, LUCIA, null, words(draft), LENA, versions);
    }
}
