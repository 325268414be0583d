package org.mispa.web.system;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;

/// The page for requests that the server refuses before the portal sees them, such as an address that is no address.
class RefusedPage extends ErrorReportValve {
    private final FramelessPage refused;
    private final FramelessPage fault;

    RefusedPage(Supplier<ITemplateEngine> templates, String home) {
        refused = new FramelessPage(templates, home, "problem.400", "bad.encoding");
        fault = new FramelessPage(templates, home, "problem.500", "problem.500.why");
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
        response.setContentType(FramelessPage.TYPE);
        try {
            var page = status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? refused : fault;
            response.getOutputStream().write(page.in(language));
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
