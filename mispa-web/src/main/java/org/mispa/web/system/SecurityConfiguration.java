package org.mispa.web.system;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/// Everything is public and can only be read; nobody has an account, nothing is remembered between requests.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String READING = "GET, HEAD";

    @Bean
    SecurityFilterChain onlyReading(HttpSecurity http) {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET)
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD)
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(denied -> denied.authenticationEntryPoint((request, response, reason) -> {
                    response.setHeader(HttpHeaders.ALLOW, READING);
                    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                }))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable) // no session and no form that changes anything
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // ResponseHeaders writes them, on refused requests too
                .build();
    }

    /// Without it Spring Boot would make up an account.
    @Bean
    AuthenticationManager noAccounts() {
        return authentication -> {
            throw new AuthenticationServiceException("there are no accounts");
        };
    }

    @Bean
    RequestRejectedHandler refused() {
        return new HttpStatusRequestRejectedHandler();
    }

    @Bean
    FilterRegistrationBean<ResponseHeaders> responseHeaders() {
        var registration = new FilterRegistrationBean<>(new ResponseHeaders());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
