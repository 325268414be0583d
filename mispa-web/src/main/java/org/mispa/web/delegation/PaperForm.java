package org.mispa.web.delegation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.delegation.Note;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observation.Draft;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.delegation.ReviewEntry;
import org.mispa.domain.delegation.RightOfReply.Paper;
import org.mispa.domain.delegation.RightOfReply.Seen;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.TypedDate;
import org.mispa.web.system.Replies;
import org.mispa.web.system.Said;
import org.springframework.util.MultiValueMap;

/// What stands in the form of what a delegation wrote on paper, right or not: `entry` for each record that it confirms,
/// `text:activity/picap-courses` and `kind:activity/picap-courses` for each that it observes, `text:` and `kind:` for
/// the whole.
record PaperForm(MultiValueMap<String, String> typed) {
    private static final String WHOLE = "";

    String one(String name) {
        return Objects.requireNonNullElse(typed.getFirst(name), "");
    }

    String number() {
        return one("number");
    }

    String day() {
        return one("day");
    }

    private @Nullable LocalDate noteDay() {
        return TypedDate.day(day()).orElse(null);
    }

    /// The rounds for which the delegation says that it has reviewed everything.
    List<String> reviewed() {
        return typed.getOrDefault("reviewed", List.of());
    }

    boolean confirms(ReviewEntry entry) {
        return typed.getOrDefault("entry", List.of()).contains(Replies.seen(entry));
    }

    /// The name of a field about a record.
    ///
    /// @param record null for the whole
    static String name(String field, @Nullable RecordKey record) {
        return field + ":" + (record == null ? WHOLE : Replies.named(record));
    }

    String text(@Nullable RecordKey record) {
        return one(name("text", record));
    }

    /// As a slug. Where nothing is chosen, what is said of a record is that it is wrong, of the whole that something is
    /// missing.
    String kind(@Nullable RecordKey record) {
        var kind = one(name("kind", record));
        return kind.isEmpty() ? Query.slug(record == null ? Kind.MISSING : Kind.WRONG) : kind;
    }

    private Draft draft(@Nullable RecordKey record) {
        var kind = Arrays.stream(Kind.values())
                .filter(known -> Query.slug(known).equals(kind(record)))
                .findFirst()
                .orElse(null);
        return new Draft(kind, record, null, text(record));
    }

    private Map<@Nullable RecordKey, Draft> drafts(List<ReviewEntry> entries) {
        var drafts = new LinkedHashMap<@Nullable RecordKey, Draft>();
        entries.forEach(entry -> drafts.put(entry.record(), draft(entry.record())));
        drafts.put(null, draft(null));
        drafts.values().removeIf(draft -> draft.text().isEmpty());
        return drafts;
    }

    /// Whether the delegation says nothing at all.
    boolean saysNothing(List<ReviewEntry> entries) {
        return drafts(entries).isEmpty()
                && reviewed().isEmpty()
                && typed.getOrDefault("entry", List.of()).isEmpty();
    }

    /// What is wrong, by the name of its field.
    Map<String, Said> wrong(List<ReviewEntry> entries, LocalDate today) {
        var wrong = new LinkedHashMap<String, Said>();
        Note.faults(number(), noteDay(), today)
                .forEach((field, fault) -> wrong.put(
                        Query.slug(field),
                        Said.of("paper.fault." + Query.slug(field) + "." + Query.slug(fault), Note.LONGEST)));
        drafts(entries)
                .forEach((record, draft) -> draft.faults()
                        .forEach((field, fault) -> wrong.put(
                                name(Query.slug(field), record),
                                Said.of(
                                        "observation.fault." + Query.slug(field) + "." + Query.slug(fault),
                                        Observation.LONGEST))));
        return wrong;
    }

    /// @throws IllegalArgumentException where something is wrong with the note
    Note note() {
        return new Note(number(), Objects.requireNonNull(noteDay()));
    }

    /// @param token made by the form; each observation gets one of its own by it
    Paper paper(List<ReviewEntry> entries, UUID token) {
        var recorded = entries.stream().map(ReviewEntry::record).collect(Collectors.toSet());
        return new Paper(note(), confirmed(recorded), observed(entries, token));
    }

    private List<Seen> confirmed(Set<RecordKey> recorded) {
        return typed.getOrDefault("entry", List.of()).stream()
                .map(ReviewPageController::seen)
                .filter(Objects::nonNull)
                .filter(seen -> recorded.contains(seen.record()))
                .distinct()
                .toList();
    }

    private Map<UUID, Draft> observed(List<ReviewEntry> entries, UUID token) {
        var observed = new LinkedHashMap<UUID, Draft>();
        drafts(entries)
                .forEach((record, draft) -> observed.put(
                        UUID.nameUUIDFromBytes((token + name(" ", record)).getBytes(StandardCharsets.UTF_8)), draft));
        return observed;
    }
}
