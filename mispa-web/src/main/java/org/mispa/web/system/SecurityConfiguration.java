package org.mispa.web.system;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.mispa.domain.account.AccountRole;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Who may do what, by address (docs/rights.md). Everything published can be read by everybody; a session begins only
/// where somebody signs in, so that reading needs no cookie.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    static final String SIGN_IN = "/sign-in";
    static final String WRONG = "/sign-in/wrong";

    /// Addresses of Spring Security. It answers those of the options by itself, before rights are asked: everybody gets
    /// what signing in by passkey needs, and who is signed in what a new passkey needs.
    private static final String PASSKEY = "/login/webauthn";

    private static final String NEW_PASSKEY = "/webauthn/register";

    private static final int STRENGTH = 12;
    private static final String READING = "GET, HEAD";
    private static final Set<String> READ = Set.of("GET", "HEAD");

    /// Pages for admins alone, with everything below them.
    private static final String[] ADMINS = {"/people", "/people/**", "/audit", "/rounds/new"};

    /// Forms by which admins alone keep the state of a period for good, and open and close rounds of review.
    private static final String[] FORMS_OF_ADMINS = {"/periods/*/freeze", "/rounds", "/rounds/*/close"};

    /// Pages of those who enter and review records.
    private static final String[] STAFF = {
        "/uncited",
        "/changes",
        "/changes/**",
        "/imports",
        "/imports/**",
        "/translations/*.csv",
        "/rounds",
        "/rounds/**",
        "/countries/*/review/paper",
        "/organizations/*/review/paper"
    };

    /// Pages on which delegations review what is recorded about them and staff answer. Whose page it is, each
    /// controller
    /// asks for itself. To everybody else they are not there.
    private static final String[] DELEGATIONS = {
        "/inbox",
        "/countries/*/review",
        "/countries/*/review/reviewed",
        "/countries/*/review/statement",
        "/organizations/*/review",
        "/organizations/*/review/statement",
        "/observations",
        "/observations/**"
    };

    /// Pages of whoever is signed in.
    private static final String[] OWN = {"/account", "/account/**"};

    /// The end of a mail: whoever has the address stops all such mails, without a session and so without the token of a
    /// form
    /// (RFC 8058). Reading it changes nothing.
    private static final String STOP = "/unsubscribe/*";

    /// Addresses to which forms are sent. All others can only be read.
    private static final RequestMatcher FORMS = new OrRequestMatcher(
            post("/sign-in"),
            post("/sign-in/**"),
            post("/sign-out"),
            post("/account/**"),
            post("/webauthn/authenticate/options"),
            post(PASSKEY),
            post("/webauthn/register/options"),
            post(NEW_PASSKEY),
            post("/people"),
            post("/people/**"),
            post("/changes"),
            post("/changes/**"),
            post("/history/**"),
            post("/links"),
            post("/countries/*/review"),
            post("/organizations/*/review"),
            post("/observations"),
            post("/observations/**"),
            post("/countries/*/review/*"),
            post("/organizations/*/review/*"),
            post("/rounds"),
            post("/rounds/**"),
            post("/periods/*/freeze"),
            post("/imports"),
            post("/imports/**"),
            post(STOP));

    private static final RequestMatcher OF_DELEGATIONS = new OrRequestMatcher(Arrays.stream(DELEGATIONS)
            .map(path -> (RequestMatcher) PathPatternRequestMatcher.pathPattern(path))
            .toList());

    /// Delegates, and the staff who answer them.
    private static final String[] SIDES = {
        AccountRole.DELEGATE.name(), AccountRole.EDITOR.name(), AccountRole.ADMIN.name()
    };

    private static RequestMatcher post(String path) {
        return PathPatternRequestMatcher.pathPattern(HttpMethod.POST, path);
    }

    @Bean
    SecurityFilterChain rights(
            HttpSecurity http,
            AuthenticationSuccessHandler welcome,
            LogoutHandler farewell,
            @Value("${mispa.sign-in-required:false}") boolean closed) {
        return http.authorizeHttpRequests(rights -> {
                    rights.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                            .permitAll()
                            .requestMatchers(HttpMethod.POST, WRONG)
                            .denyAll()
                            .requestMatchers(HttpMethod.GET, SIGN_IN, SIGN_IN + "/**")
                            .permitAll()
                            .requestMatchers(HttpMethod.POST, SIGN_IN, SIGN_IN + "/**")
                            .permitAll()
                            .requestMatchers(HttpMethod.GET, STOP)
                            .permitAll()
                            .requestMatchers(HttpMethod.POST, STOP)
                            .permitAll()
                            .requestMatchers(HttpMethod.GET, ADMINS)
                            .hasRole(AccountRole.ADMIN.name())
                            .requestMatchers(HttpMethod.POST, ADMINS)
                            .hasRole(AccountRole.ADMIN.name())
                            .requestMatchers(HttpMethod.POST, FORMS_OF_ADMINS)
                            .hasRole(AccountRole.ADMIN.name())
                            .requestMatchers(HttpMethod.GET, STAFF)
                            .hasAnyRole(AccountRole.EDITOR.name(), AccountRole.ADMIN.name())
                            .requestMatchers(HttpMethod.POST, STAFF)
                            .hasAnyRole(AccountRole.EDITOR.name(), AccountRole.ADMIN.name())
                            .requestMatchers(HttpMethod.GET, DELEGATIONS)
                            .hasAnyRole(SIDES)
                            .requestMatchers(HttpMethod.POST, DELEGATIONS)
                            .hasAnyRole(SIDES)
                            .requestMatchers(HttpMethod.POST, "/history/**", "/links")
                            .hasAnyRole(AccountRole.EDITOR.name(), AccountRole.ADMIN.name())
                            .requestMatchers(HttpMethod.GET, OWN)
                            .authenticated()
                            .requestMatchers(HttpMethod.POST, OWN)
                            .authenticated()
                            .requestMatchers(HttpMethod.POST, NEW_PASSKEY)
                            .authenticated()
                            .requestMatchers(
                                    HttpMethod.GET,
                                    "/*.css",
                                    "/*.js",
                                    "/*.svg",
                                    "/fonts/**",
                                    "/webjars/**",
                                    "/actuator/health/**")
                            .permitAll();
                    if (closed) {
                        rights.requestMatchers(HttpMethod.GET).authenticated();
                        rights.requestMatchers(HttpMethod.HEAD).authenticated();
                    } else {
                        rights.requestMatchers(HttpMethod.GET).permitAll();
                        rights.requestMatchers(HttpMethod.HEAD).permitAll();
                    }
                    rights.anyRequest().denyAll();
                })
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .loginProcessingUrl(SIGN_IN)
                        .usernameParameter("mail")
                        .successHandler(welcome)
                        .failureHandler(again()))
                .logout(out -> out.logoutRequestMatcher(post("/sign-out"))
                        .addLogoutHandler(farewell)
                        .logoutSuccessUrl("/"))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(signInFirst()).accessDeniedHandler(notAllowed()))
                .requestCache(AbstractHttpConfigurer::disable) // the address says where to go back to
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(
                        new AndRequestMatcher(FORMS, new NegatedRequestMatcher(post(STOP)))))
                .headers(AbstractHttpConfigurer::disable) // ResponseHeaders writes them, on refused requests too
                .build();
    }

    /// The page comes again with what was typed and what is wrong.
    private static AuthenticationFailureHandler again() {
        return new ForwardAuthenticationFailureHandler(WRONG);
    }

    private static AuthenticationEntryPoint signInFirst() {
        return (request, response, reason) -> {
            if (readOnly(request)) {
                onlyReading(response);
            } else if (Unsent.keep(request)) {
                formAgain(request, response);
            } else {
                response.setHeader(HttpHeaders.CACHE_CONTROL, ResponseHeaders.OF_ONE_READER); // ends with signing in
                response.sendRedirect(request.getContextPath() + SIGN_IN + "?from="
                        + URLEncoder.encode(asked(request), StandardCharsets.UTF_8));
            }
        };
    }

    private static void formAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + Unsent.AGAIN);
    }

    /// Where to go back to. What a form was to do is not done without the form.
    private static String asked(HttpServletRequest request) {
        if (!READ.contains(request.getMethod())) {
            return "/";
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    private static AccessDeniedHandler notAllowed() {
        return (request, response, reason) -> {
            if (readOnly(request)) {
                onlyReading(response);
            } else if (reason instanceof CsrfException && Unsent.keep(request)) {
                formAgain(request, response);
            } else if (reason instanceof CsrfException
                    && (post(SIGN_IN).matches(request) || post(PASSKEY).matches(request))) {
                response.sendRedirect(request.getContextPath() + SIGN_IN + "?late=true");
            } else if (!(reason instanceof CsrfException) && OF_DELEGATIONS.matches(request)) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        };
    }

    private static boolean readOnly(HttpServletRequest request) {
        return !READ.contains(request.getMethod())
                && (!FORMS.matches(request) || post(WRONG).matches(request));
    }

    private static void onlyReading(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ALLOW, READING);
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Bean
    PasswordEncoder passwords() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH)));
    }

    @Bean
    RequestRejectedHandler refused() {
        return new HttpStatusRequestRejectedHandler();
    }
}
