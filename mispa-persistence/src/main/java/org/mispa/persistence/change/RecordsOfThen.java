package org.mispa.persistence.change;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Tables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts the records of a schema that were changed later back to what they were.
@Component
class RecordsOfThen {
    private static final int AT_ONCE = 500;

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final SchemaOfThen schemas;
    private final DetailsJson json = new DetailsJson();

    RecordsOfThen(EntityManager entities, JdbcClient jdbc, SchemaOfThen schemas) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.schemas = schemas;
    }

    private record Then(RecordKind kind, String key, String details) {}

    /// Within the transaction that made the schema.
    ///
    /// @return how many records were put back
    int putBack(String schema, long last) {
        jdbc.sql("drop table if exists pg_temp.changed_later").update();
        // what a record was is what its first later change replaced; nothing where that made it
        var changed = jdbc.sql("""
                        create temporary table changed_later on commit drop as
                        select *, row_number() over (order by record_kind, record_key)::integer as number
                        from (select distinct on (record_kind, record_key) record_kind, record_key, base_version, before
                            from public.change where id > %d order by record_kind, record_key, id) first
                        """.formatted(last)).update();
        if (changed == 0) {
            return 0;
        }
        jdbc.sql("analyze pg_temp.changed_later").update();
        schemas.parts()
                .forEach((kind, parts) -> parts.reversed()
                        .forEach(part -> jdbc.sql("""
                                delete from %1$s.%2$s r using pg_temp.changed_later c
                                where c.record_kind = :kind and r.%3$s::text = c.record_key
                                """.formatted(schema, part.table(), part.owner()))
                                .param("kind", kind.name())
                                .update()));
        for (var from = 1; from <= changed; from += AT_ONCE) {
            then(from)
                    .forEach(record -> entities.persist(
                            ApplyChange.create(record.key(), json.read(record.kind(), record.details()))));
            entities.flush();
            entities.clear();
        }
        for (var kind : RecordKind.values()) {
            jdbc.sql("""
                            update %1$s.%2$s r set version = c.base_version from pg_temp.changed_later c
                            where c.record_kind = :kind and r.%3$s::text = c.record_key
                            """.formatted(schema, Tables.name(kind), Tables.key(kind)))
                    .param("kind", kind.name())
                    .update();
        }
        jdbc.sql("""
                        select search_keep(record_kind, array_agg(record_key order by record_key))::text
                        from pg_temp.changed_later group by record_kind order by record_kind
                        """).query((row, number) -> number).list();
        return changed;
    }

    private List<Then> then(int from) {
        return jdbc.sql("""
                        select record_kind, record_key, before from pg_temp.changed_later
                        where number between :from and :to and before is not null order by number
                        """)
                .param("from", from)
                .param("to", from + AT_ONCE - 1)
                .query((row, number) -> new Then(
                        Columns.constant(row, "record_kind", RecordKind.class),
                        Columns.text(row, "record_key"),
                        Columns.text(row, "before")))
                .list();
    }
}
