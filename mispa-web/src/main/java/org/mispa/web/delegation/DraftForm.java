package org.mispa.web.delegation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.Draft.Fault;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Replies;
import org.mispa.web.system.Said;

/// What stands in the form of an observation, right or not.
///
/// @param kind as a slug; empty while none is chosen
/// @param on the record, as `activity/picap-courses`; empty for the country or organization as a whole
/// @param field stem of a column or of a list of the record; empty for all of it
record DraftForm(String kind, String on, String field, String text) {
    static DraftForm of(Draft draft) {
        return new DraftForm(
                draft.kind() == null ? "" : Query.slug(draft.kind()),
                draft.about() == null ? "" : Replies.named(draft.about()),
                draft.field() == null ? "" : draft.field(),
                draft.text());
    }

    /// Who goes on to correct a record without choosing a kind says that it is wrong; to describe one, that it is
    /// missing.
    static DraftForm of(String kind, String on, String field, String text, boolean corrects) {
        var meant = kind.isEmpty() && corrects ? Query.slug(on.isEmpty() ? Kind.MISSING : Kind.WRONG) : kind;
        return new DraftForm(meant, on, field, text);
    }

    /// Null for the country or organization as a whole, and for what names no record.
    @Nullable
    RecordKey about() {
        var parts = on.split("/", 2);
        return parts.length < 2
                ? null
                : Arrays.stream(RecordKind.values())
                        .filter(known -> Query.slug(known).equals(parts[0]))
                        .findFirst()
                        .map(known -> new RecordKey(known, parts[1]))
                        .orElse(null);
    }

    private @Nullable Kind chosen() {
        return Arrays.stream(Kind.values())
                .filter(known -> Query.slug(known).equals(kind))
                .findFirst()
                .orElse(null);
    }

    Draft draft() {
        var about = about();
        return new Draft(chosen(), about, about == null || !isField(about) ? null : field, text);
    }

    /// Where the form of the record begins for whoever chose a field of it: its fragment, with `#`; empty where none
    /// was
    /// chosen.
    String fragment(Language language) {
        var about = about();
        if (about == null || field.isEmpty()) {
            return "";
        }
        var column = RecordFile.of(about.kind()).columns().stream()
                .filter(one -> one.stem().equals(field))
                .map(one -> one.names().size() == 1 ? one.names().getFirst() : field + "_" + language.tag());
        var part = RecordFile.partsOf(about.kind()).stream()
                .filter(one -> one.stem().equals(field))
                .map(one -> field + "-0-" + one.columns().get(1).names().getFirst());
        return Stream.concat(column, part).findFirst().map(name -> "#" + name).orElse("");
    }

    private boolean isField(RecordKey about) {
        return !field.isEmpty()
                && (RecordFile.of(about.kind()).columns().stream()
                                .anyMatch(column -> column.stem().equals(field))
                        || RecordFile.partsOf(about.kind()).stream()
                                .anyMatch(part -> part.stem().equals(field)));
    }

    /// What is wrong, by field.
    ///
    /// @param faults what keeps it from being sent
    /// @param sending whether it has to be complete; a draft may leave things out
    static Map<String, Said> wrong(Map<Draft.Field, Fault> faults, boolean sending) {
        var wrong = new LinkedHashMap<String, Said>();
        faults.forEach((where, fault) -> {
            if (sending || fault != Fault.MISSING) {
                wrong.put(
                        Query.slug(where),
                        Said.of(
                                "observation.fault." + Query.slug(where) + "." + Query.slug(fault),
                                Observation.LONGEST));
            }
        });
        return wrong;
    }
}
