package org.mispa.web.system;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// The page for requests that the server refuses before the portal sees them, such as an address that is no address.
/// It is drawn once, at the start.
class RefusedPage extends ErrorReportValve {
    private final byte[] refused;
    private final byte[] fault;

    RefusedPage(ITemplateEngine templates, String home) {
        refused = drawn(templates, home, "problem.400", "bad.encoding");
        fault = drawn(templates, home, "problem.500", "problem.500.why");
    }

    private static byte[] drawn(ITemplateEngine templates, String home, String heading, String sentence) {
        var words = new Context(Locale.ENGLISH);
        words.setVariable("home", home);
        words.setVariable("heading", heading);
        words.setVariable("sentence", sentence);
        return templates.process("error/refused", words).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        ResponseHeaders.SECURITY.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        try {
            response.getOutputStream().write(status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? refused : fault);
            response.finishResponse();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
