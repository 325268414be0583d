package org.mispa.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.filter.OncePerRequestFilter;

/// A provider of OpenID Connect on a port of its own. Whoever comes to it is taken for the person that the test says.
/// It
/// makes its own context by hand and is no `@Configuration`, so that no portal under test becomes a provider.
final class ProviderForTests {
    static final String CLIENT = "portal";
    static final String SECRET = "shared with the portal";

    /// What the provider says of the person, besides who it is itself.
    private static final Map<String, Object> SAID = new HashMap<>();

    private static @Nullable String portal;

    private final WebServer server;

    private ProviderForTests(WebServer server) {
        this.server = server;
    }

    static ProviderForTests started() {
        var server = new TomcatServletWebServerFactory(0).getWebServer(servlets -> {
            var context = new AnnotationConfigWebApplicationContext();
            context.setServletContext(servlets);
            context.register(Parts.class);
            context.refresh();
            servlets.addFilter("security", new DelegatingFilterProxy("springSecurityFilterChain", context))
                    .addMappingForUrlPatterns(null, false, "/*");
            servlets.addServlet("nothing", new HttpServlet() {}).addMapping("/");
        });
        server.start();
        return new ProviderForTests(server);
    }

    String address() {
        return "http://localhost:" + server.getPort();
    }

    void stop() {
        server.stop();
    }

    /// @param portal its address, to which people are sent back
    /// @param claims of the token about whoever comes next
    static void says(String portal, Map<String, Object> claims) {
        ProviderForTests.portal = portal;
        SAID.clear();
        SAID.putAll(claims);
    }

    @EnableWebSecurity
    static class Parts {
        @Bean
        SecurityFilterChain endpoints(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .addFilterAfter(new SomebodyIsThere(), SecurityContextHolderFilter.class)
                    .authorizeHttpRequests(rights -> rights.anyRequest().authenticated())
                    .build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {
                    // wants to hash its secret, and is made anew each time
                }

                @Override
                public RegisteredClient findById(String id) {
                    return client();
                }

                @Override
                public RegisteredClient findByClientId(String id) {
                    return client();
                }
            };
        }

        private static RegisteredClient client() {
            return RegisteredClient.withId(CLIENT)
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(portal + "/login/oauth2/code/tests")
                    .scope(OidcScopes.OPENID)
                    .scope(OidcScopes.EMAIL)
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("tests").generate()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> {
                if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    token.getClaims().claims(claims -> claims.putAll(SAID));
                }
            };
        }
    }

    private static final class SomebodyIsThere extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getRequestURI().equals("/oauth2/authorize")) {
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                "somebody",
                                null,
                                List.of(FactorGrantedAuthority.fromAuthority(
                                        FactorGrantedAuthority.PASSWORD_AUTHORITY))));
            }
            chain.doFilter(request, response);
        }
    }
}
