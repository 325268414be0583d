package org.mispa.persistence.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.mispa.domain.exchange.PublishedTranslations;
import org.mispa.domain.record.SpreadsheetSafe;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Streamed;
import org.mispa.persistence.shared.Wordings;
import org.springframework.stereotype.Repository;

/// Writes translations from the tables of wordings, a row a part.
@Repository
class SqlPublishedTranslations implements PublishedTranslations {
    private final Streamed streamed;

    SqlPublishedTranslations(Streamed streamed) {
        this.streamed = streamed;
    }

    @Override
    @SuppressWarnings("resource") // closing the printer would close the stream
    public void write(Language language, OutputStream to) {
        try {
            var writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
            writer.write("\uFEFF");
            var csv = new CSVPrinter(writer, CSVFormat.RFC4180);
            csv.printRecord(TranslationFile.HEADER);
            var all = Wordings.kinds().stream()
                    .map(kind -> select(kind, Wordings.kinds().indexOf(kind)))
                    .collect(Collectors.joining("\nunion all\n"));
            streamed.each(
                    "select * from (%s) t order by place, key, n".formatted(all),
                    Map.of("language", language.name()),
                    row -> {
                        try {
                            csv.printRecord(
                                    Columns.text(row, "kind"),
                                    Columns.text(row, "key"),
                                    Columns.text(row, "part"),
                                    language.tag(),
                                    Columns.text(row, "state"),
                                    SpreadsheetSafe.harmless(Columns.text(row, "original")),
                                    SpreadsheetSafe.harmless(Columns.text(row, "translation")));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String select(RecordKind kind, int place) {
        return """
                select %3$d as place, '%2$s' as kind, o.%1$s::text as key, p.n, p.part, case
                        when t.language is null then 'missing'
                        when t.of_original <> o.of_original then 'outdated'
                        else 'current' end as state,
                    p.original, coalesce(p.translation, '') as translation
                from %1$s_text o
                    left join %1$s_text t on t.%1$s = o.%1$s and t.language = :language
                    cross join lateral (values (1, 'title', o.title, t.title), (2, 'summary', o.summary, t.summary),
                        (3, 'note', o.note, t.note)) p (n, part, original, translation)
                where o.original and o.language <> :language and p.original is not null""".formatted(Wordings.name(kind), Query.slug(kind), place);
    }
}
