package org.mispa.web.system;

import java.io.Serial;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Voice;
import org.mispa.domain.change.Staff;
import org.mispa.domain.delegation.Delegate;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.oauth2.core.user.OAuth2User;

/// Who is signed in, as the session keeps it: the same whether by password, by passkey or by another provider. When an
/// account changes its sessions end, so that this is never older than the account.
public final class SignedIn implements UserDetails, OAuth2User, CredentialsContainer {
    @Serial
    private static final long serialVersionUID = 1;

    private final String id;
    private final String mail;
    private final String name;
    private final AccountRole role;
    private final boolean temporary;
    private final @Nullable RecordKind delegationKind;
    private final @Nullable String delegationKey;
    private final @Nullable Voice voice;
    private transient @Nullable String hash;

    public SignedIn(Account account) {
        var person = account.person();
        this.id = account.id().toString();
        this.mail = person.mail();
        this.name = person.name();
        this.role = person.role();
        this.temporary = account.temporary();
        var delegation = person.delegation();
        this.delegationKind = delegation == null ? null : delegation.of().kind();
        this.delegationKey = delegation == null ? null : delegation.key();
        this.voice = person.voice();
        this.hash = account.password();
    }

    public AccountId id() {
        return AccountId.of(id);
    }

    public String mail() {
        return mail;
    }

    public String name() {
        return name;
    }

    public AccountRole role() {
        return role;
    }

    /// Whether another password has to be chosen first.
    public boolean temporary() {
        return temporary;
    }

    public boolean admin() {
        return role == AccountRole.ADMIN;
    }

    /// For whatever is done with records.
    public Staff staff() {
        return new Staff(id().value(), name, role);
    }

    /// Whether they enter and review records.
    public boolean works() {
        return staff().works();
    }

    /// Whether they enter and review records of a kind.
    public boolean mayWrite(RecordKind kind) {
        return staff().mayWrite(kind);
    }

    /// For whatever is done for a delegation; null for whoever is no delegate.
    public @Nullable Delegate delegate() {
        return delegationKind == null || delegationKey == null || voice == null
                ? null
                : new Delegate(id().value(), name, new Delegation(new RecordKey(delegationKind, delegationKey)), voice);
    }

    /// Whether they have an inbox: staff and delegates.
    public boolean hasInbox() {
        return works() || delegate() != null;
    }

    /// For the audit log.
    public By by(String address, Instant at) {
        return new By(mail, address, at);
    }

    @Override
    public Collection<GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }

    @Override
    public @Nullable String getPassword() {
        return hash;
    }

    /// What sessions are found by. It stays when mail address and name change.
    @Override
    public String getUsername() {
        return id;
    }

    /// As [#getUsername()].
    @Override
    public String getName() {
        return id;
    }

    /// Nothing of what another provider tells about somebody is kept.
    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public void eraseCredentials() {
        hash = null;
    }
}
