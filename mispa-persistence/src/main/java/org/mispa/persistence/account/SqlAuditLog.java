package org.mispa.persistence.account;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.optional;

import java.sql.Timestamp;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.shared.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlAuditLog implements AuditLog {
    private final JdbcClient jdbc;

    SqlAuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Entry entry) {
        jdbc.sql("""
                        insert into audit_entry (at, act, actor, about, address)
                        values (:at, :act, :actor, :about, :address)
                        """)
                .param("at", Timestamp.from(entry.at()))
                .param("act", entry.act().name())
                .param("actor", entry.actor())
                .param("about", entry.about())
                .param("address", entry.address())
                .update();
    }

    @Override
    public Page<Entry> page(int number) {
        var entries = jdbc.sql("select * from audit_entry order by id desc limit :size offset :skipped")
                .param("size", Page.SIZE)
                .param("skipped", (long) (number - 1) * Page.SIZE)
                .query((row, n) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        constant(row, "act", Act.class),
                        optional(row, "actor"),
                        optional(row, "about"),
                        optional(row, "address")))
                .list();
        return new Page<>(
                entries,
                number,
                jdbc.sql("select count(*) from audit_entry").query(Long.class).single());
    }
}
