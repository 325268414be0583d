package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is counted with the shipped records is what is recorded of them. `ManyRecordsTest` says the same of the
/// generated ones, `ApplyChangeTest` of revisions.
class CountedColumnsTest extends WholePortal {
    @Autowired
    private JdbcClient jdbc;

    @Test
    void holdWhatTheTablesSay() {
        assertThat(CountedColumns.differences(jdbc)).isEmpty();
        assertThat(CountedColumns.sizes(jdbc))
                .hasSize(14)
                .allSatisfy((column, size) -> assertThat(size).as(column).isPositive());
    }
}
