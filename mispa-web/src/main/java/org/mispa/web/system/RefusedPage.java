package org.mispa.web.system;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// The page for requests that the server refuses before the portal sees them, such as an address that is no address.
/// It is drawn once for each language, at the start.
class RefusedPage extends ErrorReportValve {
    private final Map<Language, byte[]> refused;
    private final Map<Language, byte[]> fault;

    RefusedPage(ITemplateEngine templates, String home) {
        refused = drawn(templates, home, "problem.400", "bad.encoding");
        fault = drawn(templates, home, "problem.500", "problem.500.why");
    }

    private static Map<Language, byte[]> drawn(
            ITemplateEngine templates, String home, String heading, String sentence) {
        var pages = new EnumMap<Language, byte[]>(Language.class);
        for (var language : Language.values()) {
            var words = new Context(language.locale());
            words.setVariable("language", language.tag());
            words.setVariable("home", home);
            words.setVariable("heading", heading);
            words.setVariable("sentence", sentence);
            pages.put(language, templates.process("error/refused", words).getBytes(StandardCharsets.UTF_8));
        }
        return pages;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (cameTooLate(request)) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
            return;
        }
        var status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        var language = ReaderChoices.accepted(request);
        ResponseHeaders.SECURITY.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", language.tag());
        response.setContentType("text/html;charset=UTF-8");
        try {
            var pages = status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? refused : fault;
            response.getOutputStream().write(Objects.requireNonNull(pages.get(language)));
            response.finishResponse();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// The server was stopping when the request came, and read no more than its first line. An answer would say that
    /// the
    /// request is wrong; where there is none, a proxy asks another node.
    private static boolean cameTooLate(Request request) {
        return request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> server
                && server.isPaused()
                && request.getCoyoteRequest().getMimeHeaders().size() == 0;
    }
}
