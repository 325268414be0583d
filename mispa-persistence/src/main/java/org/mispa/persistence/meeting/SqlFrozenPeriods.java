package org.mispa.persistence.meeting;

import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mispa.domain.meeting.FrozenPeriod;
import org.mispa.domain.meeting.FrozenPeriods;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlFrozenPeriods implements FrozenPeriods {
    private final JdbcClient jdbc;

    SqlFrozenPeriods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<FrozenPeriod> all() {
        return jdbc.sql("select * from frozen_period order by at, period")
                .query(SqlFrozenPeriods::frozen)
                .list();
    }

    @Override
    public Optional<FrozenPeriod> find(String period) {
        return jdbc.sql("select * from frozen_period where period = :period")
                .param("period", period)
                .query(SqlFrozenPeriods::frozen)
                .optional();
    }

    private static FrozenPeriod frozen(ResultSet row, int number) throws SQLException {
        return new FrozenPeriod(
                text(row, "period"),
                row.getLong("last_change"),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("at").toInstant(),
                text(row, "by"));
    }
}
