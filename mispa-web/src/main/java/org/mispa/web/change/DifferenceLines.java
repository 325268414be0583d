package org.mispa.web.change;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.record.Difference;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.shared.Details;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordDifferences;
import org.springframework.stereotype.Component;

/// Lets other features show differences as review and history do.
@Component
class DifferenceLines implements RecordDifferences {
    private final RecordForm forms;

    DifferenceLines(RecordForm forms) {
        this.forms = forms;
    }

    @Override
    public List<Line> between(@Nullable Details before, Details after, Here here) {
        var difference = Difference.between(before == null ? null : RecordCells.of(before), RecordCells.of(after));
        return forms.lines(difference, forms.references(here), here).stream()
                .map(line -> new Line(line.label(), line.removed(), line.added()))
                .toList();
    }
}
