package org.mispa.persistence.meeting;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;

import java.time.LocalDate;
import java.util.List;
import org.mispa.domain.meeting.ReportingPeriodRow;
import org.mispa.domain.meeting.ReportingPeriods;
import org.mispa.domain.shared.Basis;
import org.mispa.persistence.shared.Reckoned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlReportingPeriods implements ReportingPeriods {
    private final JdbcClient jdbc;
    private final Reckoned reckoned;

    SqlReportingPeriods(JdbcClient jdbc, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
    }

    @Override
    public List<ReportingPeriodRow> all() {
        return reckoned.once(
                () -> jdbc.sql("select key, starts_on, closes_on, closing_basis, kept_in_portal from reporting_period"
                                + " order by starts_on, key")
                        .query((row, n) -> new ReportingPeriodRow(
                                text(row, "key"),
                                row.getObject("starts_on", LocalDate.class),
                                row.getObject("closes_on", LocalDate.class),
                                constant(row, "closing_basis", Basis.class),
                                row.getBoolean("kept_in_portal")))
                        .list(),
                "reporting periods");
    }
}
