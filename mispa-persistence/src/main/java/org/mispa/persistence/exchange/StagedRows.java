package org.mispa.persistence.exchange;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.record.Fault.Wrong;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import tools.jackson.databind.json.JsonMapper;

/// Puts the rows of an upload into the tables of imports, some hundred at a time.
class StagedRows implements Staging {
    private static final int PORTION = 500;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final long batch;
    private final List<Object[]> waiting = new ArrayList<>();
    private int position = -1;
    private @Nullable RecordFile file;

    StagedRows(JdbcTemplate jdbc, JsonMapper json, long batch) {
        this.jdbc = jdbc;
        this.json = json;
        this.batch = batch;
    }

    @Override
    public void begin(String name, @Nullable RecordFile begun, List<String> header) {
        flush();
        position++;
        file = begun;
        jdbc.update(
                "insert into batch_file (batch, position, name, file, of_parts, header) values (?, ?, ?, ?, ?, ?)",
                batch,
                position,
                name,
                begun == null ? null : begun.name(),
                begun != null && begun.ofParts(),
                new SqlParameterValue(Types.ARRAY, header.toArray(String[]::new)));
    }

    @Override
    public void row(long line, Map<String, String> cells, @Nullable Integer found) {
        var of = file;
        var kind = of == null
                ? kind(cells.getOrDefault(TranslationFile.KIND, ""))
                : of.kind().name();
        var key = cells.getOrDefault(
                of == null ? TranslationFile.KEY : of.columns().getFirst().name(), "");
        waiting.add(new @Nullable Object[] {batch, position, line, kind, key, json.writeValueAsString(cells), found});
        if (waiting.size() >= PORTION) {
            flush();
        }
    }

    private static @Nullable String kind(String word) {
        for (var kind : RecordKind.values()) {
            if (Query.slug(kind).equals(word)) {
                return kind.name();
            }
        }
        return null;
    }

    @Override
    public void broken(long line, String column, Wrong wrong, String... values) {
        var of = file;
        jdbc.update(
                """
                insert into batch_fault (batch, file, record_file, line, column_name, cell, wrong, said)
                values (?, ?, ?, ?, ?, '', ?, ?)
                """,
                batch,
                position,
                (of == null ? RecordFile.REMARKS : of).name(),
                line,
                column,
                wrong.name(),
                new SqlParameterValue(Types.ARRAY, values));
    }

    void flush() {
        if (!waiting.isEmpty()) {
            jdbc.batchUpdate("""
                    insert into batch_row (batch, file, line, record_kind, record_key, cells, cells_found)
                    values (?, ?, ?, ?, ?, cast(? as jsonb), ?)
                    """, waiting);
            waiting.clear();
        }
    }
}
