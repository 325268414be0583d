package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// A page as it is sent, plain and compressed once for all who ask for it.
final class Page {
    /// Of each answer anew, or of the connection.
    private static final Set<String> NOT_OF_THE_PAGE = Set.of(
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "date",
            "etag",
            "keep-alive",
            "strict-transport-security",
            "transfer-encoding");

    private static final String GZIP = "gzip";
    private static final int TAG_BYTES = 16;

    private final String type;
    private final Map<String, String> headers;
    private final String tag;
    private final byte[] plain;
    private final byte[] compressed;

    private Page(String type, Map<String, String> headers, byte[] plain) {
        this.type = type;
        this.headers = headers;
        this.plain = plain;
        this.compressed = compressed(plain);
        // A weak tag: the same page is sent plain and compressed.
        this.tag = "W/\"" + HexFormat.of().formatHex(digest(plain), 0, TAG_BYTES) + "\"";
    }

    static Page of(CapturedPage captured) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : captured.getHeaderNames()) {
            if (!NOT_OF_THE_PAGE.contains(name.toLowerCase(Locale.ROOT))
                    && !ResponseHeaders.SECURITY.containsKey(name)) {
                headers.put(name, String.join(", ", captured.getHeaders(name)));
            }
        }
        headers.merge(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING, (all, one) -> all + ", " + one);
        return new Page(String.valueOf(captured.getContentType()), Map.copyOf(headers), captured.bytes());
    }

    /// How much memory it takes.
    int bytes() {
        return plain.length + compressed.length;
    }

    /// Who has the page already as it is, is only told so (304).
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach(response::setHeader);
        response.setHeader(HttpHeaders.ETAG, tag);
        if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        var zipped = takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        if (zipped) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        var content = zipped ? compressed : plain;
        response.setContentLength(content.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(content);
        }
    }

    private boolean isKnown(@Nullable String tags) {
        return tags != null
                && Arrays.stream(tags.split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || weak(one).equals(tag));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }

    /// Whether a browser takes compressed answers, by its header `Accept-Encoding`.
    static boolean takesGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (var one : accepted.split(",", -1)) {
            var parts = one.split(";", 2);
            if (parts[0].strip().equalsIgnoreCase(GZIP)) {
                return parts.length == 1 || !parts[1].strip().matches("(?i)q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }

    private static byte[] compressed(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 4);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
