package org.mispa.web.change;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.organization.Organizations;
import org.mispa.domain.organization.Organizations.Alike;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Here;
import org.mispa.web.system.References;
import org.mispa.web.system.SignedIn;
import org.springframework.stereotype.Component;

/// Makes organizations where they are named: a name in a list of another record that no organization has becomes a
/// proposal of its own, which is sent to review with that record. Those that may be meant are shown first.
@Component
class NewOrganizations {
    private static final String KIND = "kind";
    private static final String ACRONYM = "acronym";

    /// The keys of those that may be meant and were shown.
    private static final String SEEN = "seen";

    private static final String NAME = "name";
    private static final String SOURCE = "source";
    private static final String PLACES = "places";

    private final Organizations organizations;
    private final Workflow workflow;
    private final Proposals proposals;
    private final RecordForm forms;
    private final NewKeys keys;

    NewOrganizations(
            Organizations organizations, Workflow workflow, Proposals proposals, RecordForm forms, NewKeys keys) {
        this.organizations = organizations;
        this.proposals = proposals;
        this.workflow = workflow;
        this.forms = forms;
        this.keys = keys;
    }

    /// A name that no organization has.
    ///
    /// @param place where it stands among such names
    /// @param alike those that may be meant
    /// @param error what is wrong with the name itself; null where nothing is
    record Unknown(
            int place,
            String name,
            List<Alike> alike,
            Input kind,
            Input acronym,
            @Nullable String error) {
        /// The keys of those that may be meant, as the form sends them back.
        public String seen() {
            return alike.stream().map(Alike::key).collect(Collectors.joining(" "));
        }

        /// The name of a field that is sent with it.
        public String field(String of) {
            return Typed.NEW + place + "." + of;
        }

        /// The fields in which something is wrong.
        Stream<Input> wrong() {
            return Stream.of(kind, acronym).filter(input -> input.error() != null);
        }
    }

    /// An organization to come that a record names already.
    record Named(String title, long proposal, Proposal.State state) {}

    /// The names in the lists of a record that no organization has, each once.
    ///
    /// @param wrong what is wrong with those that were to be made, by field
    List<Unknown> unknown(Typed typed, Map<String, String> wrong, References references, Here here) {
        var names = new LinkedHashMap<String, String>();
        fields(typed).values().stream()
                .filter(name ->
                        !references.meant(RecordKind.ORGANIZATION, name.strip()).found())
                .forEach(name -> names.putIfAbsent(References.plain(name), name.strip()));
        var unknown = new ArrayList<Unknown>();
        for (var name : names.values()) {
            unknown.add(unknown(unknown.size(), name, typed, wrong, references, here));
        }
        return unknown;
    }

    private Unknown unknown(
            int place, String name, Typed typed, Map<String, String> wrong, References references, Here here) {
        var sent = sent(typed, name);
        var acronym = sent.getOrDefault(ACRONYM, "");
        var organization = Typed.empty(RecordKind.ORGANIZATION)
                .with(KIND, sent.getOrDefault(KIND, ""))
                .with(ACRONYM, acronym);
        var start = start(typed, name);
        return new Unknown(
                place,
                name,
                organizations.alike(name, acronym.isBlank() ? null : acronym.strip(), here.language()),
                forms.input(
                        organization, KIND, Typed.NEW + place + "." + KIND, wrong.get(start + KIND), references, here),
                forms.input(
                        organization,
                        ACRONYM,
                        Typed.NEW + place + "." + ACRONYM,
                        wrong.get(start + ACRONYM),
                        references,
                        here),
                wrong.get(start + NAME));
    }

    /// The organizations to come that a record names.
    List<Named> named(Typed typed, References references) {
        return fields(typed).values().stream()
                .map(name -> references.meant(RecordKind.ORGANIZATION, name.strip()))
                .filter(References.Meant::found)
                .map(meant -> references.coming(new RecordKey(RecordKind.ORGANIZATION, meant.cell())))
                .filter(Objects::nonNull)
                .distinct()
                .map(coming -> new Named(coming.title(), coming.id(), coming.state()))
                .toList();
    }

    /// The fields in rows that name one organization.
    private static Map<String, String> fields(Typed typed) {
        var fields = new LinkedHashMap<String, String>();
        for (var part : RecordFile.partsOf(typed.kind())) {
            var rows = typed.rows(part);
            for (var column : part.columns()) {
                if (column.refersTo() == RecordKind.ORGANIZATION) {
                    for (var row = 0; row < rows.size(); row++) {
                        var name = rows.get(row).getOrDefault(column.name(), "");
                        if (!name.isBlank()) {
                            fields.put(Typed.name(part, row, column.name()), name);
                        }
                    }
                }
            }
        }
        return fields;
    }

    /// How the names of the fields begin that were sent with a name; empty where none were.
    private static String start(Typed typed, String name) {
        return typed.fields().entrySet().stream()
                .filter(field -> field.getKey().startsWith(Typed.NEW)
                        && field.getKey().endsWith("." + NAME)
                        && same(field.getValue(), name))
                .map(field -> field.getKey().substring(0, field.getKey().length() - NAME.length()))
                .findFirst()
                .orElse("");
    }

    /// What was sent with a name.
    private static Map<String, String> sent(Typed typed, String name) {
        var start = start(typed, name);
        return start.isEmpty()
                ? Map.of()
                : typed.fields().entrySet().stream()
                        .filter(field -> field.getKey().startsWith(start))
                        .collect(Collectors.toMap(
                                field -> field.getKey().substring(start.length()), Map.Entry::getValue));
    }

    private static boolean same(String one, String other) {
        return References.plain(one).equals(References.plain(other));
    }

    /// What came of making one.
    ///
    /// @param typed with the organization in place of its name; as it was where none was made
    /// @param wrong what is wrong, by field; empty where nothing is
    /// @param made whether it was
    record Made(Typed typed, Map<String, String> wrong, boolean made) {}

    /// Makes a proposal of a name, unless something is wrong or others may be meant that were not shown yet.
    ///
    /// @param place of the name among those that were sent
    Made make(Typed typed, int place, References references, SignedIn reader, Here here, Instant at) {
        var name = typed.field(Typed.NEW + place + "." + NAME).strip();
        var sent = sent(typed, name);
        if (name.isEmpty() || fields(typed).values().stream().noneMatch(field -> same(field, name))) {
            return new Made(typed, Map.of(), false);
        }
        var acronym = sent.getOrDefault(ACRONYM, "").strip();
        var alike = organizations.alike(name, acronym.isEmpty() ? null : acronym, here.language());
        var seen = List.of(sent.getOrDefault(SEEN, "").split(" ", -1));
        if (!alike.stream().map(Alike::key).allMatch(seen::contains)) {
            return new Made(typed, Map.of(), false);
        }
        var organization = Typed.empty(RecordKind.ORGANIZATION)
                .with("title_" + here.language().tag(), name)
                .with(KIND, sent.getOrDefault(KIND, ""))
                .with(ACRONYM, acronym);
        var wrong =
                new HashMap<>(forms.read(organization, null, references, here).wrong());
        wrong.keySet().removeAll(Set.of(SOURCE, PLACES)); // taken from the record that names it, when that is sent
        if (!wrong.isEmpty()) {
            return new Made(typed, wrong(place, wrong), false);
        }
        // A form that is sent twice finds what the first has begun, under the key that it has.
        var begun = workflow.begin(
                new About(RecordKind.ORGANIZATION, keys.of(organization), null),
                name,
                organization.toKeep(),
                UUID.nameUUIDFromBytes(
                        (typed.field(Typed.FORM) + " " + References.plain(name)).getBytes(StandardCharsets.UTF_8)),
                reader.staff(),
                at);
        var key = proposals.find(begun).map(Proposal::key).orElseThrow();
        var named = typed;
        for (var field : fields(typed).entrySet()) {
            if (same(field.getValue(), name)) {
                named = named.with(field.getKey(), References.withKey(name, key));
            }
        }
        return new Made(forgotten(named), Map.of(), true);
    }

    /// Puts a recorded organization in place of a name.
    Typed take(Typed typed, int place, String key) {
        var name = typed.field(Typed.NEW + place + "." + NAME);
        var taken = typed;
        for (var field : fields(typed).entrySet()) {
            if (same(field.getValue(), name)) {
                taken = taken.with(field.getKey(), key);
            }
        }
        return forgotten(taken);
    }

    /// The record that names another says where it is written; so does the other, unless it says so itself.
    static Typed cited(Typed named, Typed by) {
        return named.field(SOURCE).isBlank() && named.field(PLACES).isBlank()
                ? named.with(SOURCE, by.field(SOURCE)).with(PLACES, by.field(PLACES))
                : named;
    }

    /// What is wrong with anything but kind and acronym is said of the name.
    private static Map<String, String> wrong(int place, Map<String, String> wrong) {
        return wrong.entrySet().stream()
                .collect(Collectors.toMap(
                        field -> Typed.NEW + place + "."
                                + (Set.of(KIND, ACRONYM).contains(field.getKey()) ? field.getKey() : NAME),
                        Map.Entry::getValue,
                        (one, other) -> one));
    }

    private static Typed forgotten(Typed typed) {
        return new Typed(
                typed.kind(),
                typed.fields().entrySet().stream()
                        .filter(field -> !field.getKey().startsWith(Typed.NEW))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
