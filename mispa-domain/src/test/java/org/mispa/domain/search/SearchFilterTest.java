package org.mispa.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchFilterTest {
    @ParameterizedTest
    @CsvSource({
        "St. Lucia, saint Lucia",
        "ST.LUCIA, saint LUCIA",
        "Ste Lucie, sainte Lucie",
        "police in st vincent, police in saint vincent",
        "AG/RES. 2629, AG/RES. 2629",
        "1st course, 1st course",
        "state, state",
        "st, st",
    })
    void writesTheAbbreviationOfSaintOut(String typed, String meant) {
        assertThat(new SearchFilter(typed, null, null).spelledOut().text()).isEqualTo(meant);
    }
}
