package org.mispa.web.account;

import org.mispa.domain.account.Account;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.Accounts;
import org.mispa.web.system.SignedIn;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;

/// Whom a passkey signs in: whose it is, where the account may be used. It is no bean, as it checks nothing but what
/// comes to the address of passkeys.
class PasskeyCheck implements AuthenticationProvider {
    private final Passkeys passkeys;
    private final Accounts accounts;

    PasskeyCheck(Passkeys passkeys, Accounts accounts) {
        this.passkeys = passkeys;
        this.accounts = accounts;
    }

    @Override
    public boolean supports(Class<?> type) {
        return WebAuthnAuthenticationRequestToken.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var account = holder((WebAuthnAuthenticationRequestToken) asked);
        if (!account.enabled()) {
            throw new NotSignedIn("the account is shut", account.person().mail());
        }
        var reader = new SignedIn(account);
        return UsernamePasswordAuthenticationToken.authenticated(reader, null, reader.getAuthorities());
    }

    private Account holder(WebAuthnAuthenticationRequestToken asked) {
        PublicKeyCredentialUserEntity holder;
        try {
            holder = passkeys.authenticate(asked.getWebAuthnRequest());
        } catch (DataAccessException fault) {
            throw new InternalAuthenticationServiceException("passkeys cannot be read", fault);
        } catch (RuntimeException wrong) {
            throw new NotSignedIn("not a passkey of anybody", wrong);
        }
        return accounts.find(AccountId.of(holder.getName()))
                .orElseThrow(() -> new NotSignedIn("no account", (String) null));
    }
}
