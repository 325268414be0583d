package org.mispa.web.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Writes the lines of an iCalendar stream (RFC 5545, 3.1 and 3.3): folded by bytes rather than by characters, and one
/// after the other, so that a long calendar needs no more memory than a short one.
final class CalendarLines {
    private static final int MOST_BYTES = 75;
    private static final byte[] END = {'\r', '\n'};
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\n\u0085\u2028\u2029]");

    /// What a text may not hold: control characters but the tab, and halves of characters.
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}&&[^\t]]|[\\x{D800}-\\x{DFFF}]");

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final OutputStream out;

    CalendarLines(OutputStream out) {
        this.out = out;
    }

    /// @param name with its parameters
    /// @param value as it stands in the file
    void raw(String name, String value) throws IOException {
        var room = MOST_BYTES;
        for (var point : (name + ":" + value).codePoints().toArray()) {
            var bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
            if (bytes.length > room) {
                out.write(END);
                out.write(' ');
                room = MOST_BYTES - 1;
            }
            out.write(bytes);
            room -= bytes.length;
        }
        out.write(END);
    }

    void text(String name, String words) throws IOException {
        raw(name, escaped(words));
    }

    void day(String name, LocalDate day) throws IOException {
        raw(name + ";VALUE=DATE", DAY.format(day));
    }

    void moment(String name, Instant moment) throws IOException {
        raw(name, MOMENT.format(moment));
    }

    private static String escaped(String words) {
        var escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
        return NO_TEXT.matcher(LINE_BREAK.matcher(escaped).replaceAll("\\\\n")).replaceAll("");
    }
}
