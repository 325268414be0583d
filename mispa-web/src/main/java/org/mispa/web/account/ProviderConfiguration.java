package org.mispa.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/// OpenID Connect beside the password, where a provider is set (`spring.security.oauth2.client.registration`). Of what
/// it
/// sends only the signed token is looked at; nothing is asked of it later.
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {
    @Bean
    Customizer<HttpSecurity> signingInByProvider(
            Providers providers, Accounts accounts, Sessions welcome, Refusals refusals) {
        return http -> {
            if (providers.all().isEmpty()) {
                return;
            }
            http.oauth2Login(way -> way.loginPage("/sign-in")
                    .successHandler(welcome)
                    .failureHandler(refusals)
                    .authorizedClientRepository(new NoTokens())
                    .authorizationEndpoint(going -> going.authorizationRequestRepository(new WayBack()))
                    .userInfoEndpoint(
                            more -> more.oidcUserService(come -> new DefaultOidcUser(List.of(), come.getIdToken())))
                    .withObjectPostProcessor(new ObjectPostProcessor<OAuth2LoginAuthenticationFilter>() {
                        @Override
                        public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F filter) {
                            filter.setAuthenticationResultConverter(new ProviderCheck(accounts));
                            return filter;
                        }
                    }));
        };
    }

    /// The portal has no use for what it could ask of a provider in somebody's name.
    private static final class NoTokens implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as Spring Security wants it
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String provider, Authentication reader, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication reader,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String provider, Authentication reader, HttpServletRequest request, HttpServletResponse response) {}
    }
}
