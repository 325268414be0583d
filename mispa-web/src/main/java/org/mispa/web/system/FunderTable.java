package org.mispa.web.system;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.progress.Breakdowns.Support;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Text;

/// Who supported how many of the activities of each component, by name and never by number. Support stated for the
/// activity and support stated for its larger whole stand in two blocks, never in one number (method.md 5). Drawn by
/// `fragments/funders`.
///
/// @param columns the components, the last one everything, each activity once
public record FunderTable(List<Column> columns, List<Block> blocks) {
    /// @param component 0 for everything, each activity once
    /// @param of how many activities there are, of which a funder supports some
    /// @param query of the list of these
    /// @param name what the column is called; null where the component's number stands for it
    public record Column(
            int component, long of, String query, @Nullable Text name) {}

    /// @param basis message key of what the support is stated for
    public record Block(Basis basis, List<Line> lines) {}

    public record Line(Text name, String href, List<Cell> cells) {}

    /// @param width of the bar, in per cent: the share of `of`
    public record Cell(long count, long of, String width, String href) {}

    public static FunderTable of(List<Support> support, List<Column> columns, Here here) {
        return new FunderTable(
                columns,
                List.of(Basis.STATED, Basis.LINE_OF_WORK).stream()
                        .map(basis -> new Block(
                                basis,
                                support.stream()
                                        .filter(one -> one.basis() == basis)
                                        .map(one -> line(one, columns, here))
                                        .toList()))
                        .filter(block -> !block.lines().isEmpty())
                        .toList());
    }

    private static Line line(Support support, List<Column> columns, Here here) {
        var parameter = support.basis() == Basis.STATED ? "funder=" : "line-funder=";
        return new Line(
                support.name(),
                here.to("/organizations/" + support.organization()),
                columns.stream()
                        .map(column -> {
                            var count = support.in(column.component());
                            return new Cell(
                                    count,
                                    column.of(),
                                    width(count, column.of()),
                                    here.to(
                                            "/activities",
                                            Here.join(column.query(), parameter + support.organization())));
                        })
                        .toList());
    }

    private static String width(long count, long of) {
        return String.format(Locale.ROOT, "%.1f%%", of == 0 ? 0 : Math.min(100, count * 100.0 / of));
    }
}
