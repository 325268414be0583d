package org.mispa.web.system;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.feed.PublishedChanges.ChangedRecord;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.Query;
import org.mispa.web.system.DifferenceLines.Line;
import org.springframework.stereotype.Component;

/// Makes records that were changed ready to be shown: what they were and what they are, field by field.
@Component
public class ChangedRecords {
    private static final Difference NONE = new Difference(List.of(), List.of());

    private final DifferenceLines differences;
    private final RecordPages pages;

    ChangedRecords(DifferenceLines differences, RecordPages pages) {
        this.differences = differences;
        this.pages = pages;
    }

    /// @param lines empty where the record is new or was withdrawn
    /// @param href of its page; null where it was withdrawn
    /// @param history ready address of its history
    /// @param same whether it is what it was before
    public record Shown(
            ChangedRecord changed,
            List<Line> lines,
            @Nullable String href,
            String history,
            boolean same) {}

    /// In the same order.
    public List<Shown> shown(List<ChangedRecord> changed, Here here) {
        var found = changed.stream().map(ChangedRecords::difference).toList();
        var references = differences.references(here);
        references.learn(found);
        return IntStream.range(0, found.size())
                .mapToObj(place -> {
                    var row = changed.get(place);
                    var record = row.record();
                    return new Shown(
                            row,
                            differences.of(found.get(place), references, here),
                            row.after() == null ? null : pages.to(record, here),
                            here.to("/history/" + Query.slug(record.kind()) + "/" + record.key()),
                            row.before() != null
                                    && row.after() != null
                                    && found.get(place).isEmpty());
                })
                .toList();
    }

    private static Difference difference(ChangedRecord changed) {
        var before = changed.before();
        var after = changed.after();
        return before == null || after == null
                ? NONE
                : Difference.between(RecordCells.of(before), RecordCells.of(after));
    }
}
