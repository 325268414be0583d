package org.mispa.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection that is kept open, as a browser's. It reads no more of an answer than it must to find its
/// end,
/// so that next to nothing of the time it measures is its own; both run on the same cores.
final class Wire implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int PATIENCE = 120_000;

    private final URI base;
    private final byte[] buffer = new byte[BUFFER];
    private Socket socket = new Socket();
    private int from;
    private int to;

    /// @param bytes of the body, as they are sent
    record Answer(int status, long bytes, Map<String, String> headers) {}

    /// @param base scheme, host and port; only `http`
    Wire(URI base) {
        this.base = base;
    }

    /// @param path with query
    /// @param cookie empty for nobody in particular
    static byte[] request(URI base, String method, String path, String cookie) {
        return request(base, method, path, cookie, "gzip");
    }

    private static byte[] request(URI base, String method, String path, String cookie, String encoding) {
        return (method + " " + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Encoding: " + encoding
                        + "\r\nAccept-Language: en\r\nUser-Agent: benchmark\r\n"
                        + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
                        + (method.equals("POST") ? "Content-Length: 0\r\n" : "") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// @throws IOException where the server closed the connection before it answered, or took too long
    Answer send(byte[] request) throws IOException {
        return send(request, null);
    }

    /// @return the body of a page, without compression
    String text(String path) throws IOException {
        var body = new ByteArrayOutputStream();
        send(request(base, "GET", path, "", "identity"), body);
        return body.toString(StandardCharsets.UTF_8);
    }

    private Answer send(byte[] request, @Nullable ByteArrayOutputStream kept) throws IOException {
        var isKept = socket.isConnected() && !socket.isClosed();
        if (!isKept) {
            connect();
        }
        String first;
        try {
            socket.getOutputStream().write(request);
            first = line();
        } catch (EOFException | SocketException closed) {
            if (!isKept) {
                throw closed;
            }
            // A server closes what was silent for long; a browser asks once more.
            connect();
            socket.getOutputStream().write(request);
            first = line();
        }
        return answer(first, kept);
    }

    private void connect() throws IOException {
        socket.close();
        socket = new Socket(base.getHost(), base.getPort() < 0 ? 80 : base.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        from = 0;
        to = 0;
    }

    private Answer answer(String first, @Nullable ByteArrayOutputStream kept) throws IOException {
        var status = Integer.parseInt(first.split(" ", 3)[1]);
        var headers = new HashMap<String, String>();
        for (var header = line(); !header.isEmpty(); header = line()) {
            var colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        var bytes = 0L;
        if (headers.containsKey("content-length")) {
            bytes = Long.parseLong(Objects.requireNonNull(headers.get("content-length")));
            skip(bytes, kept);
        } else if (Objects.equals(headers.get("transfer-encoding"), "chunked")) {
            for (var chunk = Long.parseLong(line(), 16); chunk > 0; chunk = Long.parseLong(line(), 16)) {
                skip(chunk, kept);
                bytes += chunk;
                line();
            }
            line();
        } else if (status != 304 && status != 204) {
            throw new IOException("an answer without a length");
        }
        if (Objects.equals(headers.get("connection"), "close")) {
            socket.close();
        }
        return new Answer(status, bytes, headers);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            if (from == to) {
                fill();
            }
            var next = buffer[from++];
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) (next & 0xff));
            }
        }
    }

    private void skip(long bytes, @Nullable ByteArrayOutputStream kept) throws IOException {
        for (var left = bytes; left > 0; ) {
            if (from == to) {
                fill();
            }
            var taken = (int) Math.min(left, to - from);
            if (kept != null) {
                kept.write(buffer, from, taken);
            }
            from += taken;
            left -= taken;
        }
    }

    private void fill() throws IOException {
        InputStream in = socket.getInputStream();
        from = 0;
        to = Math.max(0, in.read(buffer));
        if (to == 0) {
            socket.close();
            throw new EOFException("the server closed the connection");
        }
    }

    /// What is sent next goes over a new connection.
    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
