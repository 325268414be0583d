package org.mispa.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.AuditLog.Entry;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.web.system.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// What happens when somebody comes and goes, and how all sessions of an account end at once.
@Component
class Sessions implements AuthenticationSuccessHandler, LogoutHandler {
    private static final String FIRST = "/";
    private static final String INBOX = "/inbox";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final ManageAccounts accounts;
    private final AuditLog log;
    private final Clock clock;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            ManageAccounts accounts,
            AuditLog log,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.log = log;
        this.clock = clock;
    }

    /// Leads back to where the reader came from; from the first page, those who have an inbox to what waits there.
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (!(authentication.getPrincipal() instanceof SignedIn reader)) {
            throw new IllegalStateException("nobody has signed in");
        }
        accounts.signedIn(reader.id(), reader.by(request.getRemoteAddr(), clock.instant()));
        var from = from(request);
        response.sendRedirect(request.getContextPath() + (from.equals(FIRST) && reader.hasInbox() ? INBOX : from));
    }

    /// Where to go back to: as the form says, or as was kept while the reader was with another provider.
    static String from(HttpServletRequest request) {
        return local(request.getAttribute(WayBack.FROM) instanceof String kept ? kept : request.getParameter("from"));
    }

    /// A page of the portal, or the first page where it is none.
    ///
    /// @param path from the root, with query string
    static String local(@Nullable String path) {
        return path == null
                        || !path.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*")
                        || path.startsWith("/sign-in")
                        || path.startsWith("/account/")
                ? FIRST
                : path;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn reader) {
            log.add(new Entry(clock.instant(), Act.SIGNED_OUT, reader.mail(), null, request.getRemoteAddr()));
        }
    }

    /// Ends every session of the account on all instances.
    void end(AccountId account) {
        sessions.findByPrincipalName(account.toString()).keySet().forEach(sessions::deleteById);
    }
}
