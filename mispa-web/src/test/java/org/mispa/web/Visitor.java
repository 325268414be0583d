package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A browser without a screen.
final class Visitor {
    private static final int MOST_STEPS = 10;

    final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    final String origin;

    Visitor(int port) {
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
        this.origin = "http://localhost:" + port;
    }

    /// The same browser, with its cookies, at a portal that was started after the one it knows.
    Visitor at(int later) {
        var visitor = new Visitor(later);
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> visitor.cookies.getCookieStore().add(URI.create(visitor.origin), cookie));
        return visitor;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)));
    }

    /// Goes wherever the answers lead, also to other servers, until one is a page.
    HttpResponse<String> follow(String path) {
        var answer = get(path);
        for (var steps = 0;
                steps < MOST_STEPS && answer.headers().firstValue("Location").isPresent();
                steps++) {
            var next = answer.headers().firstValue("Location").orElseThrow();
            answer = send(HttpRequest.newBuilder(answer.uri().resolve(next)));
        }
        return answer;
    }

    Document page(String path) {
        return Jsoup.parse(get(path).body());
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Fills in the first form of a page that is sent to this address.
    HttpResponse<String> fill(String page, String action, Map<String, String> fields) {
        var form = page(page)
                .selectFirst("main form[method=post][action=" + action + "], .util form[action=" + action + "]");
        assertThat(form).as("form to %s on %s", action, page).isNotNull();
        var filled = form.select("input[type=hidden]").stream()
                .collect(Collectors.toMap(field -> field.attr("name"), field -> field.attr("value")));
        filled.putAll(fields);
        return post(action, filled);
    }

    /// Sends a file by a form of a page.
    ///
    /// @param action where the form leads to, with a query where it has one
    HttpResponse<String> upload(String page, String action, String name, byte[] content) {
        var token = page(page).selectFirst("main form[enctype] input[name=_csrf]");
        assertThat(token).as("form for files on %s", page).isNotNull();
        var boundary = "a-boundary-that-stands-in-no-file";
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                        + token.attr("value") + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(origin + action))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    HttpResponse<String> signIn(String mail, String password) {
        return fill("/sign-in", "/sign-in", Map.of("mail", mail, "password", password));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("SESSION"))
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    /// Where an answer leads, without scheme and host.
    static String wherefrom(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("http://[^/]+", "");
    }
}
