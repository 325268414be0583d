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
/// @param country for which a delegate speaks; null for everybody else
public record Person(
        String mail,
        String name,
        AccountRole role,
        @Nullable CountryId country) {
    public static final int LONGEST_MAIL = 254;
    public static final int LONGEST_NAME = 120;

    private static final Pattern MAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

    /// What may be wrong with one, each by the name of its message.
    public enum Fault {
        MAIL,
        NAME,
        COUNTRY_MISSING,
        COUNTRY_NOT_WANTED
    }

    /// The field that is to be corrected.
    public enum Field {
        MAIL,
        NAME,
        COUNTRY
    }

    public Person {
        mail = mail.strip().toLowerCase(Locale.ROOT);
        name = name.strip();
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
        if (role == AccountRole.DELEGATE && country == null) {
            faults.put(Field.COUNTRY, Fault.COUNTRY_MISSING);
        }
        if (role != AccountRole.DELEGATE && country != null) {
            faults.put(Field.COUNTRY, Fault.COUNTRY_NOT_WANTED);
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
