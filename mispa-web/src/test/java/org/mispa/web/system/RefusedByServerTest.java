package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Requests as no browser sends them, over the wire: they never reach a controller.
@SpringBootTest(classes = SamplePortal.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class RefusedByServerTest {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/design?q=%ZZ",
                "/design?q=%",
                "/design?q=\"",
                "/design%00",
                "/design%2Fother",
                "/design;x=1",
                "//design",
                "/../design",
                "/%C3%28",
                "/design%0Aother"
            })
    void areAnsweredWithoutATrace(String address) throws IOException {
        var answer = answer("GET " + address + " HTTP/1.1");
        assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*");
        assertThat(answer).doesNotContain("Exception", "Apache Tomcat", "at org.");
        assertThat(answer).contains("MISPA Portal");
    }

    @Test
    void aFaultWhileAPageIsDrawnLeavesNoHalfPage() throws IOException {
        var answer = answer("GET /broken-page HTTP/1.1");
        assertThat(answer)
                .startsWith("HTTP/1.1 500 ")
                .contains("This is our fault")
                .doesNotContain("secret");
    }

    @Test
    void areAnsweredInTheLanguageThatTheBrowserAccepts() throws IOException {
        assertThat(answer("GET //sample%00 HTTP/1.1\r\nAccept-Language: pt-BR"))
                .contains("Content-Language: pt", "Portal MISPA", "lang=\"pt\"");
    }

    @Test
    void otherMethodsAreNotAllowed() throws IOException {
        assertThat(answer("DELETE /design HTTP/1.1"))
                .startsWith("HTTP/1.1 405 ")
                .contains("can only be read");
        assertThat(answer("TRACE /design HTTP/1.1")).startsWith("HTTP/1.1 405 ");
    }

    private String answer(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            var lines = request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
