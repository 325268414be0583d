package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many sheets of A4 a page fills. With `-Dscreenshots=true` each page is kept as PDF.
class PrintTest extends PortalInBrowser {
    private static final Logger LOG = LoggerFactory.getLogger(PrintTest.class);
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");
    private static final Map<PageType, Integer> MOST =
            new EnumMap<>(Map.of(PageType.HOME, 3, PageType.COUNTRY, 3, PageType.BRIEF, 2));

    @Test
    void fillsFewSheets() throws IOException {
        var page = tab(View.DESKTOP, true);
        for (var type : PageType.values()) {
            var most = MOST.get(type);
            if (most == null && !Pictures.KEPT) {
                continue;
            }
            for (var language : new String[] {"en", "fr"}) {
                load(page, type.in(language));
                var pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
                var sheets = SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                        .results()
                        .count();
                LOG.info("{} in {} prints on {} sheets", type.address(), language, sheets);
                if (Pictures.KEPT) {
                    Files.write(Pictures.file(type.word() + "-" + language + ".pdf"), pdf);
                }
                if (most != null) {
                    assertThat(sheets)
                            .as("sheets of %s in %s", type.address(), language)
                            .isBetween(1L, most.longValue());
                }
            }
        }
    }
}
