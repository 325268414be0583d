package org.mispa.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.PasswordRule;
import org.mispa.domain.account.Person;
import org.mispa.domain.shared.Query;
import org.mispa.web.system.Field;
import org.mispa.web.system.Said;

/// The two fields in which a password is chosen. They come back empty: a password is never sent to a browser.
final class NewPassword {
    private NewPassword() {}

    static List<Field> fields(@Nullable Said wrong, @Nullable Said different) {
        return List.of(
                field("password", "account.password.new", wrong)
                        .withHint(Said.of("account.password.hint", PasswordRule.SHORTEST)),
                field("again", "account.password.again", different));
    }

    static Field field(String name, String label, @Nullable Said error) {
        var field = Field.typed(name, Said.of(label), "");
        return error == null ? field : field.withError(error);
    }

    static @Nullable Said wrong(String password, Person person) {
        var fault = PasswordRule.fault(password, person);
        return fault == null ? null : Said.of("account.password." + Query.slug(fault), PasswordRule.SHORTEST);
    }

    static @Nullable Said different(String password, String again) {
        return password.equals(again) ? null : Said.of("account.password.different");
    }
}
