package org.mispa.web.system;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/// Sends files to take away. A file is made whole on the disk before its first byte is sent: a fault then ends in an
/// error page and not in half a file, a slow reader holds no connection to the database, and however long the list is,
/// it needs little memory.
@Component
public class Downloads {
    public static final String CSV = "text/csv;charset=UTF-8";

    private static final Logger log = LoggerFactory.getLogger(Downloads.class);
    private static final String BYTE_ORDER_MARK = "\uFEFF"; // without it spreadsheets take the file for Latin-1

    private final MessageSource messages;

    Downloads(MessageSource messages) {
        this.messages = messages;
    }

    /// Writes a file.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// The list as it was asked for, every row of it.
    ///
    /// @param rows hands each row on in turn
    public <R> void send(Sheet<R> sheet, Here here, HttpServletResponse response, Consumer<Consumer<R>> rows)
            throws IOException {
        send(sheet, sheet.name(), here, response, rows);
    }

    /// @param subject what the file is about, for its name: `country-JM`
    public <R> void send(
            Sheet<R> sheet, String subject, Here here, HttpServletResponse response, Consumer<Consumer<R>> rows)
            throws IOException {
        var telling = new Sheet.Telling(here, messages);
        var name = "mispa-" + subject + "-" + here.language().tag() + "-as-of-" + here.asOf() + known(here) + ".csv";
        describe(here, response);
        send(name, CSV, response, out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write(BYTE_ORDER_MARK);
            var csv = new CSVPrinter(writer, CSVFormat.RFC4180);
            csv.printRecord(sheet.header());
            rows.accept(row -> {
                try {
                    csv.printRecord(sheet.cells(row, telling));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            csv.flush();
        });
    }

    /// What the name of a file says of an earlier moment whose records it holds; empty for those of now.
    public static String known(Here here) {
        var known = here.known();
        return known == null ? "" : "-known-" + known.word();
    }

    /// Tells where the metadata of this address stand (CSV on the Web).
    public void describe(Here here, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.LINK,
                "<" + here.whole(here.as("-metadata.json")) + ">; rel=\"describedby\"; type=\"application/csvm+json\"");
    }

    public void send(String name, String type, HttpServletResponse response, Content content) throws IOException {
        send(response, content, () -> {
            describe(ContentDisposition.attachment(), name, type, response);
            return true;
        });
    }

    /// What programs ask for again and again: who has it already as it is, by its tag, is only told so (304).
    ///
    /// @param name under which a browser would keep it
    public void sendUnlessKnown(
            String name, String type, WebRequest request, HttpServletResponse response, Content content)
            throws IOException {
        var digest = digest();
        send(
                response,
                out -> {
                    var read = new DigestOutputStream(out, digest);
                    content.writeTo(read);
                    read.flush();
                },
                () -> {
                    // A weak tag: the same content may be sent compressed.
                    if (request.checkNotModified("W/\"" + HexFormat.of().formatHex(digest.digest()) + "\"")) {
                        return false;
                    }
                    describe(ContentDisposition.inline(), name, type, response);
                    return true;
                });
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    private static void describe(
            ContentDisposition.Builder disposition, String name, String type, HttpServletResponse response) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                disposition.filename(name).build().toString());
    }

    /// @param wanted whether the file is to be sent, once it is whole
    private static void send(HttpServletResponse response, Content content, BooleanSupplier wanted) throws IOException {
        var file = Files.createTempFile("mispa-download", null);
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.writeTo(out);
            }
            if (wanted.getAsBoolean()) {
                response.setContentLengthLong(Files.size(file));
                Capacity.done(); // however slowly it is read
                copy(file, response);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void copy(Path file, HttpServletResponse response) {
        try {
            Files.copy(file, response.getOutputStream());
        } catch (IOException e) {
            log.debug("The reader went away", e);
        }
    }
}
