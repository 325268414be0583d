package org.mispa.persistence.generated;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Fills a database that holds the shipped records and nothing else with as many activities as asked for and what
/// belongs
/// to them: deliverables, wordings, changes, replies of delegations, and what is counted and searched by. The same
/// number
/// and seed make the same records, on every machine and day.
///
/// Rows are copied past triggers and foreign keys, indexes are made when all is there, and what triggers would keep is
/// filled from the same view as they do. What it writes has to stand as if it had come by the one door, which
/// `GeneratedRecordsTest` holds.
public final class GenerateRecords {
    /// Raised with every change of what a seed makes, so that databases of earlier programs are not taken for new ones.
    public static final int EDITION = 1;

    private static final int BLOCK = 2_000;
    private static final int CONNECTIONS = 2;
    private static final int TOLD_EVERY = 50_000;

    private static final List<String> TABLES = List.of(
            "source_document",
            "source_document_text",
            "reporting_period",
            "reporting_period_text",
            "reporting_period_citation",
            "activity",
            "activity_text",
            "activity_citation",
            "activity_mandate",
            "participation",
            "group_participation",
            "activity_involvement",
            "deliverable",
            "deliverable_text",
            "deliverable_citation",
            "deliverable_mandate",
            "deliverable_owner",
            "deliverable_revision",
            "change",
            "confirmation",
            "observation",
            "observation_entry",
            "search_entry",
            "search_word");

    private final String url;
    private final String user;
    private final String password;
    private final int activities;
    private final long seed;
    private final Consumer<String> told;
    private final long start = System.nanoTime();

    private GenerateRecords(
            String url, String user, String password, int activities, long seed, Consumer<String> told) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.activities = activities;
        this.seed = seed;
        this.told = told;
    }

    /// @param user who may do everything with the database
    /// @param told is told how far it has come, in lines for people
    /// @throws IllegalStateException where the database does not hold the shipped records alone; nothing was changed
    /// then
    public static void into(String url, String user, String password, int activities, long seed, Consumer<String> told)
            throws SQLException, InterruptedException {
        new GenerateRecords(url, user, password, activities, seed, told).generate();
    }

    /// @param arguments address, user and password of the database, how many activities, and the seed
    public static void main(String... arguments) throws SQLException, InterruptedException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("to be told: jdbc:postgresql://… user password activities seed");
        }
        into(
                arguments[0],
                arguments[1],
                arguments[2],
                Integer.parseInt(arguments[3]),
                Long.parseLong(arguments[4]),
                System.out::println);
    }

    private void generate() throws SQLException, InterruptedException {
        try (var connection = connect()) {
            var shipped = Shipped.read(connection);
            var made = new MadeUp(shipped, activities, seed);
            var last = lastChange(connection);
            var indexes = dropIndexes(connection);
            // The list of changes is in the order of time, also of what was there before.
            execute(connection, "update change set at = least(at, '" + made.published(0) + "')");
            copyReports(connection, made, last);
            copyRecords(made, last);
            fillSearch(connection, made);
            countOn(connection);
            tell("making " + indexes.size() + " indexes");
            inParallel(indexes.stream().map(this::statement).toList());
            tell("vacuum and analyze");
            execute(connection, "vacuum (freeze, analyze)");
            tell(activities + " activities are there");
        }
    }

    private Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(url, user, password);
        execute(connection, "set session_replication_role = replica");
        execute(connection, "set synchronous_commit = off");
        execute(connection, "set maintenance_work_mem = '512MB'");
        execute(connection, "set work_mem = '256MB'");
        execute(connection, "set jit = off");
        return connection;
    }

    private static long lastChange(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select max(id) from change")) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Indexes that no constraint needs, and of partitioned tables those of the whole.
    ///
    /// @return how to make them again
    private static List<String> dropIndexes(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        var made = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
                        from pg_index i
                        where i.indrelid::regclass::text in (%s)
                          and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
                        order by pg_relation_size(i.indrelid) desc, 1
                        """.formatted("'" + String.join("', '", TABLES) + "'"))) {
            while (found.next()) {
                names.add(found.getString(1));
                // an index of a partitioned table is said to be of it alone, which would leave its parts without
                made.add(found.getString(2).replace(" ON ONLY ", " ON "));
            }
        }
        for (var name : names) {
            execute(connection, "drop index " + name);
        }
        return made;
    }

    private static void copyReports(Connection connection, MadeUp made, long lastChange) throws SQLException {
        var rows = new CopiedRows();
        new RecordRows(made, lastChange, rows).reports();
        rows.writeTo(connection);
    }

    private void copyRecords(MadeUp made, long lastChange) throws SQLException, InterruptedException {
        var next = new AtomicInteger(1);
        var done = new AtomicInteger();
        var each = new ArrayList<Callable<Void>>();
        for (var i = 0; i < CONNECTIONS; i++) {
            each.add(() -> {
                try (var connection = connect()) {
                    var rows = new CopiedRows();
                    var records = new RecordRows(made, lastChange, rows);
                    for (var from = next.getAndAdd(BLOCK); from <= activities; from = next.getAndAdd(BLOCK)) {
                        var to = Math.min(activities, from + BLOCK - 1);
                        for (var n = from; n <= to; n++) {
                            records.add(n);
                        }
                        rows.writeTo(connection);
                        var sofar = done.addAndGet(to - from + 1);
                        if (sofar / TOLD_EVERY > (sofar - BLOCK) / TOLD_EVERY) {
                            tell(sofar + " of " + activities + " activities copied");
                        }
                    }
                }
                return null;
            });
        }
        inParallel(each);
    }

    /// What triggers would have kept. Only made-up names can be new words.
    private void fillSearch(Connection connection, MadeUp made) throws SQLException, InterruptedException {
        tell("what can be searched");
        var statements = new ArrayList<Callable<Void>>();
        for (var part = 0; part < CONNECTIONS; part++) {
            for (var kind : List.of("ACTIVITY", "DELIVERABLE", "SOURCE")) {
                statements.add(statement("""
                        insert into search_entry (kind, record, language, key, original, title, names, body, codes)
                        select kind, record, language, key, original, title, names, body, codes from search_source
                        where kind = '%s' and record like 'made-%%' and abs(hashtext(record)) %% %d = %d
                        """.formatted(kind, CONNECTIONS, part)));
            }
        }
        inParallel(statements);
        try (var insert = connection.prepareStatement("""
                insert into search_word (word, plain)
                select lower(word), plain(word) from unnest(?) word
                where length(word) between 4 and 30
                  and not exists (select from search_word known where known.word = lower(word))
                """)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text", made.names().stream().distinct().toArray()));
            insert.executeUpdate();
        }
    }

    /// What is written next gets numbers behind those that are taken.
    private static void countOn(Connection connection) throws SQLException {
        for (var table : List.of("change", "confirmation", "observation", "observation_entry")) {
            execute(
                    connection,
                    "select setval(pg_get_serial_sequence('%1$s', 'id'), greatest(1, (select max(id) from %1$s)))"
                            .formatted(table));
        }
    }

    private Callable<Void> statement(String sql) {
        return () -> {
            try (var connection = connect()) {
                execute(connection, sql);
            }
            return null;
        };
    }

    private static void inParallel(List<Callable<Void>> tasks) throws SQLException, InterruptedException {
        try (var executor = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (var result : executor.invokeAll(tasks)) {
                result.get();
            }
        } catch (ExecutionException failed) {
            throw new SQLException("not everything was generated; take a new database", failed.getCause());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void tell(String what) {
        told.accept("%4d s  %s"
                .formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds(), what));
    }
}
