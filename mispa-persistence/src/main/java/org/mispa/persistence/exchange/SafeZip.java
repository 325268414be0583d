package org.mispa.persistence.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.mispa.domain.exchange.Refused;
import org.mispa.domain.exchange.RefusedUpload;

/// A ZIP from outside, whose every entry was unpacked once, into nothing, before anything else looks at it: it has few
/// entries, and none of them grows beyond measure.
final class SafeZip implements AutoCloseable {
    private static final int MOST_ENTRIES = 1_000;

    /// Text shrinks to a tenth, and much repeated text to a fiftieth.
    private static final int MOST_GROWTH = 100;

    private static final int MOST_TIMES_THE_LIMIT = 8;
    private static final int MOST_TIMES_OF_ONE = 2;
    private static final int LITTLE = 1 << 20;
    private static final int BUFFER = 1 << 16;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENTITY = "<!ENTITY".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']*)");
    private static final String SHARED_STRINGS = "xl/sharedstrings.xml";

    private final ZipFile zip;
    private final String name;

    /// @param name as it was called where it came from
    /// @param limit how many bytes an upload may have
    SafeZip(Path path, String name, long limit) {
        this.name = name;
        try {
            this.zip = new ZipFile(path.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedUpload(Refused.UNREADABLE, name);
        }
        try {
            check(limit);
        } catch (IOException | IllegalArgumentException e) {
            close();
            throw new RefusedUpload(Refused.UNREADABLE, name);
        } catch (RefusedUpload refused) {
            close();
            throw refused;
        }
    }

    List<? extends ZipEntry> entries() {
        return zip.stream().filter(entry -> !entry.isDirectory()).toList();
    }

    boolean isWorkbook() {
        return zip.getEntry("[Content_Types].xml") != null;
    }

    InputStream open(ZipEntry entry) throws IOException {
        return zip.getInputStream(entry);
    }

    private void check(long limit) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new RefusedUpload(Refused.GROWS, name);
        }
        var workbook = isWorkbook();
        var left = limit * MOST_TIMES_THE_LIMIT;
        for (var entry : entries()) {
            var inner = entry.getName().toLowerCase(Locale.ROOT);
            var most = Math.min(left, Math.max(0, entry.getCompressedSize()) * MOST_GROWTH + LITTLE);
            if (inner.equals(SHARED_STRINGS)) {
                most = Math.min(most, limit * MOST_TIMES_OF_ONE); // these are held in memory
            }
            var xml = workbook && (inner.endsWith(".xml") || inner.endsWith(".rels") || inner.endsWith(".vml"));
            left -= unpack(entry, most, xml);
        }
    }

    /// @return how many bytes it has
    private long unpack(ZipEntry entry, long most, boolean xml) throws IOException {
        var buffer = new byte[BUFFER];
        var doctype = new Search(DOCTYPE);
        var entity = new Search(ENTITY);
        long bytes = 0;
        try (var content = zip.getInputStream(entry)) {
            for (var read = content.readNBytes(buffer, 0, BUFFER);
                    read > 0;
                    read = content.readNBytes(buffer, 0, BUFFER)) {
                if (xml && bytes == 0) {
                    checkEncoding(new String(buffer, 0, Math.min(read, 512), StandardCharsets.ISO_8859_1));
                }
                bytes += read;
                if (bytes > most) {
                    throw new RefusedUpload(Refused.GROWS, name);
                }
                if (xml && (doctype.isIn(buffer, read) || entity.isIn(buffer, read))) {
                    throw new RefusedUpload(Refused.ENTITIES, name);
                }
            }
        } catch (ZipException e) {
            throw new RefusedUpload(Refused.UNREADABLE, name);
        }
        return bytes;
    }

    /// Another encoding could hide what is searched for.
    private void checkEncoding(String start) {
        var said = ENCODING.matcher(start);
        var plain = start.startsWith("<") || start.startsWith("\u00EF\u00BB\u00BF<") || start.isBlank();
        if (!plain
                || (said.find()
                        && !List.of("utf-8", "us-ascii").contains(said.group(1).toLowerCase(Locale.ROOT)))) {
            throw new RefusedUpload(Refused.ENTITIES, name);
        }
    }

    /// Looks for bytes that may lie across two portions. What is sought begins with a byte that does not come again in
    /// it.
    private static final class Search {
        private final byte[] sought;
        private int found;

        Search(byte[] sought) {
            this.sought = sought;
        }

        boolean isIn(byte[] portion, int length) {
            for (var i = 0; i < length; i++) {
                if (portion[i] == sought[found]) {
                    found++;
                } else {
                    found = portion[i] == sought[0] ? 1 : 0;
                }
                if (found == sought.length) {
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
