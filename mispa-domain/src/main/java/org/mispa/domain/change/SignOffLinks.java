package org.mispa.domain.change;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;

/// Takes inferred mandate links over, or out (method.md 4). Like any change it is published by another person.
@Named
public class SignOffLinks {
    private final Workflow workflow;
    private final Proposals proposals;
    private final History history;

    @Inject
    public SignOffLinks(Workflow workflow, Proposals proposals, History history) {
        this.workflow = workflow;
        this.proposals = proposals;
        this.history = history;
    }

    /// That a record serves a mandate.
    public record Link(RecordKey record, MandateId mandate) {}

    public enum Verdict {
        /// The link stays, with name and day of who confirms it.
        CONFIRM,
        /// The link is taken out of the record.
        REJECT
    }

    /// Sends one change a record to review. Links that are no inferred ones any more are left alone.
    ///
    /// @param reason what the reviewer and the history read
    /// @param token of the form; sent twice, it does nothing the second time
    /// @param today the day that a confirmation bears
    /// @return how many links the changes are about
    /// @throws NotAllowed where the role does not write such records, or no reason is given
    @Transactional
    public int signOff(
            Collection<Link> links,
            Verdict verdict,
            String reason,
            UUID token,
            Staff staff,
            Instant at,
            LocalDate today) {
        return links.stream()
                .collect(Collectors.groupingBy(
                        Link::record, LinkedHashMap::new, Collectors.mapping(Link::mandate, Collectors.toSet())))
                .entrySet()
                .stream()
                .mapToInt(one -> signOff(one.getKey(), one.getValue(), verdict, reason, token, staff, at, today))
                .sum();
    }

    private int signOff(
            RecordKey record,
            Set<MandateId> mandates,
            Verdict verdict,
            String reason,
            UUID token,
            Staff staff,
            Instant at,
            LocalDate today) {
        staff.mustWrite(record.kind());
        var own = UUID.nameUUIDFromBytes((token + " " + record).getBytes(StandardCharsets.UTF_8));
        var now = history.current(record);
        if (now.isEmpty() || proposals.withToken(own).isPresent()) {
            return 0;
        }
        var before = Objects.requireNonNull(now.get().after());
        var cells = RecordCells.of(before);
        var file = links(record);
        var rows = new ArrayList<Map<String, String>>();
        var signed = 0;
        for (var row : cells.rows(file)) {
            if (!isMeant(row, mandates)) {
                rows.add(row);
                continue;
            }
            signed++;
            if (verdict == Verdict.CONFIRM) {
                var confirmed = new HashMap<>(row);
                confirmed.put("confirmed_by", staff.name());
                confirmed.put("confirmed_on", today.toString());
                rows.add(confirmed);
            }
        }
        if (signed == 0) {
            return 0;
        }
        var parts = new HashMap<>(cells.parts());
        parts.put(file, rows);
        var details = new Reading().details(new RecordCells(record.kind(), cells.row(), parts), before);
        var title = cells.cell("title_" + cells.cell("original"));
        var id = workflow.begin(
                new About(record.kind(), record.key(), now.get().version()), title, Map.of(), own, staff, at);
        workflow.write(id, 0, title, Map.of(), reason, staff, at);
        workflow.submit(id, 1, record.key(), now.get().version(), Objects.requireNonNull(details), staff, at);
        return signed;
    }

    /// Whether it is one of the links, and nobody has signed it off meanwhile.
    private static boolean isMeant(Map<String, String> row, Set<MandateId> mandates) {
        return Query.slug(Basis.INFERRED).equals(row.get("basis"))
                && row.getOrDefault("confirmed_on", "").isEmpty()
                && mandates.stream().anyMatch(mandate -> mandate.toString().equals(row.get("mandate")));
    }

    /// The file whose rows are the mandate links of such records.
    private static RecordFile links(RecordKey record) {
        return RecordFile.partsOf(record.kind()).stream()
                .filter(part -> part.column("confirmed_on").isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(record + " is linked to no mandates"));
    }
}
