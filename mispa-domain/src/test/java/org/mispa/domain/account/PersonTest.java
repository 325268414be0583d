package org.mispa.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.domain.account.Person.Fault;
import org.mispa.domain.account.Person.Field;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;

class PersonTest {
    private static final CountryId JAMAICA = CountryId.of("jamaica");

    @Test
    void isKnownByAMailAddressInSmallLetters() {
        assertThat(new Person(" Ana@Example.ORG ", " Ana ", AccountRole.EDITOR, null))
                .isEqualTo(new Person("ana@example.org", "Ana", AccountRole.EDITOR, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana", "ana@", "@example.org", "a b@example.org", "a@b@c", "a\u0000@example.org"})
    void needsAMailAddress(String mail) {
        assertThat(new Person(mail, "Ana", AccountRole.EDITOR, null).faults())
                .isEqualTo(Map.of(Field.MAIL, Fault.MAIL));
    }

    @Test
    void needsAMailAddressThatAServerTakes() {
        assertThat(new Person("a".repeat(250) + "@b.org", "Ana", AccountRole.EDITOR, null).faults())
                .isEqualTo(Map.of(Field.MAIL, Fault.MAIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\tb", "a\u202Eb", "a\u0000b"})
    void needsANameThatCanBeSeen(String name) {
        assertThat(new Person("ana@example.org", name, AccountRole.EDITOR, null).faults())
                .isEqualTo(Map.of(Field.NAME, Fault.NAME));
    }

    @Test
    void speaksForACountryAsDelegateAndOnlyThen() {
        assertThat(new Person("ana@example.org", "Ana", AccountRole.DELEGATE, JAMAICA).faults())
                .isEmpty();
        assertThat(new Person("ana@example.org", "Ana", AccountRole.DELEGATE, null).faults())
                .isEqualTo(Map.of(Field.COUNTRY, Fault.COUNTRY_MISSING));
        assertThat(new Person("ana@example.org", "Ana", AccountRole.EDITOR, JAMAICA).faults())
                .isEqualTo(Map.of(Field.COUNTRY, Fault.COUNTRY_NOT_WANTED));
    }

    @Test
    void preparesOrSpeaksAsDelegateAndOnlyThen() {
        var spain = Delegation.ofOrganization("government-of-spain");
        assertThat(new Person("ana@example.org", "Ana", AccountRole.DELEGATE, spain, Voice.SPEAKER).faults())
                .isEmpty();
        assertThat(new Person("ana@example.org", "Ana", AccountRole.DELEGATE, spain, null).faults())
                .isEqualTo(Map.of(Field.VOICE, Fault.VOICE_MISSING));
        assertThat(new Person("ana@example.org", "Ana", AccountRole.ADMIN, null, Voice.SPEAKER).faults())
                .isEqualTo(Map.of(Field.VOICE, Fault.VOICE_NOT_WANTED));
    }

    @Test
    void keepsForWhomItSpeaks() {
        for (var delegation : List.of(Delegation.of(JAMAICA), Delegation.ofOrganization("government-of-spain"))) {
            var person = new Person("ana@example.org", "Ana", AccountRole.DELEGATE, delegation, Voice.SPEAKER);
            var account = new Account(new AccountId(UUID.randomUUID()), person, Instant.EPOCH);
            assertThat(account.person()).isEqualTo(person);
        }
    }

    @Test
    void speaksForNothingButCountriesAndOrganizations() {
        assertThatThrownBy(() -> new Delegation(new RecordKey(RecordKind.ACTIVITY, "picap-courses")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withAFaultGetsNoAccount() {
        var nobody = new Person("", "", AccountRole.EDITOR, null);
        var id = new AccountId(UUID.randomUUID());
        assertThatThrownBy(() -> new Account(id, nobody, Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }
}
