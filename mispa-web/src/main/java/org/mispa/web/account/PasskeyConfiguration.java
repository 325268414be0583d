package org.mispa.web.account;

import org.mispa.domain.account.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// Passkeys beside the password. The addresses are those of Spring Security; `SecurityConfiguration` decides who may
/// use
/// them.
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {
    @Bean
    UserCredentialRepository passkeysKept(JdbcOperations jdbc) {
        return new JdbcUserCredentialRepository(jdbc);
    }

    @Bean
    PublicKeyCredentialUserEntityRepository holdersOfPasskeys(JdbcOperations jdbc) {
        return new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
    }

    @Bean
    Customizer<HttpSecurity> signingInByPasskey(
            Passkeys passkeys, Accounts accounts, Sessions welcome, Refusals refusals) {
        var check = new ProviderManager(new PasskeyCheck(passkeys, accounts));
        return http -> {
            http.setSharedObject(UserDetailsService.class, PasskeyConfiguration::nobody);
            http.webAuthn(ways -> ways.disableDefaultRegistrationPage(true)
                    .withObjectPostProcessor(new ObjectPostProcessor<WebAuthnAuthenticationFilter>() {
                        @Override
                        public <F extends WebAuthnAuthenticationFilter> F postProcess(F filter) {
                            filter.setConverter(new PasskeyField());
                            filter.setAuthenticationManager(check);
                            filter.setSessionAuthenticationStrategy(
                                    http.getSharedObject(SessionAuthenticationStrategy.class));
                            filter.setAuthenticationSuccessHandler(welcome);
                            filter.setAuthenticationFailureHandler(refusals);
                            return filter;
                        }
                    }));
        };
    }

    /// Wanted by a check in whose place `PasskeyCheck` stands.
    private static UserDetails nobody(String name) {
        throw new UsernameNotFoundException("nobody is found by name");
    }
}
