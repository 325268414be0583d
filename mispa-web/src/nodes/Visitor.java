import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/// A browser without a screen. Its cookies are those of the host, at whatever port a page is.
final class Visitor {
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    Document page(String address) throws IOException, InterruptedException {
        var answer = get(address);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    address + " answers " + answer.statusCode() + " " + answer.headers().firstValue("Location").orElse(""));
        }
        return Jsoup.parse(answer.body(), address);
    }

    /// Fills in a form as it is shown, but for some fields, and sends it.
    ///
    /// @param form what selects it on its page
    HttpResponse<String> fill(String address, String form, Map<String, String> fields)
            throws IOException, InterruptedException {
        if (!(page(address).selectFirst(form) instanceof FormElement found)) {
            throw new IllegalStateException("no form " + form + " at " + address);
        }
        var filled = new LinkedHashMap<String, String>();
        var body = found.formData().stream()
                .filter(field -> !fields.containsKey(field.key()))
                .map(field -> field(field.key(), field.value()))
                .collect(Collectors.joining("&"));
        filled.putAll(fields);
        body += filled.entrySet().stream()
                .map(field -> "&" + field(field.getKey(), field.getValue()))
                .collect(Collectors.joining());
        return client.send(
                HttpRequest.newBuilder(URI.create(found.absUrl("action")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// Where an answer leads, without scheme and host.
    static String wherefrom(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("http://[^/]+", "");
    }
}
