package org.mispa.web.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// Sends a template as a PDF: tagged, with a title and a language, its fonts inside. Nothing is fetched for it; links
/// become whole addresses. The template is a whole document, which holds what the page shows and leaves out the frame;
/// `print/print.css` says how it looks.
///
/// What a template says is drawn once and kept, so that the same file asked for again costs no more than its text; few
/// are drawn at a time. Who has the file already as it is, is only told so (304).
@Component
public class PdfFile {
    public static final String TYPE = "application/pdf";

    private static final Logger LOG = LoggerFactory.getLogger(PdfFile.class);
    private static final int KEPT_BYTES = 32 * 1024 * 1024;
    private static final int AT_A_TIME = 2;
    private static final int REGULAR = 400;
    private static final int SEMIBOLD = 600;
    private static final String LOOK = "print/print.css";

    private final ITemplateEngine templates;
    private final String look;
    private final Semaphore drawing = new Semaphore(AT_A_TIME, true);
    private final Cache<String, byte[]> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((String tag, byte[] file) -> file.length)
            .build();

    PdfFile(ITemplateEngine templates) {
        this.templates = templates;
        this.look = new String(resource(LOOK), StandardCharsets.UTF_8);
        XRLog.setLoggingEnabled(false); // what it finds is told to our own log below
    }

    /// @param name under which a browser would keep it
    /// @param template a whole document
    /// @param model what it shows, beside `here`
    public void send(
            String name,
            String template,
            Map<String, Object> model,
            Here here,
            WebRequest request,
            HttpServletResponse response)
            throws IOException {
        var context = new Context(here.locale(), model);
        context.setVariable("here", here);
        var page = templates.process(template, context);
        var tag = digest(page);
        if (request.checkNotModified("\"" + tag + "\"")) {
            return;
        }
        var file = kept.get(tag, missing -> draw(page, here));
        response.setContentType(TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline().filename(name).build().toString());
        response.setContentLength(file.length);
        Capacity.done();
        response.getOutputStream().write(file);
    }

    private byte[] draw(String page, Here here) {
        drawing.acquireUninterruptibly();
        try {
            return drawn(page, here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            drawing.release();
        }
    }

    private byte[] drawn(String page, Here here) throws IOException {
        var document = Jsoup.parse(page, here.whole("/"));
        document.select("a[href]").forEach(link -> link.attr("href", link.absUrl("href")));
        document.head().appendElement("style").appendText(look);
        var file = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            new PdfRendererBuilder()
                    .usePDDocument(pdf)
                    .usePdfUaAccessibility(true)
                    .withProducer("MISPA Portal")
                    .useFont(font(pdf, "source-sans-3-400.ttf"), "Source Sans 3", REGULAR, FontStyle.NORMAL, true)
                    .useFont(font(pdf, "source-sans-3-600.ttf"), "Source Sans 3", SEMIBOLD, FontStyle.NORMAL, true)
                    .useFont(font(pdf, "source-serif-4-600.ttf"), "Source Serif 4", SEMIBOLD, FontStyle.NORMAL, true)
                    .useExternalResourceAccessControl(
                            (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useUriResolver((base, address) -> null)
                    .withDiagnosticConsumer(found -> LOG.debug("{}", found.getFormattedMessage()))
                    .withW3cDocument(new W3CDom().fromJsoup(document), null)
                    .toStream(file)
                    .run();
        }
        return file.toByteArray();
    }

    /// Without its ligatures: PDFBox would draw some that stand for no character, and whoever reads the file aloud,
    /// copies from it or searches it would not find these letters.
    private static PDFontSupplier font(PDDocument pdf, String file) throws IOException {
        var font = new TTFParser().parse(new RandomAccessReadBuffer(resource("print/" + file)));
        font.setEnableGsub(false);
        return new PDFontSupplier(PDType0Font.load(pdf, font, true));
    }

    private static byte[] resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private String digest(String page) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(look.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(page.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
