package org.mispa.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that answers every address with the same code: one that knows nobody, or asks to come again later.
final class RefusingPostOffice implements AutoCloseable {
    private final ServerSocket socket;
    private final String answer;
    private final AtomicInteger asked = new AtomicInteger();

    /// @param answer to each address, such as `550 5.1.1 No such user`
    RefusingPostOffice(String answer) throws IOException {
        this.answer = answer;
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// How often an address was given.
    int asked() {
        return asked.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var visit = socket.accept()) {
                talk(visit);
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void talk(Socket visit) throws IOException {
        var in = new BufferedReader(new InputStreamReader(visit.getInputStream(), StandardCharsets.US_ASCII));
        say(visit, "220 here");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("RCPT")) {
                asked.incrementAndGet();
                say(visit, answer);
            } else if (command.startsWith("QUIT")) {
                say(visit, "221 bye");
                return;
            } else {
                say(visit, command.startsWith("DATA") ? "503 nobody to send it to" : "250 fine");
            }
        }
    }

    private static void say(Socket visit, String words) throws IOException {
        visit.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        visit.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
