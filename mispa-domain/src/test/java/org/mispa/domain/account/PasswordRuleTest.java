package org.mispa.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRuleTest {
    private static final Person ANA = new Person("ana.suarez@example.org", "Ana Suárez", AccountRole.EDITOR, null);

    @ParameterizedTest
    @CsvSource({
        "elevenchars, TOO_SHORT",
        "ana.suarez-2011, PERSONAL",
        "my ANA SUÁREZ word, PERSONAL",
        "abababababababab, MONOTONOUS",
        "'five wooden chairs',",
        "ñandú y yaguareté,",
    })
    void asksForLengthRatherThanOddness(String password, PasswordRule.Fault fault) {
        assertThat(PasswordRule.fault(password, ANA)).isEqualTo(fault);
    }

    @Test
    void cutsNothingOff() {
        assertThat(PasswordRule.fault("five wooden chairs ".repeat(4).substring(0, 72), ANA))
                .isNull();
        assertThat(PasswordRule.fault("five wooden chairs ".repeat(4).substring(0, 73), ANA))
                .isEqualTo(PasswordRule.Fault.TOO_LONG);
        assertThat(PasswordRule.fault("ñandú y yaguareté ".repeat(4), ANA)).isEqualTo(PasswordRule.Fault.TOO_LONG);
    }
}
