package org.mispa.web.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.AuditLog.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/// What happens where a passkey or another provider does not sign anybody in: an entry in the audit log, and the
/// sign-in
/// page with the words that a wrong password gets. Nothing of this can be guessed, so that nobody is held back.
@Component
class Refusals implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int LONGEST_REASON = 300;

    private final AuthenticationFailureHandler again = new ForwardAuthenticationFailureHandler("/sign-in/wrong");
    private final AuditLog log;
    private final Clock clock;

    Refusals(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        if (!(reason instanceof InternalAuthenticationServiceException)) {
            var mail = reason instanceof NotSignedIn refused && refused.mail() != null
                    ? SignInCheck.kept(refused.mail())
                    : null;
            log.add(new Entry(clock.instant(), Act.SIGN_IN_FAILED, mail, null, request.getRemoteAddr()));
        }
        if (reason instanceof OAuth2AuthenticationException failed) {
            LOG.warn("A provider has not signed somebody in: {}", oneLine(failed));
        }
        if (HttpMethod.POST.matches(request.getMethod())) {
            again.onAuthenticationFailure(request, response, reason);
        } else { // the address holds what the provider said, and is to be seen by nobody
            response.sendRedirect(request.getContextPath() + "/sign-in?refused=true&from="
                    + URLEncoder.encode(Sessions.from(request), StandardCharsets.UTF_8));
        }
    }

    /// Parts of it come from the request, or are a page of the provider.
    private static String oneLine(OAuth2AuthenticationException failed) {
        var said = failed.getError().toString().replaceAll("\\p{Cntrl}", " ");
        return said.length() <= LONGEST_REASON ? said : said.substring(0, LONGEST_REASON);
    }
}
