package org.mispa.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// The packaged portal in a process of its own, with its own PostgreSQL on a directory. Closing it stops both in good
/// order.
final class Portal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String MAIL = "admin@localhost";
    private static final String PASSWORD = "five wooden chairs";
    private static final Pattern PORT = Pattern.compile("Tomcat started on port ([0-9]+)");
    private static final Pattern FIRST_PASSWORD = Pattern.compile("password until the first sign-in: (\\S+)");
    private static final Pattern STARTED =
            Pattern.compile("Started MispaApplication in [0-9.]+ seconds \\(process running for ([0-9.]+)\\)");

    private final Process process;
    private final Path log;
    private final URI address;
    private final double secondsToStart;

    private Portal(Process process, Path log, URI address, double secondsToStart) {
        this.process = process;
        this.log = log;
        this.address = address;
        this.secondsToStart = secondsToStart;
    }

    /// @param directory of its database; the log is put beside it
    /// @param java options of the virtual machine
    /// @param launched what is to be started: `-jar portal.jar`, or a class of it
    /// @param settings as `--name=value`
    static Portal start(Path directory, List<String> java, List<String> launched, List<String> settings)
            throws IOException, InterruptedException {
        var log = directory.resolveSibling(directory.getFileName() + ".log");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(java);
        command.addAll(launched);
        command.add("--server.port=0");
        command.add("--mispa.database.directory=" + directory);
        command.addAll(settings);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // It does not outlive a benchmark that is broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var seconds = Double.parseDouble(awaited(log, process, STARTED));
        var address = URI.create("http://localhost:" + awaited(log, process, PORT));
        return new Portal(process, log, address, seconds);
    }

    URI address() {
        return address;
    }

    /// From the start of the process until it answers, with its database.
    double secondsToStart() {
        return secondsToStart;
    }

    /// How to reach its database as who may do everything: address, user, password.
    static List<String> database(Path directory) throws IOException {
        var port = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"))
                .get(3);
        return List.of(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "postgres",
                Files.readString(directory.resolve("password")).strip());
    }

    /// Gives the first admin another password than that which the log of the first start tells.
    void choosePassword() throws IOException, InterruptedException {
        var first = awaited(log, process, FIRST_PASSWORD);
        var client = client();
        fill(client, "/sign-in", Map.of("mail", MAIL, "password", first));
        fill(client, "/account/password", Map.of("current", first, "password", PASSWORD, "again", PASSWORD));
    }

    /// Signs in as the first admin.
    ///
    /// @return the cookie of the session
    String signIn() throws IOException, InterruptedException {
        var client = client();
        fill(client, "/sign-in", Map.of("mail", MAIL, "password", PASSWORD));
        return ((CookieManager) client.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("SESSION"))
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the portal signs nobody in"));
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /// Sends the form of a page that is sent to the page's own address.
    private void fill(HttpClient client, String page, Map<String, String> typed)
            throws IOException, InterruptedException {
        var form = Jsoup.parse(client.send(
                                HttpRequest.newBuilder(address.resolve(page)).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .select("main form[action=" + page + "] input[type=hidden]");
        var fields = new HashMap<>(typed);
        form.forEach(field -> fields.put(field.attr("name"), field.val()));
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        var answer = client.send(
                HttpRequest.newBuilder(address.resolve(page))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 302 && answer.statusCode() != 303) {
            throw new IllegalStateException(page + " was answered with " + answer.statusCode());
        }
    }

    /// What the log says, as soon as it does.
    private static String awaited(Path log, Process process, Pattern words) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            var found = words.matcher(Files.readString(log));
            if (found.find()) {
                return found.group(1);
            }
            Thread.sleep(20);
        }
        process.destroy();
        throw new IllegalStateException("The portal did not say " + words + " but:\n" + Files.readString(log));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
