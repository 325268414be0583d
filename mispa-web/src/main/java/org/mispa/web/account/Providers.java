package org.mispa.web.account;

import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/// Those that are set to say by OpenID Connect who somebody is; usually none.
@Component
class Providers {
    /// @param id in addresses
    /// @param name as people know it
    record Provider(String id, String name) {}

    private final List<Provider> all;

    Providers(ObjectProvider<ClientRegistrationRepository> registrations) {
        this.all = registrations.getIfAvailable() instanceof Iterable<?> set
                ? StreamSupport.stream(set.spliterator(), false)
                        .map(ClientRegistration.class::cast)
                        .filter(Providers::saysWho)
                        .map(one -> new Provider(one.getRegistrationId(), one.getClientName()))
                        .toList()
                : List.of();
    }

    private static boolean saysWho(ClientRegistration registration) {
        return registration.getAuthorizationGrantType().equals(AuthorizationGrantType.AUTHORIZATION_CODE)
                && registration.getScopes().contains(OidcScopes.OPENID);
    }

    List<Provider> all() {
        return all;
    }
}
