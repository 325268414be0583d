package org.mispa.domain.account;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryId;

/// Who an account is for.
///
/// @param mail address, in small letters; what the person signs in with
/// @param name as others see it beside changes and reviews
/// @param delegation for which a delegate speaks; null for everybody else
/// @param voice what a delegate may do for it; null for everybody else
public record Person(
        String mail,
        String name,
        AccountRole role,
        @Nullable Delegation delegation,
        @Nullable Voice voice) {
    public static final int LONGEST_MAIL = 254;
    public static final int LONGEST_NAME = 120;

    private static final Pattern MAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

    /// What may be wrong with one, each by the name of its message.
    public enum Fault {
        MAIL,
        NAME,
        COUNTRY_MISSING,
        COUNTRY_NOT_WANTED,
        VOICE_MISSING,
        VOICE_NOT_WANTED
    }

    /// The field that is to be corrected.
    public enum Field {
        MAIL,
        NAME,
        COUNTRY,
        VOICE
    }

    public Person {
        mail = mail.strip().toLowerCase(Locale.ROOT);
        name = name.strip();
    }

    /// A delegate of a state who prepares, or somebody who is no delegate.
    ///
    /// @param country null for everybody but delegates
    public Person(String mail, String name, AccountRole role, @Nullable CountryId country) {
        this(
                mail,
                name,
                role,
                country == null ? null : Delegation.of(country),
                role == AccountRole.DELEGATE ? Voice.PREPARER : null);
    }

    /// What has to be corrected before an account can be made, by field; empty where nothing is wrong.
    public Map<Field, Fault> faults() {
        var faults = new EnumMap<Field, Fault>(Field.class);
        if (mail.length() > LONGEST_MAIL || !MAIL.matcher(mail).matches()) {
            faults.put(Field.MAIL, Fault.MAIL);
        }
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || UNSEEN.matcher(name).find()) {
            faults.put(Field.NAME, Fault.NAME);
        }
        if (role == AccountRole.DELEGATE && delegation == null) {
            faults.put(Field.COUNTRY, Fault.COUNTRY_MISSING);
        }
        if (role != AccountRole.DELEGATE && delegation != null) {
            faults.put(Field.COUNTRY, Fault.COUNTRY_NOT_WANTED);
        }
        if (role == AccountRole.DELEGATE && voice == null) {
            faults.put(Field.VOICE, Fault.VOICE_MISSING);
        }
        if (role != AccountRole.DELEGATE && voice != null) {
            faults.put(Field.VOICE, Fault.VOICE_NOT_WANTED);
        }
        return faults;
    }

    Person checked() {
        var faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.toString());
        }
        return this;
    }
}
