package org.mispa.web.account;

import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.Accounts;
import org.mispa.web.system.SignedIn;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Whom another provider signs in: the account with the mail address of which it says, signed, that it is the person's
/// own. It never makes an account.
class ProviderCheck implements Converter<OAuth2LoginAuthenticationToken, OAuth2AuthenticationToken> {
    private final Accounts accounts;

    ProviderCheck(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public OAuth2AuthenticationToken convert(OAuth2LoginAuthenticationToken come) {
        if (!(come.getPrincipal() instanceof OidcUser person)) {
            throw new NotSignedIn("the provider does not say who it is", (String) null);
        }
        var mail = person.getIdToken().getEmail();
        if (mail == null || !verified(person)) {
            throw new NotSignedIn("the provider has not verified the mail address", mail);
        }
        var reader = accounts.withMail(mail)
                .filter(Account::enabled)
                .map(SignedIn::new)
                .orElseThrow(() -> new NotSignedIn("no account that may be used", mail));
        reader.eraseCredentials();
        return new OAuth2AuthenticationToken(
                reader, reader.getAuthorities(), come.getClientRegistration().getRegistrationId());
    }

    /// Some providers write it as a text.
    private static boolean verified(OidcUser person) {
        @Nullable Object said = person.getIdToken().getClaim(StandardClaimNames.EMAIL_VERIFIED);
        return "true".equals(String.valueOf(said));
    }
}
