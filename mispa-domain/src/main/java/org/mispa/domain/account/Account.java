package org.mispa.domain.account;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryId;

/// Somebody who may sign in. Its password and its link are kept as hashes only.
@Entity
@Table(name = "account")
public class Account {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private AccountId id;

    private String mail;
    private String name;

    @Enumerated(EnumType.STRING)
    private AccountRole role;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "country"))
    private @Nullable CountryId country;

    private @Nullable String organization;

    @Enumerated(EnumType.STRING)
    private @Nullable Voice voice;

    private @Nullable String password;
    private boolean temporary;
    private Instant madeAt;
    private @Nullable Instant disabledAt;
    private @Nullable Instant signedInAt;
    private @Nullable String link;
    private @Nullable Instant linkEndsAt;

    @Version
    private @Nullable Integer version;

    /// An account without a password: nobody can sign in with it until a link was used.
    ///
    /// @throws IllegalArgumentException where the person has faults
    @SuppressWarnings("NullAway.Init") // revise assigns the rest
    public Account(AccountId id, Person person, Instant at) {
        this.id = id;
        this.madeAt = at;
        revise(person);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Account() {}

    public AccountId id() {
        return id;
    }

    public Person person() {
        return new Person(mail, name, role, delegation(), voice);
    }

    private @Nullable Delegation delegation() {
        if (country != null) {
            return Delegation.of(country);
        }
        return organization == null ? null : Delegation.ofOrganization(organization);
    }

    /// @throws IllegalArgumentException where the person has faults
    public final void revise(Person person) {
        var checked = person.checked();
        mail = checked.mail();
        name = checked.name();
        role = checked.role();
        var delegation = checked.delegation();
        country = delegation == null || !delegation.isOfCountry() ? null : CountryId.of(delegation.key());
        organization = delegation == null || delegation.isOfCountry() ? null : delegation.key();
        voice = checked.voice();
    }

    /// The hash of the password; null while there is none.
    public @Nullable String password() {
        return password;
    }

    /// Whether the password was given by the portal and has to be replaced before anything else.
    public boolean temporary() {
        return temporary;
    }

    /// A password that somebody else knows.
    void give(String hash) {
        password = hash;
        temporary = true;
    }

    /// A password that the person chose. What link there was has done its work.
    void choose(String hash) {
        password = hash;
        temporary = false;
        withdrawLink();
    }

    public boolean enabled() {
        return disabledAt == null;
    }

    void disable(Instant at) {
        disabledAt = at;
        withdrawLink();
    }

    void enable() {
        disabledAt = null;
    }

    public Instant madeAt() {
        return madeAt;
    }

    /// Null where nobody has signed in with it yet.
    public @Nullable Instant signedInAt() {
        return signedInAt;
    }

    /// Lets whoever has the link choose a password. It takes the place of an earlier one.
    void link(String hash, Instant endsAt) {
        link = hash;
        linkEndsAt = endsAt;
    }

    private void withdrawLink() {
        link = null;
        linkEndsAt = null;
    }

    /// Whether a link with this hash may be used.
    boolean opensWith(String hash, Instant at) {
        return enabled() && hash.equals(link) && linkEndsAt != null && at.isBefore(linkEndsAt);
    }

    /// Counts the revisions from 0; null until it is first stored.
    public @Nullable Integer version() {
        return version;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Account that && id.equals(that.id);
    }

    @Override
    public final int hashCode() {
        return Objects.hashCode(id);
    }
}
