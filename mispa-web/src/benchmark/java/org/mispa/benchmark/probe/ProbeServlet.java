package org.mispa.benchmark.probe;

import com.sun.management.ThreadMXBean;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.Records;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.transaction.support.TransactionTemplate;

/// - `GET bare?n=1234`: so many bytes and nothing else, the most that this server can do
/// - `GET state?count=true`: what was allocated, prepared and used so far, one figure a line; whether to count
/// statements
/// - `POST publish?activity=made-7`: publishes a change of an activity by the one door
final class ProbeServlet extends HttpServlet {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 300;

    private final transient ConcurrentHashMap<Integer, byte[]> bytes = new ConcurrentHashMap<>();
    private final transient AtomicInteger published = new AtomicInteger();
    private final transient ApplyChange door;
    private final transient Records records;
    private final transient TransactionTemplate transaction;

    ProbeServlet(ApplyChange door, Records records, TransactionTemplate transaction) {
        this.door = door;
        this.records = records;
        this.transaction = transaction;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Objects.equals(request.getPathInfo(), "/bare")) {
            send(response, bytes.computeIfAbsent(Integer.valueOf(request.getParameter("n")), byte[]::new));
        } else {
            CountedStatements.want(Boolean.parseBoolean(request.getParameter("count")));
            send(response, state().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String state() {
        var allocated = ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
        var heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        var peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        // What was still there after the last collection of each pool.
        var kept = heap.stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return "allocated=" + allocated + "\nprepared=" + CountedStatements.prepared() + "\npeak=" + peak + "\nkept="
                + kept + "\nmax=" + Runtime.getRuntime().maxMemory() + "\n";
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var record = new RecordKey(RecordKind.ACTIVITY, request.getParameter("activity"));
        transaction.executeWithoutResult(status -> publish(record));
        send(response, new byte[0]);
    }

    /// States of another day that the record still holds.
    private void publish(RecordKey record) {
        var activity = records.find(record).orElseThrow();
        var was = (ActivityDetails) activity.details();
        var day = FIRST_DAY.plusDays(published.incrementAndGet() % DAYS);
        var proposed = new ActivityDetails(
                was.type(),
                was.words(),
                was.date(),
                was.dateBasis(),
                was.recorded(),
                day,
                was.place(),
                was.country(),
                was.initiative(),
                was.partOf(),
                was.meeting(),
                was.instrument(),
                was.edition(),
                was.thirdParty(),
                was.people(),
                was.mandates(),
                was.participations(),
                was.groups(),
                was.involvements(),
                was.citations());
        door.apply(
                new Change(record, activity.version(), proposed, new Actor("benchmark"), "Still holds"),
                Clock.systemUTC().instant());
    }

    private static void send(HttpServletResponse response, byte[] content) throws IOException {
        response.setContentType("application/octet-stream");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
