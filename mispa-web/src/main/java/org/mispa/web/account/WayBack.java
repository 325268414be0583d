package org.mispa.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/// Keeps, while the reader is with another provider, to which page of the portal they go back.
class WayBack implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    /// The attribute of the request that has come back.
    static final String FROM = WayBack.class.getName() + ".from";

    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> session =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return session.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        var from = Sessions.local(request.getParameter("from"));
        session.saveAuthorizationRequest(
                OAuth2AuthorizationRequest.from(asked)
                        .attributes(attributes -> attributes.put(FROM, from))
                        .build(),
                request,
                response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var asked = session.removeAuthorizationRequest(request, response);
        if (asked != null) {
            request.setAttribute(FROM, asked.getAttribute(FROM));
        }
        return asked;
    }
}
