package org.mispa.web.change;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.organization.OrganizationKind;
import org.mispa.domain.organization.Organizations;
import org.mispa.domain.organization.Organizations.Alike;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Query;
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

    /// What a name is chosen to be: the key of an organization, or a kind of organization that it is new of.
    private static final String AS = "as";

    private static final String NEW_OF_KIND = "new.";

    /// The keys of those that may be meant and were shown.
    private static final String SEEN = "seen";

    private static final String NAME = "name";
    private static final String SOURCE = "source";
    private static final String PLACES = "places";

    /// Words of names that tell what kind an organization is likely to be, in the four languages, the surest first.
    private static final Map<OrganizationKind, Pattern> LIKELY = likely(
            OrganizationKind.UN_BODY, "united nations|naciones unidas|nations unies|nacoes unidas",
            OrganizationKind.POLICE, "police|policia|gendarmerie|constabulary|carabineros",
            OrganizationKind.GOVERNMENT, "government|gobierno|gouvernement|governo",
            OrganizationKind.GOVERNMENT_AGENCY,
                    "ministry|ministerio|ministere|agency|agencia|agence|department|departamento",
            OrganizationKind.ACADEMIC, "university|universidad|universite|universidade|academy|academia|academie",
            OrganizationKind.OBSERVATORY, "observatory|observatorio|observatoire",
            OrganizationKind.FOUNDATION, "foundation|fundacion|fondation|fundacao",
            OrganizationKind.DEVELOPMENT_BANK, "bank|banco|banque",
            OrganizationKind.FUND, "fund|fondo|fonds|fundo",
            OrganizationKind.NETWORK, "network|red|reseau|rede",
            OrganizationKind.PROGRAMME, "programme|program|programa");

    private static Map<OrganizationKind, Pattern> likely(Object... kindsAndWords) {
        var likely = new LinkedHashMap<OrganizationKind, Pattern>();
        for (var at = 0; at < kindsAndWords.length; at += 2) {
            likely.put(
                    (OrganizationKind) kindsAndWords[at], Pattern.compile("\\b(?:" + kindsAndWords[at + 1] + ")\\b"));
        }
        return likely;
    }

    private final Organizations organizations;
    private final Workflow workflow;
    private final RecordForm forms;
    private final NewKeys keys;

    NewOrganizations(Organizations organizations, Workflow workflow, RecordForm forms, NewKeys keys) {
        this.organizations = organizations;
        this.workflow = workflow;
        this.forms = forms;
        this.keys = keys;
    }

    /// A name that no organization has.
    ///
    /// @param place where it stands among such names
    /// @param alike those that may be meant
    /// @param kinds what it may be made, the likeliest first
    /// @param fields in which it stands
    /// @param as what was chosen
    record Unknown(
            int place,
            String name,
            List<Alike> alike,
            List<Input.Option> kinds,
            List<String> fields,
            Input as,
            Input acronym) {
        /// The keys of those that may be meant, as the form sends them back.
        public String seen() {
            return alike.stream().map(Alike::key).collect(Collectors.joining(" "));
        }

        boolean isAlike(String key) {
            return alike.stream().anyMatch(one -> one.key().equals(key));
        }

        /// The name of a field that is sent with it.
        public String field(String of) {
            return Typed.NEW + place + "." + of;
        }

        /// The fields in which something is wrong.
        Stream<Input> wrong() {
            return Stream.of(as, acronym).filter(input -> input.error() != null);
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
        var start = start(typed, name);
        var field = Typed.NEW + place + ".";
        var fields = fields(typed).entrySet().stream()
                .filter(named -> same(named.getValue(), name))
                .map(Map.Entry::getKey)
                .toList();
        var error = wrong.get(start + AS);
        if (error == null && fields.stream().anyMatch(wrong::containsKey)) { // what is wrong in its rows is mended here
            error = forms.say(here, "organization.new.choose");
        }
        return new Unknown(
                place,
                name,
                organizations.alike(name, acronym.isBlank() ? null : acronym.strip(), here.language()),
                kinds(name, here),
                fields,
                forms.input(Typed.empty(RecordKind.ORGANIZATION), KIND, field + AS, error, references, here)
                        .saying(sent.getOrDefault(AS, ""))
                        .labelled(name),
                forms.input(
                        Typed.empty(RecordKind.ORGANIZATION).with(ACRONYM, acronym),
                        ACRONYM,
                        field + ACRONYM,
                        wrong.get(start + ACRONYM),
                        references,
                        here));
    }

    private List<Input.Option> kinds(String name, Here here) {
        var plain = References.plain(name);
        var likely = LIKELY.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(plain).find())
                .map(kind -> Query.slug(kind.getKey()))
                .findFirst()
                .orElse("");
        return forms.options(RecordFile.ORGANIZATIONS.column(KIND).orElseThrow(), here).stream()
                .map(kind -> new Input.Option(NEW_OF_KIND + kind.value(), kind.label()))
                .sorted(Comparator.comparing(kind -> !kind.value().equals(NEW_OF_KIND + likely)))
                .toList();
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

    /// Puts recorded organizations in place of names for which they were chosen: what those may do who make none.
    Typed taken(Typed typed, References references, Here here) {
        return forgotten(taken(typed, unknown(typed, Map.of(), references, here)));
    }

    private static Typed taken(Typed typed, List<Unknown> unknown) {
        var taken = typed;
        for (var one : unknown) {
            if (one.isAlike(one.as().value())) {
                taken = named(taken, one.name(), one.as().value());
            }
        }
        return taken;
    }

    /// What came of what was chosen.
    ///
    /// @param typed with organizations in place of the names that were settled
    /// @param wrong what is wrong with the others, by field; empty where nothing is
    /// @param made whether any was made
    record Settled(Typed typed, Map<String, String> wrong, boolean made) {}

    /// Puts organizations in place of names for which something was chosen: those that are meant, or proposals of new
    /// ones. None is made where others may be meant that were not shown yet.
    Settled settle(Typed typed, References references, SignedIn reader, Here here, Instant at) {
        var wrong = new HashMap<String, String>();
        var made = false;
        var names = unknown(typed, Map.of(), references, here);
        for (var unknown : names) {
            var as = unknown.as().value();
            if (as.startsWith(NEW_OF_KIND)) {
                made |= make(typed, unknown, as.substring(NEW_OF_KIND.length()), wrong, references, reader, here, at);
            } else if (!as.isEmpty() && !unknown.isAlike(as)) {
                wrong.put(start(typed, unknown.name()) + AS, forms.say(here, "organization.new.again"));
            }
        }
        var settled = taken(typed, names);
        return new Settled(wrong.isEmpty() ? forgotten(settled) : settled, Map.copyOf(wrong), made);
    }

    /// Makes a proposal of a name.
    ///
    /// @param wrong takes up what is wrong
    /// @return whether it was made, so that it is found by its name
    private boolean make(
            Typed typed,
            Unknown unknown,
            String kind,
            Map<String, String> wrong,
            References references,
            SignedIn reader,
            Here here,
            Instant at) {
        var name = unknown.name();
        var start = start(typed, name);
        var sent = sent(typed, name);
        var seen = List.of(sent.getOrDefault(SEEN, "").split(" ", -1));
        if (!unknown.alike().stream().map(Alike::key).allMatch(seen::contains)) {
            wrong.put(start + AS, forms.say(here, "organization.new.seen"));
            return false;
        }
        var organization = Typed.empty(RecordKind.ORGANIZATION)
                .with("title_" + here.language().tag(), name)
                .with(KIND, kind)
                .with(ACRONYM, sent.getOrDefault(ACRONYM, "").strip());
        var faults =
                new HashMap<>(forms.read(organization, null, references, here).wrong());
        faults.keySet().removeAll(Set.of(SOURCE, PLACES)); // taken from the record that names it, when that is sent
        if (!faults.isEmpty()) {
            // what is wrong with anything but the acronym is said of the choice
            faults.forEach((field, words) -> wrong.putIfAbsent(start + (field.equals(ACRONYM) ? ACRONYM : AS), words));
            return false;
        }
        // A form that is sent twice finds what the first has begun, under the key that it has.
        workflow.begin(
                new About(RecordKind.ORGANIZATION, keys.of(organization), null),
                name,
                organization.toKeep(),
                UUID.nameUUIDFromBytes(
                        (typed.field(Typed.FORM) + " " + References.plain(name)).getBytes(StandardCharsets.UTF_8)),
                reader.staff(),
                at);
        return true;
    }

    private static Typed named(Typed typed, String name, String organization) {
        var named = typed;
        for (var field : fields(typed).entrySet()) {
            if (same(field.getValue(), name)) {
                named = named.with(field.getKey(), organization);
            }
        }
        return named;
    }

    /// The record that names another says where it is written; so does the other, unless it says so itself.
    static Typed cited(Typed named, Typed by) {
        return named.field(SOURCE).isBlank() && named.field(PLACES).isBlank()
                ? named.with(SOURCE, by.field(SOURCE)).with(PLACES, by.field(PLACES))
                : named;
    }

    private static Typed forgotten(Typed typed) {
        return new Typed(
                typed.kind(),
                typed.fields().entrySet().stream()
                        .filter(field -> !field.getKey().startsWith(Typed.NEW))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
