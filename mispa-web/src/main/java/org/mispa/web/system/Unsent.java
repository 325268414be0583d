package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody sent from the form of a record when their session had ended: kept over signing in, and shown in the
/// form
/// again. Nothing is saved by it.
///
/// @param path that the form was sent to
public record Unsent(String path, Map<String, List<String>> fields) {
    /// Where the form is shown again.
    public static final String AGAIN = "/changes/unsent";

    private static final String ATTRIBUTE = "mispa.unsent";
    private static final String FORMS = "/changes";
    private static final int LONGEST = 300_000;

    /// Keeps a form in a session.
    ///
    /// @return whether the request came from a form that is worth keeping
    static boolean keep(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (!request.getMethod().equals("POST") || !(path.equals(FORMS) || path.matches(FORMS + "/[0-9]{1,18}"))) {
            return false;
        }
        var fields = new HashMap<String, String>();
        var length = 0;
        for (var field : request.getParameterMap().entrySet()) {
            if (!field.getKey().equals("_csrf") && field.getValue().length > 0) {
                fields.put(field.getKey(), field.getValue()[0]);
                length += field.getKey().length() + field.getValue()[0].length();
            }
        }
        if (length > LONGEST) {
            return false;
        }
        fields.put(ATTRIBUTE, path);
        request.getSession().setAttribute(ATTRIBUTE, (Serializable) fields);
        return true;
    }

    /// Takes it out of the session; null where nothing was kept.
    @SuppressWarnings("unchecked") // put there by keep alone
    public static @Nullable Unsent take(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Map<?, ?> kept)) {
            return null;
        }
        session.removeAttribute(ATTRIBUTE);
        var fields = new HashMap<String, List<String>>();
        ((Map<String, String>) kept).forEach((name, value) -> fields.put(name, List.of(value)));
        var path = fields.remove(ATTRIBUTE);
        return path == null ? null : new Unsent(path.getFirst(), Map.copyOf(fields));
    }
}
