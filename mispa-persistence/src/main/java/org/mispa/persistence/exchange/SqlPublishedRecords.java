package org.mispa.persistence.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mispa.domain.exchange.PublishedRecords;
import org.mispa.domain.record.ListCell;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.record.SpreadsheetSafe;
import org.mispa.domain.shared.Language;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Reckoned;
import org.mispa.persistence.shared.Streamed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes the record files from the tables: one statement a file, whose columns are named as those of the file.
@Repository
class SqlPublishedRecords implements PublishedRecords {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JdbcClient jdbc;
    private final Streamed streamed;
    private final Reckoned reckoned;

    SqlPublishedRecords(JdbcClient jdbc, Streamed streamed, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.streamed = streamed;
        this.reckoned = reckoned;
    }

    @Override
    public Version version() {
        return jdbc.sql("select id, at from change order by id desc limit 1")
                .query((row, n) -> new Version(
                        row.getLong("id"), row.getObject("at", Timestamp.class).toInstant()))
                .optional()
                .orElseGet(() -> new Version(0, null));
    }

    @Override
    public Map<RecordFile, Long> rows() {
        return reckoned.once(this::count, "rows of record files");
    }

    private Map<RecordFile, Long> count() {
        var rows = new EnumMap<RecordFile, Long>(RecordFile.class);
        jdbc.sql(Arrays.stream(RecordFile.values())
                        .map(file -> "select '%s' as file, count(*) as n from %s".formatted(file.name(), table(file)))
                        .collect(Collectors.joining(" union all ")))
                .query(row -> {
                    rows.put(RecordFile.valueOf(Columns.text(row, "file")), row.getLong("n"));
                });
        return Map.copyOf(rows);
    }

    @Override
    public void writeAll(Folder folder) {
        streamed.atOneMoment(() -> {
            for (var file : RecordFile.values()) {
                try {
                    write(file, folder.open(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    @Override
    public void write(RecordFile file, OutputStream to) {
        try {
            var writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
            writer.write(BYTE_ORDER_MARK);
            write(file, writer);
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("resource") // closing the printer would close the stream
    private void write(RecordFile file, Writer writer) throws IOException {
        var printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(file.header());
        streamed.each(select(file), Map.of(), row -> {
            try {
                printer.printRecord(cells(file, row));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> cells(RecordFile file, ResultSet row) throws SQLException {
        var cells = new ArrayList<String>();
        for (var column : file.columns()) {
            for (var name : column.names()) {
                cells.add(cell(column, name, row));
            }
        }
        return cells;
    }

    private static String cell(RecordColumn column, String name, ResultSet row) throws SQLException {
        if (row.getString(name) == null) {
            return "";
        }
        return switch (column.form()) {
            case CHOICE -> Columns.text(row, name).toLowerCase(Locale.ROOT).replace('_', '-');
            case YES_NO -> row.getBoolean(name) ? "yes" : "no";
            case LIST -> SpreadsheetSafe.harmless(ListCell.write(Columns.list(row, name)));
            case WHOLE_NUMBER, AMOUNT -> Columns.text(row, name);
            case KEY, CODE, TEXT, DATE, DAY, ADDRESS -> SpreadsheetSafe.harmless(Columns.text(row, name));
        };
    }

    private static String table(RecordFile file) {
        return switch (file) {
            case SOURCES -> "source_document";
            case COUNTRIES -> "country";
            case COUNTRY_STATUSES -> "country_standing";
            case ORGANIZATIONS -> "organization";
            case MEETINGS -> "meeting";
            case REPORTING_PERIODS -> "reporting_period";
            case INSTRUMENTS -> "instrument";
            case COMPONENTS -> "component";
            case MANDATES -> "mandate";
            case MANDATE_INSTRUMENTS -> "mandate_reiteration";
            case MANDATE_DECLARATIONS -> "mandate_declaration";
            case JUDGEMENTS -> "judgement";
            case INITIATIVES -> "initiative";
            case INITIATIVE_MANDATES -> "initiative_mandate";
            case INITIATIVE_INVOLVEMENTS -> "initiative_involvement";
            case ACTIVITIES -> "activity";
            case ACTIVITY_MANDATES -> "activity_mandate";
            case ACTIVITY_PARTICIPATIONS -> "participation";
            case ACTIVITY_GROUPS -> "group_participation";
            case ACTIVITY_INVOLVEMENTS -> "activity_involvement";
            case DELIVERABLES -> "deliverable";
            case DELIVERABLE_MANDATES -> "deliverable_mandate";
            case DELIVERABLE_REVISIONS -> "deliverable_revision";
            case PRACTICES -> "practice";
            case FIGURES -> "figure";
            case STATEMENTS -> "statement";
            case REMARKS -> "remark";
        };
    }

    private static String select(RecordFile file) {
        return switch (file) {
            case SOURCES ->
                "select r.*, w.* from source_document r " + words("source_document", "r.key") + " order by r.key";
            case REMARKS -> "select r.key, w.* from remark r " + words("remark", "r.key") + " order by r.key";
            case COUNTRIES -> """
                    select c.key, c.iso2, c.iso3, c.kind, c.subregion, c.note as note_en, n.*
                    from country c
                        join lateral (select %s from country_name n where n.country = c.key) n on true
                    order by c.key
                    """.formatted(perLanguage("n", "usual", "official", "sort"));
            case COUNTRY_STATUSES ->
                "select country, standing as status, date, note as note_en from country_standing order by country, position";
            case MANDATE_INSTRUMENTS ->
                "select mandate, instrument, 'reiterates' as relation, note as note_en from mandate_reiteration order by mandate, position";
            case MANDATE_DECLARATIONS -> """
                    select d.mandate, d.declared_by, d.date, d.summary as summary_en, d.source, array[%s] as places
                    from mandate_declaration d order by d.mandate, d.position
                    """.formatted(place("d"));
            case DELIVERABLE_REVISIONS -> """
                    select d.deliverable, d.due, d.decided_on, d.reason as note_en, d.source, array[%s] as places
                    from deliverable_revision d order by d.deliverable, d.position
                    """.formatted(place("d"));
            case INITIATIVE_MANDATES -> links("initiative");
            case ACTIVITY_MANDATES -> links("activity");
            case DELIVERABLE_MANDATES -> links("deliverable");
            case INITIATIVE_INVOLVEMENTS -> involvements("initiative");
            case ACTIVITY_INVOLVEMENTS -> involvements("activity");
            case ACTIVITY_PARTICIPATIONS -> """
                    select activity, country, role, basis, head_count, note as note_en
                    from participation order by activity, position
                    """;
            case ACTIVITY_GROUPS -> """
                    select activity, title as title_en, role, inferred_members, reason as reason_en
                    from group_participation order by activity, position
                    """;
            case INITIATIVES -> record("initiative", "code", """
                    , r.scope as scope_en, r.scope_reason as scope_reason_en""");
            case DELIVERABLES -> record("deliverable", "key", """
                    , r.due_original as due, r.evidence as evidence_en,
                    array(select o.organization from deliverable_owner o
                        where o.deliverable = r.key and o.organization is not null order by o.position) as owed_by,
                    array(select o.country from deliverable_owner o
                        where o.deliverable = r.key and o.country is not null order by o.position) as owed_by_countries""");
            case PRACTICES -> record("practice", "key", ", r.number as position");
            // What narrows the list is written as in the files: participations:host,participant
            case FIGURES -> record("figure", "key", """
                    , r.about_kind as record_kind, r.about_key as record,
                    replace(lower(r.listed_kind || case when cardinality(r.listed_among) = 0 then ''
                        else ':' || array_to_string(r.listed_among, ',') end), '_', '-') as listed""");
            case STATEMENTS -> record("statement", "key", ", r.about_kind as record_kind, r.about_key as record");
            case ORGANIZATIONS, MEETINGS, REPORTING_PERIODS, INSTRUMENTS, JUDGEMENTS, ACTIVITIES ->
                record(table(file), "key", "");
            case COMPONENTS, MANDATES -> record(table(file), "number", "");
        };
    }

    /// A record with its wordings and the places where it is written. Where two columns have one name the first is
    /// taken, so that those named on purpose stand in front.
    private static String record(String table, String key, String named) {
        return """
                select w.*, c.source, c.places %3$s, r.*
                from %1$s r
                    %4$s
                    cross join lateral (select
                        (array_agg(c.source order by c.position))[1] as source,
                        array_agg(case when c.source = f.source then '' else c.source || '#' end || %5$s
                            order by c.position) as places
                        from %1$s_citation c
                            left join %1$s_citation f on f.%1$s = c.%1$s and f.position = 0
                        where c.%1$s = r.%2$s) c
                order by %6$s
                """.formatted(
                        table,
                        key,
                        named,
                        words(table, "r." + key),
                        place("c"),
                        table.equals("mandate") ? "string_to_array(r.number, '.')::integer[]" : "r." + key);
    }

    private static String words(String table, String key) {
        return """
                join lateral (select %2$s, max(t.language) filter (where t.original) as original
                    from %1$s_text t where t.%1$s = %3$s) w on true
                """.formatted(table, perLanguage("t", "title", "summary", "note"), key);
    }

    private static String perLanguage(String table, String... parts) {
        return Arrays.stream(parts)
                .flatMap(part -> Arrays.stream(Language.values())
                        .map(language -> "max(%1$s.%2$s) filter (where %1$s.language = '%3$s') as %2$s_%4$s"
                                .formatted(table, part, language.name(), language.tag())))
                .collect(Collectors.joining(", "));
    }

    private static String place(String table) {
        return "%1$s.section || coalesce('/' || %1$s.paragraph, '') || coalesce('/n' || %1$s.note, '')"
                .formatted(table);
    }

    private static String links(String owner) {
        return """
                select %1$s, mandate, basis, reason as reason_en, confirmed_by, confirmed_on
                from %1$s_mandate order by %1$s, position
                """.formatted(owner);
    }

    private static String involvements(String owner) {
        return """
                select %1$s, organization, country, role, basis, form, channel, amount, currency, note as note_en
                from %1$s_involvement order by %1$s, position
                """.formatted(owner);
    }
}
