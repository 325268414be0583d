package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
    @Test
    void isAMailAddressOrAPage() {
        assertThat(Contact.of(" portal@example.org "))
                .isEqualTo(new Contact("portal@example.org", "mailto:portal@example.org"));
        assertThat(Contact.of("https://example.org/contact"))
                .extracting(Contact::href)
                .isEqualTo("https://example.org/contact");
        assertThat(Contact.of("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"portal", "javascript:alert(1)", "http://example.org", "a@b?bcc=c@d", "two words@example.org"})
    void isRefusedWhereItIsNeither(String setting) {
        assertThatThrownBy(() -> Contact.of(setting))
                .hasMessageContaining("mispa.contact")
                .hasMessageContaining(setting);
    }
}
