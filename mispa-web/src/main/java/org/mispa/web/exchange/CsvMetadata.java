package org.mispa.web.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.mispa.domain.exchange.PublishedRecords;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Language;
import org.mispa.web.exchange.Codebook.Line;
import org.mispa.web.system.Here;
import org.mispa.web.system.Sheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What a CSV file cannot say of itself, as CSV on the Web (W3C): its columns, and for which day, from what and under
/// which terms it was made.
@Component
class CsvMetadata {
    private static final String CONTEXT = "http://www.w3.org/ns/csvw";

    private final Codebook codebook;
    private final MessageSource messages;

    CsvMetadata(Codebook codebook, MessageSource messages) {
        this.codebook = codebook;
        this.messages = messages;
    }

    /// Of one list, as its address asks for it.
    ///
    /// @param file the address of the file
    Map<String, Object> of(Sheet<?> sheet, String file, PublishedRecords.Version version, Here here) {
        var metadata = begin(here.language());
        metadata.put("url", file);
        metadata.put("dc:title", said("sheet." + sheet.name(), here.locale()));
        metadata.put("dc:language", here.language().tag());
        metadata.put("dc:relation", pageOf(file));
        terms(metadata, version, here);
        var properties = new ArrayList<>(List.of(
                property("as_of", here.asOf()),
                property("reach", here.reach()),
                property("links", here.slug(here.links())),
                property("filter", file.contains("?") ? file.substring(file.indexOf('?') + 1) : "")));
        var known = here.known();
        if (known != null) {
            properties.add(property("known", known.word()));
        }
        metadata.put("schema:additionalProperty", properties);
        metadata.put("tableSchema", schema(locale -> codebook.lines(sheet, locale)));
        return metadata;
    }

    /// Of one record file.
    Map<String, Object> of(RecordFile file, String address, PublishedRecords.Version version, Here here) {
        var metadata = begin(here.language());
        metadata.putAll(table(file, address, here.locale()));
        terms(metadata, version, here);
        return metadata;
    }

    /// Of the whole set, as it lies beside the files.
    Map<String, Object> ofAll(PublishedRecords.Version version, Here here) {
        var metadata = begin(here.language());
        metadata.put("dc:title", said("data.title", here.locale()));
        metadata.put("dc:relation", here.whole("/data"));
        terms(metadata, version, here);
        metadata.put(
                "tables",
                Arrays.stream(RecordFile.values())
                        .map(file -> table(file, file.file(), here.locale()))
                        .toList());
        return metadata;
    }

    private static Map<String, Object> begin(Language language) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("@context", List.of(CONTEXT, Map.of("@language", language.tag())));
        metadata.put("dialect", Map.of("encoding", "utf-8", "lineTerminators", List.of("\r\n"), "header", true));
        return metadata;
    }

    private Map<String, Object> table(RecordFile file, String address, Locale locale) {
        var table = new LinkedHashMap<String, Object>();
        table.put("url", address);
        table.put("dc:title", codebook.word(file, locale));
        table.put("tableSchema", schema(in -> codebook.lines(file, in)));
        return table;
    }

    private void terms(Map<String, Object> metadata, PublishedRecords.Version version, Here here) {
        var locale = here.locale();
        metadata.put("dc:publisher", said("portal", locale));
        metadata.put("dc:source", said("data.source", locale));
        metadata.put("dc:rights", said("data.licence.data", locale));
        metadata.put("schema:version", Long.toString(version.number()));
        if (version.at() != null) {
            metadata.put("dc:modified", version.at().toString());
        }
        var known = here.known();
        if (known != null) {
            metadata.put("dc:temporal", known.word());
        }
    }

    private static String pageOf(String file) {
        return file.replaceFirst("\\.csv(?=\\?|$)", "");
    }

    private static Map<String, Object> property(String name, Object value) {
        var property = new LinkedHashMap<String, Object>();
        property.put("@type", "schema:PropertyValue");
        property.put("schema:name", name);
        property.put("schema:value", value.toString());
        return property;
    }

    private static Map<String, Object> schema(Function<Locale, List<Line>> lines) {
        var inEach = new LinkedHashMap<Language, List<Line>>();
        for (var language : Language.values()) {
            inEach.put(language, lines.apply(language.locale()));
        }
        var columns = new ArrayList<Map<String, Object>>();
        var english = inEach.getOrDefault(Language.EN, List.of());
        for (var i = 0; i < english.size(); i++) {
            var line = english.get(i);
            var meanings = new ArrayList<Map<String, Object>>();
            for (var language : inEach.entrySet()) {
                meanings.add(Map.of(
                        "@value",
                        language.getValue().get(i).meaning(),
                        "@language",
                        language.getKey().tag()));
            }
            for (var name : line.names()) {
                columns.add(column(name, line, meanings));
            }
        }
        return Map.of("columns", columns);
    }

    private static Map<String, Object> column(String name, Line line, List<Map<String, Object>> meanings) {
        var column = new LinkedHashMap<String, Object>();
        column.put("name", name);
        column.put("titles", name);
        column.put("dc:description", meanings);
        switch (line.form()) {
            case WHOLE_NUMBER -> column.put("datatype", "integer");
            case AMOUNT -> column.put("datatype", "decimal");
            case DAY -> column.put("datatype", "date");
            case ADDRESS -> column.put("datatype", "anyURI");
            case YES_NO -> column.put("datatype", Map.of("base", "boolean", "format", "yes|no"));
            case LIST -> {
                column.put("separator", Sheet.BETWEEN);
                column.put("datatype", "string");
            }
            case KEY, CODE, CHOICE, TEXT, DATE -> column.put("datatype", "string");
        }
        return column;
    }

    private String said(String key, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, locale), "");
    }
}
