package org.mispa.web.system;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Page;

/// The links under a list that is longer than a page. They keep the filter. Drawn by `fragments/pager :: pager`.
///
/// @param first number of the first row shown, from 1
/// @param last number of the last row shown
/// @param previous address of the page before; null on the first
/// @param next address of the page after; null on the last
public record Pager(
        int number,
        int pages,
        long first,
        long last,
        long total,
        @Nullable String previous,
        @Nullable String next,
        List<Link> links) {

    /// @param href null for the page shown
    /// @param gap whether pages are left out before it
    public record Link(int number, @Nullable String href, boolean gap) {}

    /// @throws BadAddress where the list has fewer pages than the address asks for
    public static Pager of(Here here, Page<?> page) {
        return of(here, page.number(), page.rows().size(), page.total(), Page.SIZE);
    }

    static Pager of(Here here, int number, int rows, long total, int size) {
        var pages = (int) Math.max(1, (total + size - 1) / size);
        if (number > pages) {
            throw new BadAddress("bad.page.beyond", number, pages);
        }
        var links = new ArrayList<Link>();
        var before = 0;
        for (var candidate = 1; candidate <= pages; candidate++) {
            if (candidate == 1 || candidate == pages || Math.abs(candidate - number) <= 2) {
                links.add(new Link(
                        candidate, candidate == number ? null : href(here, candidate), candidate > before + 1));
                before = candidate;
            }
        }
        var first = total == 0 ? 0 : (long) (number - 1) * size + 1;
        return new Pager(
                number,
                pages,
                first,
                first == 0 ? 0 : first + rows - 1,
                total,
                number == 1 ? null : href(here, number - 1),
                number == pages ? null : href(here, number + 1),
                List.copyOf(links));
    }

    private static String href(Here here, int number) {
        return here.with("page", number == 1 ? null : Integer.toString(number));
    }
}
