package org.mispa.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.mispa.domain.exchange.PublishedTranslations;
import org.mispa.domain.shared.Language;
import org.mispa.web.system.Downloads;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// Wordings to be translated outside, and brought in again at `/imports/new`.
@Controller
class TranslationDownload {
    private final PublishedTranslations translations;
    private final Downloads downloads;

    TranslationDownload(PublishedTranslations translations, Downloads downloads) {
        this.translations = translations;
        this.downloads = downloads;
    }

    @GetMapping("/translations/{tag}.csv")
    void send(@PathVariable String tag, HttpServletResponse response) throws IOException {
        var language = Arrays.stream(Language.values())
                .filter(one -> one.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        downloads.send(
                "mispa-translations-" + tag + ".csv",
                Downloads.CSV,
                response,
                out -> translations.write(language, out));
    }
}
