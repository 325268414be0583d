package org.mispa.domain.shared;

import java.util.List;

/// One page of a list that the database pages.
///
/// @param number from 1
/// @param total all rows of the list, each counted once
public record Page<T>(List<T> rows, int number, long total) {
    /// Rows a page at most (interface.md 6.17).
    public static final int SIZE = 50;

    public Page {
        rows = List.copyOf(rows);
    }

    public int pages() {
        return (int) Math.max(1, (total + SIZE - 1) / SIZE);
    }
}
