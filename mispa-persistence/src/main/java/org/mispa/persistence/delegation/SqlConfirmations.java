package org.mispa.persistence.delegation;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.day;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.delegation.Confirmation;
import org.mispa.domain.delegation.Confirmations;
import org.mispa.domain.delegation.Note;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlConfirmations implements Confirmations {
    /// The last confirmation of each delegation for each record, with when the record was first changed after it in
    /// more than a translation. What is withdrawn has none.
    static final String LAST = """
            select distinct on (f.delegation_kind, f.delegation_key, f.about_kind, f.about_key) f.*,
                (select min(c.at) from change c join change read on read.id = f.change
                    where c.record_kind = f.about_kind and c.record_key = f.about_key and c.id > f.change
                        and without_translations(c.after) is distinct from without_translations(read.after)) as changed_at
            from confirmation f
            where %s and (select c.after is not null from change c
                where c.record_kind = f.about_kind and c.record_key = f.about_key order by c.id desc limit 1)
            order by f.delegation_kind, f.delegation_key, f.about_kind, f.about_key, f.id desc""";

    private final JdbcClient jdbc;

    SqlConfirmations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(
            Delegation delegation,
            RecordKey record,
            int version,
            long change,
            @Nullable Note note,
            Actor by,
            Instant at) {
        jdbc.sql("""
                        insert into confirmation (delegation_kind, delegation_key, about_kind, about_key, version, change, at,
                                                  by_name, by_account, note_number, note_day)
                        values (:delegationKind, :delegationKey, :kind, :key, :version, :change, :at, :name, :account,
                                :noteNumber, :noteDay)
                        on conflict do nothing
                        """)
                .param("delegationKind", delegation.of().kind().name())
                .param("delegationKey", delegation.key())
                .param("kind", record.kind().name())
                .param("key", record.key())
                .param("version", version)
                .param("change", change)
                .param("at", Timestamp.from(at))
                .param("name", by.name())
                .param("account", by.account())
                .param("noteNumber", note == null ? null : note.number())
                .param("noteDay", note == null ? null : note.day())
                .update();
    }

    @Override
    public List<Confirmation> of(RecordKey record) {
        return jdbc.sql("select * from (" + LAST.formatted("f.about_kind = :kind and f.about_key = :key")
                        + ") f order by f.id desc")
                .param("kind", record.kind().name())
                .param("key", record.key())
                .query(SqlConfirmations::confirmation)
                .list();
    }

    @Override
    public List<Confirmation> by(Delegation delegation, int most) {
        return jdbc.sql("select * from ("
                        + LAST.formatted("f.delegation_kind = :delegationKind and f.delegation_key = :delegationKey")
                        + ") f order by f.id desc limit :most")
                .param("delegationKind", delegation.of().kind().name())
                .param("delegationKey", delegation.key())
                .param("most", most)
                .query(SqlConfirmations::confirmation)
                .list();
    }

    @Override
    public Optional<Confirmation> of(RecordKey record, Delegation delegation) {
        return of(record).stream()
                .filter(one -> one.delegation().equals(delegation))
                .findFirst();
    }

    private static Confirmation confirmation(ResultSet row, int n) throws SQLException {
        var changed = row.getTimestamp("changed_at");
        return new Confirmation(
                delegation(row),
                new RecordKey(constant(row, "about_kind", RecordKind.class), text(row, "about_key")),
                row.getInt("version"),
                row.getLong("change"),
                row.getTimestamp("at").toInstant(),
                changed == null ? null : changed.toInstant(),
                note(row));
    }

    /// From which it was entered; null where the delegation did it itself.
    static @Nullable Note note(ResultSet row) throws SQLException {
        var number = optional(row, "note_number");
        return number == null ? null : new Note(number, Objects.requireNonNull(day(row, "note_day")));
    }

    static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                new RecordKey(constant(row, "delegation_kind", RecordKind.class), text(row, "delegation_key")));
    }
}
