package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.mispa.domain.shared.Language;
import org.springframework.http.HttpHeaders;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// A page without the frame, which says in one sentence why there is no other. It is drawn once for each language and
/// needs nothing of the request, so that it costs nothing when the portal can do no more.
final class FramelessPage {
    static final String TYPE = "text/html;charset=UTF-8";

    private final Map<Language, byte[]> drawn = new ConcurrentHashMap<>();
    private final Supplier<ITemplateEngine> templates;
    private final String home;
    private final String heading;
    private final String sentence;

    /// @param home address of the portal's first page
    /// @param heading key of a message
    /// @param sentence key of a message
    FramelessPage(Supplier<ITemplateEngine> templates, String home, String heading, String sentence) {
        this.templates = templates;
        this.home = home;
        this.heading = heading;
        this.sentence = sentence;
    }

    byte[] in(Language language) {
        return drawn.computeIfAbsent(language, this::draw);
    }

    /// To whoever may ask again after some seconds.
    void send(int status, long seconds, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var language = ReaderChoices.of(request).language();
        response.setStatus(status);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        response.setContentType(TYPE);
        response.getOutputStream().write(in(language));
    }

    private byte[] draw(Language language) {
        var words = new Context(language.locale());
        words.setVariable("language", language.tag());
        words.setVariable("home", home);
        words.setVariable("heading", heading);
        words.setVariable("sentence", sentence);
        return templates.get().process("error/refused", words).getBytes(StandardCharsets.UTF_8);
    }
}
