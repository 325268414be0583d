import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// Several nodes are one portal: what docs/operations.md says of more than one machine, one step after the other. Started
/// by `prove`; ends with 0 where everything was as it should be.
class Prove {
    private static final String MAIL = "admin@localhost";
    private static final String PASSWORD = "five wooden chairs";
    private static final Duration SEEN_BY_OTHERS = Duration.ofSeconds(2);
    private static final Pattern FIRST_PASSWORD = Pattern.compile("password until the first sign-in: (\\S+)");

    /// The one reporting period of the shipped records.
    private static final String PERIOD = "reporting-period";

    private final List<String> wrong = new ArrayList<>();
    private final Processes processes = new Processes();
    private final Visitor reader = new Visitor();
    private final Visitor admin = new Visitor();
    private final Path directory;
    private final String proxy;
    private final PostOffice post;
    private final Postgres primary;
    private final Postgres replica;
    private final Node first;
    private final Node second;
    private List<String> pages = List.of();

    public static void main(String[] arguments) throws Exception {
        var began = System.nanoTime();
        var proof = new Prove(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Files.readString(Path.of(arguments[3])));
        proof.run();
        System.out.printf("%nIt took %d s; logs are in %s%n", seconds(began), proof.directory);
        if (!proof.wrong.isEmpty()) {
            System.out.println("NOT PROVED:");
            proof.wrong.forEach(each -> System.out.println("  - " + each));
            System.exit(1);
        }
        System.out.println("PROVED: the nodes are one portal.");
        System.exit(0); // which ends all that was started
    }

    /// @param port the first of those that are taken
    private Prove(Path jar, Path directory, int port, String configuration) throws Exception {
        this.directory = directory;
        this.proxy = "http://localhost:" + (port + 4);
        say("Primary and replica");
        var programs = Postgres.programs(directory);
        primary = Postgres.primary(processes, programs, directory.resolve("primary"), port);
        replica = primary.replica(directory.resolve("replica"), port + 1);
        check("the replica follows the primary", await(Duration.ofSeconds(30), () ->
                primary.number("select count(*) from pg_stat_replication where state = 'streaming'") == 1));
        say("  the programs are those of " + programs);
        post = new PostOffice(port + 5);
        var command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--spring.datasource.url=" + primary.url(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=" + Postgres.password(),
                "--mispa.reads.url=" + replica.url(),
                "--mispa.address=" + proxy,
                "--mispa.publish-due=PT2S",
                "--mispa.digests=PT2S",
                "--mispa.mail.from=portal@localhost",
                "--mispa.leaving=PT3S",
                "--server.forward-headers-strategy=native",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + (port + 5));
        first = new Node(processes, command, directory.resolve("node-1.log"), port + 2);
        second = new Node(processes, command, directory.resolve("node-2.log"), port + 3);
        Files.writeString(
                directory.resolve("nginx.conf"),
                configuration
                        .replace("DIRECTORY", directory.toString())
                        .replace("NODE_1", Integer.toString(first.port))
                        .replace("NODE_2", Integer.toString(second.port))
                        .replace("PORT", Integer.toString(port + 4)));
    }

    private void run() throws Exception {
        bothStartOnAnEmptyDatabase();
        sessionsAreShared();
        readsAreOfTheReplica();
        cachesAgree("after a publication");
        lagIsHandled();
        aStoppedReplicaIsMissedByNobody();
        aKilledNodeIsMissedByNobody();
        aNodeLeaves();
        jobsRunOnce();
    }

    private void bothStartOnAnEmptyDatabase() throws Exception {
        say("Both nodes start at once on an empty database");
        first.start();
        second.start();
        first.awaitReady();
        second.awaitReady();
        check("one of them loaded the shipped records", said("Loaded ", "shipped records").size() == 1);
        check(
                "no record was loaded twice",
                primary.number("select count(*) from (select from change group by record_kind, record_key"
                                + " having count(*) > 1) twice")
                        == 0);
        check("one of them made the first account", await(Duration.ofSeconds(10), () ->
                said(FIRST_PASSWORD.pattern().substring(0, 20)).size() == 1));
        var nginx = Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
        processes.start(
                directory.resolve("nginx.log"),
                List.of(nginx, "-p", directory.toString(), "-c", directory.resolve("nginx.conf").toString()));
        check("nginx answers with a page of a node", await(Duration.ofSeconds(10), () ->
                Node.statusOf(proxy + "/") == 200));
        var activities = reader.page(proxy + "/activities").select("main a[href^=/activities/]").stream()
                .map(link -> link.attr("href").replaceFirst("[?#].*", ""))
                .distinct()
                .limit(4)
                .toList();
        pages = new ArrayList<>(activities);
        pages.addAll(List.of(
                "/", "/activities", "/countries", "/countries/JM", "/mandates", "/search?q=firearms"));
    }

    /// Lines that hold all of these words, of both nodes.
    private List<String> said(String... words) throws IOException {
        var lines = new ArrayList<String>();
        for (var node : List.of(first, second)) {
            lines.addAll(node.said(words[0]));
        }
        lines.removeIf(line -> !List.of(words).stream().allMatch(line::contains));
        return lines;
    }

    private void sessionsAreShared() throws Exception {
        say("Sessions are shared");
        var told = FIRST_PASSWORD.matcher(said("password until the first sign-in").getFirst());
        told.find();
        var password = told.group(1);
        signIn(admin, first.origin(), password);
        admin.fill(
                first.origin() + "/account/password",
                "form[action=/account/password]",
                Map.of("current", password, "password", PASSWORD, "again", PASSWORD));
        signIn(admin, first.origin(), PASSWORD);
        check("who signed in at node 1 is signed in at node 2",
                admin.page(second.origin() + "/account").text().contains(MAIL));
        check("and through nginx", admin.page(proxy + "/account").text().contains(MAIL));
        var other = new Visitor();
        signIn(other, second.origin(), PASSWORD);
        other.fill(second.origin() + "/account", "form[action=/sign-out]", Map.of());
        check("who signed out at node 2 is signed out at node 1",
                other.get(first.origin() + "/account").statusCode() == 302);
        check("others stay signed in", admin.get(first.origin() + "/account").statusCode() == 200);
    }

    private static void signIn(Visitor visitor, String origin, String password) throws Exception {
        visitor.fill(origin + "/sign-in", "form[action=/sign-in]", Map.of("mail", MAIL, "password", password));
    }

    private void readsAreOfTheReplica() throws Exception {
        say("Readers read the replica");
        var grown = replicaReadsGrow();
        check("pages for visitors are read from it (" + grown + " transactions more)", grown > 20);
    }

    /// How many transactions the replica did meanwhile. It tells them a second late.
    private long replicaReadsGrow() throws Exception {
        Thread.sleep(1_500);
        var before = transactions();
        for (var page : pages) {
            reader.page(first.origin() + page);
            reader.page(second.origin() + page);
        }
        Thread.sleep(1_500);
        for (var page : pages.subList(0, 2)) {
            reader.page(first.origin() + page);
            reader.page(second.origin() + page);
        }
        return transactions() - before;
    }

    private long transactions() throws SQLException {
        return replica.number("select xact_commit from pg_stat_database where datname = 'postgres'");
    }

    /// Publishes a change at node 1 and looks who sees it when: the page of the record, and a count that is kept.
    private void cachesAgree(String when) throws Exception {
        say("Caches agree " + when);
        for (var round = 1; round <= 3; round++) {
            var page = pages.get(round);
            var title = "Proof " + System.nanoTime();
            reader.page(second.origin() + page); // so that it has something old
            reader.page(second.origin() + "/search?q=" + title.substring(6));
            publish(page, title, "");
            var published = System.nanoTime();
            check("the very next request at node 1 shows it", shows(first.origin() + page, title));
            check("and a list that counts", listed(first.origin(), title));
            check("node 2 shows it within two seconds", await(SEEN_BY_OTHERS, () -> shows(second.origin() + page, title)));
            say("  node 2 showed it after " + (System.nanoTime() - published) / 1_000_000 + " ms");
            var left = SEEN_BY_OTHERS.toNanos() - (System.nanoTime() - published);
            check("and a list that counts, too", await(Duration.ofNanos(left), () -> listed(second.origin(), title)));
            check("nginx shows it, whichever node it asks", shows(proxy + page, title) && shows(proxy + page, title));
        }
    }

    private boolean shows(String address, String title) throws Exception {
        return reader.page(address).text().contains(title);
    }

    private boolean listed(String origin, String title) throws Exception {
        return !reader.page(origin + "/search?go=no&q=" + title.substring(6))
                .select("main a:contains(" + title + ")")
                .isEmpty();
    }

    /// Writes and publishes a change of a title by forms, at node 1.
    ///
    /// @param page that of the record
    /// @param when the moment from which it is to be published, as a form says it; empty for at once
    private void publish(String page, String title, String when) throws Exception {
        var key = page.replaceFirst("/activities/", "");
        var sent = admin.fill(
                first.origin() + "/changes/edit/activity/" + key,
                "form.record",
                Map.of("title_en", title, ".reason", "To prove something", "do", "submit"));
        var proposal = Visitor.wherefrom(sent).replaceFirst("^(/changes/[0-9]+).*", "$1");
        if (!proposal.matches("/changes/[0-9]+")) {
            throw new IllegalStateException("the form was not taken: " + sent.statusCode() + " "
                    + org.jsoup.Jsoup.parse(sent.body()).select(".errors").text());
        }
        admin.fill(
                first.origin() + proposal + "/review",
                "form[action$=/approve]",
                Map.of("remark", "Nobody else is there", "when", when));
        var state = primary.number("select count(*) from proposal where id = " + proposal.substring(9)
                + " and state = '" + (when.isEmpty() ? "PUBLISHED" : "APPROVED") + "'");
        check("a change is " + (when.isEmpty() ? "published" : "to be published later"), state == 1);
    }

    private void lagIsHandled() throws Exception {
        say("The replica lags behind");
        replica.execute("select pg_wal_replay_pause()");
        check("it replays nothing", await(Duration.ofSeconds(5), () ->
                replica.number("select (pg_get_wal_replay_pause_state() = 'paused')::int") == 1));
        cachesAgree("while the replica lags behind");
        var page = pages.get(3);
        var before = reader.page(first.origin() + page).selectFirst("h1").text();
        admin.fill(
                first.origin() + "/periods/" + PERIOD, "form[action$=/freeze]", Map.of()); // with all that is known now
        publish(page, "Proof " + System.nanoTime(), "");
        var frozen = page + "?known=frozen-" + PERIOD;
        check("a past state is shown by the node that made it", showsHeading(first.origin() + frozen, before));
        check("and by the other", await(SEEN_BY_OTHERS, () -> Node.statusOf(second.origin() + frozen) == 200)
                && showsHeading(second.origin() + frozen, before));
        check("the replica has not got it", replica.number("select max(id) from change")
                < primary.number("select max(id) from change"));
        replica.execute("select pg_wal_replay_resume()");
        check("it has caught up", await(Duration.ofSeconds(20), this::caughtUp));
        Thread.sleep(1_500);
        check("and shows past states, too", showsHeading(first.origin() + frozen, before)
                && showsHeading(second.origin() + frozen, before));
        var grown = replicaReadsGrow();
        check("and is read again (" + grown + " transactions more)", grown > 20);
    }

    private boolean showsHeading(String address, String heading) throws Exception {
        return reader.page(address).selectFirst("h1").text().equals(heading);
    }

    private boolean caughtUp() throws SQLException {
        return replica.number("select max(id) from change") == primary.number("select max(id) from change");
    }

    private void aStoppedReplicaIsMissedByNobody() throws Exception {
        for (var signal : List.of("INT", "QUIT")) {
            say("The replica is stopped " + (signal.equals("INT") ? "in good order" : "at once"));
            var readers = new Readers(proxy, pages);
            Thread.sleep(2_000);
            replica.stop(signal);
            Thread.sleep(1_000);
            cachesAgree("without the replica");
            check("health says that all is well", first.status("/actuator/health") == 200
                    && second.status("/actuator/health") == 200);
            replica.start();
            Thread.sleep(7_000);
            readers.close();
            missedByNobody(readers);
            var grown = replicaReadsGrow();
            check("started again, it is read again (" + grown + " transactions more)", grown > 20);
        }
        check("each node said it once for each time", first.said("The replica is out of reach").size() <= 2
                && second.said("The replica is out of reach").size() <= 2);
    }

    private void missedByNobody(Readers readers) {
        say("  " + readers.told());
        check("no reader saw a failure", readers.failed.isEmpty() && readers.count() > 0);
        readers.failed.stream().limit(5).forEach(each -> say("  failed: " + each));
        check("no answer broke off", readers.cutOff.isEmpty());
    }

    private void aKilledNodeIsMissedByNobody() throws Exception {
        say("Node 2 is killed");
        var readers = new Readers(proxy, pages);
        Thread.sleep(3_000);
        Processes.signal(second.process, "KILL");
        Processes.awaitEnd(second.process);
        Thread.sleep(8_000);
        second.start();
        second.awaitReady();
        Thread.sleep(6_000);
        readers.close();
        say("  " + readers.told());
        check("no reader saw a failure", readers.failed.isEmpty() && readers.count() > 0);
        readers.failed.stream().limit(5).forEach(each -> say("  failed: " + each));
        // What had begun when the process was gone nobody can end; more than one for each reader would be something else.
        check("at most what was being sent broke off", readers.cutOff.size() <= 6);
        check("who was signed in is it still", admin.get(second.origin() + "/account").statusCode() == 200);
    }

    private void aNodeLeaves() throws Exception {
        say("Node 2 is stopped in good order");
        var readers = new Readers(proxy, pages);
        Thread.sleep(3_000);
        var answered = second.process.toHandle();
        Processes.signal(second.process, "TERM");
        check("it says that it takes no more visitors, and answers", await(Duration.ofMillis(2_500), () ->
                second.status("/actuator/health/readiness") == 503 && second.status("/activities") == 200));
        Processes.awaitEnd(second.process);
        check("it has ended", !answered.isAlive());
        Thread.sleep(3_000);
        second.start();
        second.awaitReady();
        Thread.sleep(6_000);
        readers.close();
        missedByNobody(readers);
    }

    private void jobsRunOnce() throws Exception {
        say("Jobs run once");
        var title = "Proof " + System.nanoTime();
        var page = follow();
        var inAMinute = LocalDateTime.now(ZoneOffset.UTC).plusMinutes(1).withSecond(0).withNano(0);
        var before = primary.number("select count(*) from change");
        publish(page, title, inAMinute.toString());
        check("it is not there before its time", !shows(first.origin() + page, title));
        check("it is there after its time", await(Duration.ofSeconds(90), () -> shows(first.origin() + page, title)));
        check("one change was published", primary.number("select count(*) from change") == before + 1);
        check("the mail to who follows is there", await(Duration.ofSeconds(60), () -> !post.mails().isEmpty()));
        Thread.sleep(6_000); // two more runs of each node
        check("it was written once", primary.number("select count(*) from digest") == 1);
        check("and sent once", post.mails().size() == 1 && primary.number(
                "select count(*) from digest where state = 'SENT' and attempts = 1") == 1);
        check("it tells of what was published",
                post.mails().stream().anyMatch(mail -> mail.contains(title.substring(6))));
        check("nothing was published twice", primary.number("select count(*) from (select from change"
                        + " where proposal is not null group by proposal having count(*) > 1) twice")
                == 0);
    }

    /// Follows a country, to be told at once.
    ///
    /// @return the page of an activity that names it
    private String follow() throws Exception {
        String page = null;
        String country = null;
        for (var link : reader.page(first.origin() + "/activities").select("main a[href^=/activities/]")) {
            page = URI.create(link.absUrl("href")).getPath();
            country = reader.page(first.origin() + page).select("main a[href^=/countries/]").stream()
                    .map(named -> URI.create(named.absUrl("href")).getPath())
                    .filter(path -> path.matches("/countries/[A-Z]{2}"))
                    .findFirst()
                    .orElse(null);
            if (country != null) {
                break;
            }
        }
        admin.fill(first.origin() + country, "form[action=/account/follows]", Map.of());
        var settings = first.origin() + "/account/follows";
        var chosen = admin.page(settings).select("form[action=/account/follows/settings] select:has(option[value=at-once])");
        admin.fill(settings, "form[action=/account/follows/settings]", Map.of(chosen.attr("name"), "at-once"));
        check("a country is followed", primary.number("select count(*) from follow where frequency = 'AT_ONCE'") == 1);
        return page;
    }

    private static boolean await(Duration time, Callable<Boolean> until) throws Exception {
        var end = System.nanoTime() + time.toNanos();
        do {
            if (until.call()) {
                return true;
            }
            Thread.sleep(20);
        } while (System.nanoTime() - end < 0);
        return false;
    }

    private void check(String what, boolean holds) {
        System.out.println((holds ? "  ok    " : "  WRONG ") + what);
        if (!holds) {
            wrong.add(what);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }
}
