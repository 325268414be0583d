package org.mispa.persistence.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Conditions;
import org.mispa.persistence.shared.Tables;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes a schema that holds what the record tables hold, with all that reads them: indexes, views, functions. What is
/// to be made is asked of the database, so that a later migration needs no change here.
@Component
class SchemaOfThen {
    /// Tables that triggers fill from the records.
    private static final List<String> DERIVED = List.of("search_entry", "search_word");

    private static final Pattern ON_TABLE = Pattern.compile(" ON (ONLY )?public\\.");
    private static final Pattern FUNCTION = Pattern.compile("FUNCTION public\\.");

    private final JdbcClient jdbc;
    private final JdbcTemplate plain;

    SchemaOfThen(JdbcClient jdbc, JdbcTemplate plain) {
        this.jdbc = jdbc;
        this.plain = plain;
    }

    /// A table with rows of records.
    ///
    /// @param owner the column that names the record
    record Part(String table, String owner) {}

    /// A view or function.
    private record Reader(String oid, boolean view, String name, String definition) {}

    /// Within a transaction. Afterwards its statements find the tables of the schema first.
    ///
    /// @param last number of the last change that the state knows
    void make(String schema, long last) {
        set("search_path", "public");
        set("maintenance_work_mem", "128MB");
        run("create schema " + schema);
        var parts = parts();
        var tables = new LinkedHashSet<>(DERIVED);
        parts.values().forEach(ofKind -> ofKind.forEach(part -> tables.add(part.table())));
        tables.forEach(table -> copy(table, schema));
        var readers = readers(tables);
        run("create view %1$s.change as select * from public.change where id <= %2$d".formatted(schema, last));
        set("search_path", schema + ", public");
        readers.forEach(reader -> run(
                reader.view()
                        ? "create view %s.%s as %s".formatted(schema, reader.name(), reader.definition())
                        : FUNCTION.matcher(reader.definition()).replaceFirst("FUNCTION " + schema + ".")));
        readsOnlyItself(schema, tables, readers);
    }

    /// After the last row.
    void count(String schema) {
        parts().values().stream()
                .flatMap(Collection::stream)
                .map(Part::table)
                .distinct()
                .forEach(table -> run("analyze %s.%s".formatted(schema, table)));
        DERIVED.forEach(table -> run("analyze %s.%s".formatted(schema, table)));
    }

    /// The tables of each kind, that with a row for each record first. Parts name their record by the first column of
    /// their primary key.
    Map<RecordKind, List<Part>> parts() {
        var of = new TreeMap<RecordKind, List<Part>>();
        for (var kind : RecordKind.values()) {
            of.put(kind, new ArrayList<>(List.of(new Part(Tables.name(kind), Tables.key(kind)))));
        }
        jdbc.sql("""
                        select t.relname as part, a.attname as owner, o.relname as kept
                        from pg_constraint k
                            join pg_class t on t.oid = k.conrelid
                            join pg_class o on o.oid = k.confrelid
                            join pg_index i on i.indrelid = k.conrelid and i.indisprimary
                            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = i.indkey[0]
                        where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conkey = array[i.indkey[0]]
                            and o.relname = any(:tables)
                        order by 1
                        """)
                .param(
                        "tables",
                        Conditions.array(Arrays.stream(RecordKind.values())
                                .map(Tables::name)
                                .toList()))
                .query(row -> {
                    var part = new Part(Columns.text(row, "part"), Columns.text(row, "owner"));
                    var kept = Columns.text(row, "kept");
                    of.entrySet().stream()
                            .filter(kind -> Tables.name(kind.getKey()).equals(kept))
                            .forEach(kind -> kind.getValue().add(part));
                });
        return of;
    }

    /// Rows first and indexes after them. What a column generates is copied too; only for later rows it is made, by a
    /// trigger.
    private void copy(String table, String schema) {
        run("create table %1$s.%2$s (like public.%2$s including defaults including constraints including storage)"
                .formatted(schema, table));
        var columns = String.join(
                ", ", jdbc.sql("""
                                select quote_ident(attname) from pg_attribute
                                where attrelid = ('public.' || :table)::regclass and attnum > 0 and not attisdropped
                                order by attnum
                                """).param("table", table).query(String.class).list());
        run("insert into %1$s.%2$s (%3$s) select %3$s from public.%2$s".formatted(schema, table, columns));
        jdbc.sql("""
                        select coalesce(
                            (select format('ALTER TABLE %I ADD ', :table::text) || pg_get_constraintdef(k.oid)
                                from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u')),
                            pg_get_indexdef(i.indexrelid)) as definition
                        from pg_index i where i.indrelid = ('public.' || :table)::regclass order by i.indexrelid
                        """)
                .param("table", table)
                .query(String.class)
                .list()
                .forEach(definition -> run(
                        definition.startsWith("ALTER TABLE ")
                                ? definition.replaceFirst(
                                        "ALTER TABLE ", Matcher.quoteReplacement("ALTER TABLE " + schema + "."))
                                : ON_TABLE.matcher(definition).replaceFirst(" ON " + schema + ".")));
        var generated = jdbc.sql("""
                        select format('select %s into new.%I from (select new.*) written;',
                            pg_get_expr(d.adbin, d.adrelid), a.attname)
                        from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                        where a.attrelid = ('public.' || :table)::regclass and a.attgenerated = 's'
                        """).param("table", table).query(String.class).list();
        if (!generated.isEmpty()) {
            run("""
                    create function %1$s.generate_%2$s() returns trigger language plpgsql as $generate$
                    begin
                        %3$s
                        return new;
                    end $generate$
                    """.formatted(schema, table, String.join("\n", generated)));
            run("""
                    create trigger generate before insert or update on %1$s.%2$s
                        for each row execute function %1$s.generate_%2$s()
                    """.formatted(schema, table));
        }
    }

    /// Views and functions that read these tables, directly or by others, each after those that it reads. Functions
    /// whose
    /// text is only read when they run find the tables of the state by themselves.
    private List<Reader> readers(Set<String> tables) {
        var known = new HashMap<String, Reader>();
        jdbc.sql("""
                        select oid::text, true as view, quote_ident(relname) as name, pg_get_viewdef(oid) as definition
                        from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
                        union all
                        select oid::text, false, proname, pg_get_functiondef(oid)
                        from pg_proc where pronamespace = 'public'::regnamespace and prosqlbody is not null
                        """)
                .query((row, number) -> new Reader(
                        Columns.text(row, "oid"),
                        row.getBoolean("view"),
                        Columns.text(row, "name"),
                        Columns.text(row, "definition")))
                .list()
                .forEach(reader -> known.put(reader.oid(), reader));
        var reads = new HashMap<String, Set<String>>();
        var readTables = new LinkedHashSet<String>();
        jdbc.sql("""
                        select distinct coalesce(w.ev_class, d.objid)::text as reader, d.refobjid::text as read, c.relname
                        from pg_depend d
                            left join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
                            left join pg_class c on d.refclassid = 'pg_class'::regclass and c.oid = d.refobjid
                        where d.classid in ('pg_rewrite'::regclass, 'pg_proc'::regclass)
                            and d.refclassid in ('pg_class'::regclass, 'pg_proc'::regclass)
                            and d.refobjid is distinct from w.ev_class
                        """).query(row -> {
            reads.computeIfAbsent(Columns.text(row, "reader"), reader -> new LinkedHashSet<>())
                    .add(Columns.text(row, "read"));
            var table = row.getString("relname");
            if (table != null && tables.contains(table)) {
                readTables.add(Columns.text(row, "read"));
            }
        });
        var ordered = new LinkedHashMap<String, Boolean>();
        known.keySet().stream().sorted().forEach(reader -> order(reader, reads, readTables, ordered));
        return ordered.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .filter(known::containsKey)
                .map(known::get)
                .toList();
    }

    /// @param ordered each reader after those that it reads, with whether it comes down to one of the tables
    private static boolean order(
            String reader, Map<String, Set<String>> reads, Set<String> tables, Map<String, Boolean> ordered) {
        var known = ordered.get(reader);
        if (known != null) {
            return known;
        }
        if (tables.contains(reader)) {
            return true;
        }
        var readsTables = false;
        for (var read : reads.getOrDefault(reader, Set.of())) {
            readsTables |= order(read, reads, tables, ordered);
        }
        ordered.put(reader, readsTables);
        return readsTables;
    }

    /// What is bound to a table of the present would show the present as the past.
    private void readsOnlyItself(String schema, Set<String> tables, List<Reader> readers) {
        var wrong = jdbc.sql("""
                        select distinct d.classid::regclass || ' ' || d.objid
                        from pg_depend d
                            left join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
                            left join pg_class v on v.oid = w.ev_class
                            left join pg_proc p on d.classid = 'pg_proc'::regclass and p.oid = d.objid
                        where (v.relnamespace = cast(:schema as regnamespace) or p.pronamespace = cast(:schema as regnamespace))
                            and (d.refobjid in (select oid from pg_class
                                    where relnamespace = 'public'::regnamespace and relname = any(:tables))
                                or d.refobjid::text = any(:readers))
                        """)
                .param("schema", schema)
                .param("tables", Conditions.array(tables))
                .param(
                        "readers",
                        Conditions.array(readers.stream().map(Reader::oid).toList()))
                .query(String.class)
                .list();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(schema + " reads the present: " + wrong);
        }
    }

    private void set(String setting, String value) {
        jdbc.sql("select set_config(:setting, :value, true)")
                .param("setting", setting)
                .param("value", value)
                .query(String.class)
                .single();
    }

    /// As a plain statement: definitions hold colons and question marks that are no parameters.
    private void run(String statement) {
        plain.execute(statement);
    }
}
