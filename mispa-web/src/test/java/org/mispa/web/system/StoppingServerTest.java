package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// A server that is stopping does not tell who comes over an open connection that the request is wrong: it answers
/// nothing, so that a proxy asks another node.
@SpringBootTest(classes = SamplePortal.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "mispa.test=stopping") // a server of its own
class StoppingServerTest {
    private static final String REQUEST = "GET /actuator/none HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Autowired
    private ServletWebServerApplicationContext context;

    @Test
    void closesTheConnectionWithoutAnAnswer() throws IOException {
        var server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            socket.setSoTimeout(20_000);
            ask(socket);
            assertThat(in.readLine()).startsWith("HTTP/1.1 404");
            while (!Objects.requireNonNull(in.readLine()).endsWith("</html>")) {
                assertThat(socket.isClosed()).isFalse();
            }
            server.getTomcat().getConnector().pause();
            try {
                ask(socket);
                assertThat(in.lines()).noneMatch(line -> line.startsWith("HTTP/1.1 4") || line.contains("html"));
            } finally {
                server.getTomcat().getConnector().resume();
            }
        }
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.ISO_8859_1));
    }
}
