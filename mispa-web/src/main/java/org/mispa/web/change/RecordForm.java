package org.mispa.web.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Records;
import org.mispa.domain.change.Staff;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.country.CountryList;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.record.CellForm;
import org.mispa.domain.record.Fault;
import org.mispa.domain.record.ListCell;
import org.mispa.domain.record.Reading;
import org.mispa.domain.record.RecordCells;
import org.mispa.domain.record.RecordColumn;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.record.TypedPlace;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.TypedDate;
import org.mispa.web.change.FormView.Part;
import org.mispa.web.change.FormView.Pasted;
import org.mispa.web.change.FormView.Row;
import org.mispa.web.change.FormView.Section;
import org.mispa.web.system.ColumnWords;
import org.mispa.web.system.DifferenceLines;
import org.mispa.web.system.FaultWords;
import org.mispa.web.system.Here;
import org.mispa.web.system.References;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The form of a record of any kind, made from the columns of its record files: what was typed becomes the same cells
/// that a file would hold, and is read by the same reader.
@Component
class RecordForm {
    /// The main columns of each section, where a kind has more than one. What is named nowhere stands under "more".
    private static final Map<RecordKind, Map<String, List<String>>> SECTIONS = Map.of(
            RecordKind.ACTIVITY,
            ordered(
                    "what", "type title summary recorded initiative",
                    "when", "date place country",
                    "activity-mandates", "",
                    "activity-participations", "",
                    "activity-involvements", "",
                    "source", "source places"),
            RecordKind.DELIVERABLE,
            ordered(
                    "what", "kind title summary recorded proposed initiative activity",
                    "due", "due",
                    "delivery", "delivered_on date_basis outcome evidence checked_on",
                    "owners", "act_of owed_by owed_by_countries",
                    "deliverable-mandates", "",
                    "source", "source places"));

    /// The sections of the short form in which a delegation says what is missing; what is named nowhere is folded below
    /// them.
    private static final Map<String, List<String>> MISSING = ordered(
            "missing", "title type date place",
            "activity-mandates", "",
            "activity-participations", "",
            "said", "source");

    /// The same for a delegation of an organization.
    private static final Map<String, List<String>> MISSING_OF_ORGANIZATION = ordered(
            "missing", "title type date place",
            "activity-mandates", "",
            "activity-involvements", "",
            "said", "source");

    private static final Set<String> NEEDED = Set.of(
            "key kind type recorded closing_day closing_basis language visibility addressee component starts_on closes_on act_of origin stage unit stated_as since until source places usual number code"
                    .split(" ", -1));

    private static final Set<String> INVOLVED_MORE =
            Set.of("country", "basis", "form", "channel", "amount", "currency", "note");

    private static final Set<String> INFERRED = Set.of("reason", "confirmed_by", "confirmed_on");

    /// Columns of lists that few rows need.
    private static final Map<RecordFile, Set<String>> RARE = Map.of(
            RecordFile.ACTIVITY_INVOLVEMENTS, INVOLVED_MORE,
            RecordFile.INITIATIVE_INVOLVEMENTS, INVOLVED_MORE,
            RecordFile.ACTIVITY_MANDATES, INFERRED,
            RecordFile.DELIVERABLE_MANDATES, INFERRED,
            RecordFile.INITIATIVE_MANDATES, INFERRED);

    /// The same in the short form.
    private static final Map<RecordFile, Set<String>> RARE_IN_SHORT = Map.of(
            RecordFile.ACTIVITY_INVOLVEMENTS, INVOLVED_MORE,
            RecordFile.ACTIVITY_MANDATES, Set.of("basis", "reason", "confirmed_by", "confirmed_on"),
            RecordFile.ACTIVITY_PARTICIPATIONS, Set.of("basis", "head_count", "note"));

    /// Rows that stand empty below those of a list.
    private static final int EMPTY_ROWS = 2;

    private final Directory directory;
    private final MemberStates states;
    private final Records records;
    private final Proposals proposals;
    private final MessageSource messages;
    private final FaultWords words;
    private final ColumnWords columns;
    private final DifferenceLines differences;

    RecordForm(
            Directory directory,
            MemberStates states,
            Records records,
            Proposals proposals,
            MessageSource messages,
            FaultWords words,
            ColumnWords columns,
            DifferenceLines differences) {
        this.directory = directory;
        this.states = states;
        this.records = records;
        this.proposals = proposals;
        this.messages = messages;
        this.words = words;
        this.columns = columns;
        this.differences = differences;
    }

    private static Map<String, List<String>> ordered(String... sections) {
        var ordered = new LinkedHashMap<String, List<String>>();
        for (var at = 0; at < sections.length; at += 2) {
            ordered.put(
                    sections[at],
                    Arrays.stream(sections[at + 1].split(" ", -1))
                            .filter(stem -> !stem.isEmpty())
                            .toList());
        }
        return ordered;
    }

    /// What the form means.
    ///
    /// @param details null where something is wrong
    /// @param wrong what to write instead, by field
    /// @param near what may be meant, by field
    record Read(@Nullable Details details, Map<String, String> wrong, Map<String, List<String>> near) {}

    /// What everybody can name: the published records.
    References references(Here here) {
        return differences.references(here);
    }

    /// What somebody who writes records can name, those too that are not published yet.
    References references(Here here, Staff staff) {
        return new References(directory, states.known(), here.language(), proposals.coming(staff.account()));
    }

    /// A record as it stands in the form, references by their names.
    Typed shown(RecordCells cells, References references) {
        var typed = Typed.of(cells);
        for (var entry : typed.fields().entrySet()) {
            var column = column(cells.kind(), entry.getKey());
            if (column != null && column.refersTo() != null) {
                typed = typed.with(entry.getKey(), references.shown(column, entry.getValue()));
            }
        }
        return typed;
    }

    /// The column that a field of the form is of; null where it is of none.
    static @Nullable RecordColumn column(RecordKind kind, String field) {
        for (var part : RecordFile.partsOf(kind)) {
            if (field.startsWith(part.stem() + ".")) {
                return part.column(field.substring(field.lastIndexOf('.') + 1)).orElse(null);
            }
        }
        return RecordFile.of(kind).column(field).orElse(null);
    }

    /// Lists pasted into the form.
    ///
    /// @param typed with the countries as rows; what was not understood is left in the field
    record Pasting(Typed typed, Lists read) {}

    /// What lists that were pasted were read as.
    ///
    /// @param countries null where no list of them was
    /// @param organizations empty where no list of them was
    /// @param roleless whether a list of organizations was left as it is, because no role is chosen for it
    record Lists(CountryList.@Nullable Result countries, List<String> organizations, boolean roleless) {
        static final Lists NONE = new Lists(null, List.of(), false);

        boolean isNone() {
            return countries == null && organizations.isEmpty() && !roleless;
        }
    }

    /// Turns pasted lists into rows, each country and each organization once in a role.
    Pasting paste(Typed typed, References references) {
        if (typed.kind() != RecordKind.ACTIVITY) {
            return new Pasting(typed, Lists.NONE);
        }
        var roleless = typed.field(Typed.ORGANIZATIONS_ROLE).isBlank();
        var organizations =
                roleless ? List.<String>of() : OrganizationList.read(typed.field(Typed.ORGANIZATIONS), references);
        var countries = typed.field(Typed.PASTED).isBlank() ? null : references.read(typed.field(Typed.PASTED));
        var pasted = withOrganizations(typed, organizations, references);
        return new Pasting(
                countries == null ? pasted : withCountries(pasted, countries, references),
                new Lists(
                        countries,
                        organizations,
                        roleless && !typed.field(Typed.ORGANIZATIONS).isBlank()));
    }

    /// The role is chosen anew for the next list, so that no funder becomes a partner by oversight.
    private static Typed withOrganizations(Typed typed, List<String> names, References references) {
        if (names.isEmpty()) {
            return typed;
        }
        var part = RecordFile.ACTIVITY_INVOLVEMENTS;
        var role = typed.field(Typed.ORGANIZATIONS_ROLE);
        var rows = new ArrayList<>(typed.rows(part));
        var left = new ArrayList<String>();
        for (var name : names) {
            if (rows.size() == Typed.MOST_ROWS) {
                left.add(name);
            } else if (rows.stream()
                    .noneMatch(row -> role.equals(row.getOrDefault("role", ""))
                            && name.equals(references.recorded(
                                    RecordKind.ORGANIZATION, row.getOrDefault("organization", ""))))) {
                rows.add(Map.of("organization", name, "role", role, "basis", "stated"));
            }
        }
        return typed.withRows(part, rows)
                .with(Typed.ORGANIZATIONS, String.join("; ", left))
                .with(Typed.ORGANIZATIONS_ROLE, "");
    }

    private static Typed withCountries(Typed typed, CountryList.Result read, References references) {
        var role = typed.field(Typed.PASTED_ROLE).isBlank()
                ? Query.slug(CountryRole.PARTICIPANT)
                : typed.field(Typed.PASTED_ROLE);
        var part = RecordFile.ACTIVITY_PARTICIPATIONS;
        var listed = read.countries().stream().map(CountryId::toString).collect(Collectors.toSet());
        var rows = new ArrayList<Map<String, String>>();
        for (var row : typed.rows(part)) {
            // A row whose role is still to be chosen has that of the list.
            var roleless = row.getOrDefault("role", "").isBlank()
                    && listed.contains(key(row.getOrDefault("country", ""), references));
            var chosen = new LinkedHashMap<>(row);
            if (roleless) {
                chosen.put("role", role);
            }
            rows.add(chosen);
        }
        var there = rows.stream()
                .filter(row -> role.equals(row.get("role")))
                .map(row -> key(row.getOrDefault("country", ""), references))
                .collect(Collectors.toSet());
        for (var country : read.countries()) {
            if (there.add(country.toString()) && rows.size() < Typed.MOST_ROWS) {
                rows.add(Map.of(
                        "country", references.names(List.of(country)).getFirst(), "role", role, "basis", "stated"));
            }
        }
        var left = read.unknown().stream().map(CountryList.Unknown::typed).collect(Collectors.joining("; "));
        return typed.withRows(part, rows).with(Typed.PASTED, left);
    }

    private static String key(String typed, References references) {
        return references
                .meant(Objects.requireNonNull(column(RecordKind.ACTIVITY, "activity-participations.0.country")), typed)
                .cell();
    }

    /// Reads what was typed, by the rules of record files.
    ///
    /// @param before the record as it was; null for a new one
    Read read(Typed typed, @Nullable Details before, References references, Here here) {
        var kind = typed.kind();
        var wrong = new TreeMap<String, String>();
        var near = new LinkedHashMap<String, List<String>>();
        var row = new LinkedHashMap<String, String>();
        RecordFile.of(kind).header().forEach(name -> {
            var cell = cell(kind, name, typed.field(name), references, wrong, near, here);
            if (!cell.isBlank()) {
                row.put(name, cell);
            }
        });
        var parts = new LinkedHashMap<RecordFile, List<Map<String, String>>>();
        for (var part : RecordFile.partsOf(kind)) {
            var rows = new ArrayList<Map<String, String>>();
            var kept = typed.rows(part);
            if (kept.size() > Typed.MOST_ROWS) {
                wrong.put(
                        Typed.name(part, 0, part.columns().get(1).name()),
                        say(here, "fault.rows", kept.size(), Typed.MOST_ROWS));
                kept = kept.subList(0, Typed.MOST_ROWS);
            }
            for (var place = 0; place < kept.size(); place++) {
                var cells = new LinkedHashMap<String, String>();
                for (var cell : kept.get(place).entrySet()) {
                    var name = Typed.name(part, place, cell.getKey());
                    cells.put(cell.getKey(), cell(kind, name, cell.getValue(), references, wrong, near, here));
                }
                rows.add(cells);
            }
            parts.put(part, rows);
        }
        var reading = new Reading();
        var details = reading.details(new RecordCells(kind, row, parts), before);
        for (var fault : reading.faults(keys -> references.nameable(keys, records.existing(keys)))) {
            wrong.putIfAbsent(field(kind, fault), words.say(fault, here));
        }
        if (!typed.field(Typed.PASTED).isBlank()) {
            wrong.put(Typed.PASTED, say(here, "fault.countries"));
        }
        if (!typed.field(Typed.ORGANIZATIONS).isBlank()) {
            wrong.put(Typed.ORGANIZATIONS_ROLE, say(here, "fault.empty.choice"));
        }
        return new Read(wrong.isEmpty() ? details : null, Map.copyOf(wrong), near);
    }

    private String cell(
            RecordKind kind,
            String name,
            String typed,
            References references,
            Map<String, String> wrong,
            Map<String, List<String>> offered,
            Here here) {
        var column = column(kind, name);
        if (column == null || column.refersTo() == null || typed.isBlank()) {
            return typed;
        }
        var meant = references.meant(column, typed);
        if (!meant.found()) {
            // which organizations may be meant is chosen below the rows
            var isNamed = name.contains(".") && column.refersTo() == RecordKind.ORGANIZATION;
            var near = isNamed ? List.<String>of() : meant.near();
            var key = isNamed ? "fault.no-organization" : near.isEmpty() ? "fault.no-record" : "fault.no-record.near";
            wrong.put(name, say(here, key, kindName(column.refersTo(), here), shortened(meant.cell())));
            offered.put(name, near);
            return "";
        }
        return meant.cell();
    }

    private String kindName(RecordKind kind, Here here) {
        return say(here, "RecordKind." + kind.name());
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    /// The field that a fault belongs to.
    private static String field(RecordKind kind, Fault fault) {
        var column = fault.column().isEmpty() ? fault.file().columns().get(1).name() : fault.column();
        if (fault.file() == RecordFile.of(kind)) {
            return column;
        }
        return Typed.name(fault.file(), Math.toIntExact(fault.line()), column);
    }

    /// What is said of pasted lists that were not understood as a whole.
    Read left(Lists lists, Here here) {
        var wrong = new TreeMap<String, String>();
        if (lists.countries() != null && !lists.countries().unknown().isEmpty()) {
            wrong.put(Typed.PASTED, say(here, "fault.countries"));
        }
        if (lists.roleless()) {
            wrong.put(Typed.ORGANIZATIONS_ROLE, say(here, "fault.empty.choice"));
        }
        return new Read(null, wrong, Map.of());
    }

    /// What can be chosen in a column of choices.
    List<Input.Option> options(RecordColumn column, Here here) {
        return columns.choices(column, here).stream()
                .map(choice -> new Input.Option(choice.value(), choice.label()))
                .toList();
    }

    private String label(RecordFile file, RecordColumn column, @Nullable String language, Here here) {
        return columns.label(file, column, language, here);
    }

    String say(Here here, String key, Object... values) {
        return Objects.requireNonNull(messages.getMessage(
                key, Arrays.stream(values).map(String::valueOf).toArray(), here.locale()));
    }

    /// One field of a record, to be written in the form of another.
    ///
    /// @param field the name of its column
    /// @param name of the field there
    /// @param error what to write instead; null where nothing is wrong
    Input input(Typed typed, String field, String name, @Nullable String error, References references, Here here) {
        var file = RecordFile.of(typed.kind());
        var read = new Read(null, error == null ? Map.of() : Map.of(name, error), Map.of());
        return new Drawing(typed, read, Lists.NONE, null, true, references, here)
                .input(file, file.column(field).orElseThrow(), name, typed.field(field), null, false);
    }

    /// The short form in which a delegation says what is missing.
    ///
    /// @param ofCountry whether it speaks for a country, and not for an organization
    /// @param remark what it says beside the fields of the record
    record Missing(boolean ofCountry, String remark) {}

    /// The form with what was typed.
    ///
    /// @param isNew whether the record has no key yet
    /// @param missing null unless it is the short form of what is missing
    /// @param ofStaff whether staff write it, who are also told how a date is stored
    FormView view(
            Typed typed,
            Read read,
            Lists pasted,
            boolean isNew,
            @Nullable Missing missing,
            boolean ofStaff,
            References references,
            Here here) {
        var drawing = new Drawing(typed, read, pasted, missing, ofStaff, references, here);
        var kind = typed.kind();
        var file = RecordFile.of(kind);
        var left = new LinkedHashSet<>(file.columns());
        if (!isNew || !typesKey(kind)) {
            left.remove(file.columns().getFirst());
        }
        var partsLeft = new LinkedHashSet<>(RecordFile.partsOf(kind));
        var sections = new ArrayList<Section>();
        var plan = missing == null
                ? SECTIONS.getOrDefault(kind, Map.of("what", List.<String>of()))
                : missing.ofCountry() ? MISSING : MISSING_OF_ORGANIZATION;
        plan.forEach((name, stems) -> {
            if (name.equals("source")) {
                return;
            }
            var columns = left.stream()
                    .filter(column ->
                            stems.isEmpty() ? name.equals("what") && !isLast(column) : stems.contains(column.stem()))
                    .sorted((one, other) -> Integer.compare(stems.indexOf(one.stem()), stems.indexOf(other.stem())))
                    .toList();
            columns.forEach(left::remove);
            var parts = partsLeft.stream()
                    .filter(part -> part.stem().equals(name)
                            || (missing == null
                                    && name.equals("activity-participations")
                                    && part == RecordFile.ACTIVITY_GROUPS)
                            || (name.equals("due") && part == RecordFile.DELIVERABLE_REVISIONS))
                    .toList();
            parts.forEach(partsLeft::remove);
            sections.add(drawing.section(name, columns, parts));
        });
        var asked = sections.size();
        if (missing != null) {
            var about = left.stream()
                    .filter(column -> Set.of("summary", "recorded", "initiative", "country")
                            .contains(column.stem()))
                    .toList();
            about.forEach(left::remove);
            sections.add(drawing.section("about", about, List.of()));
        }
        for (var part : partsLeft) {
            sections.add(drawing.section(part.stem(), List.of(), List.of(part)));
        }
        var last = left.stream()
                .filter(column -> missing == null && Set.of("source", "places").contains(column.stem()))
                .toList();
        last.forEach(left::remove);
        if (!last.isEmpty()) {
            sections.add(drawing.section("source", last, List.of()));
        }
        if (!left.isEmpty()) {
            sections.add(drawing.section("more", List.copyOf(left), List.of()));
        }
        if (missing != null) {
            sections.subList(asked, sections.size()).replaceAll(Section::asFolded);
        }
        return new FormView(List.copyOf(sections), drawing.offered(), drawing.wrong(sections));
    }

    private static boolean isLast(RecordColumn column) {
        return Set.of("source", "places", "note", "original").contains(column.stem());
    }

    /// Kinds whose number is their key; other keys are made from titles.
    static boolean typesKey(RecordKind kind) {
        return EnumSet.of(RecordKind.COMPONENT, RecordKind.MANDATE, RecordKind.INITIATIVE)
                .contains(kind);
    }

    /// Draws one form.
    private final class Drawing {
        private final Typed typed;
        private final Read read;
        private final Lists pasted;
        private final @Nullable Missing missing;
        private final boolean ofStaff;
        private final References references;
        private final Here here;
        private final Set<RecordKind> offered = EnumSet.noneOf(RecordKind.class);

        Drawing(
                Typed typed,
                Read read,
                Lists pasted,
                @Nullable Missing missing,
                boolean ofStaff,
                References references,
                Here here) {
            this.typed = typed;
            this.read = read;
            this.pasted = pasted;
            this.missing = missing;
            this.ofStaff = ofStaff;
            this.references = references;
            this.here = here;
        }

        Section section(String name, List<RecordColumn> columns, List<RecordFile> parts) {
            var file = RecordFile.of(typed.kind());
            var inputs = new ArrayList<Input>();
            var more = new ArrayList<Input>();
            for (var column : columns) {
                for (var field : column.names()) {
                    var language = language(column, field);
                    var first =
                            language == null || language.equals(here.language().tag());
                    (first ? inputs : more).add(input(file, column, field, typed.field(field), language, false));
                }
            }
            if (missing != null && name.equals("said")) {
                inputs.add(remark(missing.remark()));
            }
            var drawn = parts.stream().map(this::part).toList();
            var pasting = parts.contains(RecordFile.ACTIVITY_PARTICIPATIONS)
                    ? countries()
                    : parts.contains(RecordFile.ACTIVITY_INVOLVEMENTS) ? organizations() : null;
            return new Section(name, List.copyOf(inputs), List.copyOf(more), drawn, pasting, false);
        }

        private Input remark(String said) {
            return new Input(
                    Typed.REMARK,
                    Input.As.AREA,
                    say(here, "missing.remark"),
                    say(here, "missing.remark.hint"),
                    read.wrong().get(Typed.REMARK),
                    List.of(),
                    said,
                    true,
                    null,
                    List.of(),
                    null,
                    null);
        }

        private @Nullable String language(RecordColumn column, String field) {
            return column.name().endsWith("_*") ? field.substring(field.lastIndexOf('_') + 1) : null;
        }

        private Part part(RecordFile part) {
            var columns = part.columns().subList(1, part.columns().size());
            var rare = (missing == null ? RARE : RARE_IN_SHORT).getOrDefault(part, Set.of());
            var heads = columns.stream()
                    .filter(column -> !rare.contains(column.stem()))
                    .map(column -> label(part, column, null, here))
                    .toList();
            var rows = new ArrayList<Row>();
            var kept = typed.rows(part);
            var chosen = preset(part);
            for (var place = 0; place < kept.size() + emptyRows(part, kept.isEmpty()); place++) {
                var there = place < kept.size() ? kept.get(place) : chosen;
                var cells = new ArrayList<Input>();
                var more = new ArrayList<Input>();
                var open = false;
                var called = there.getOrDefault(columns.getFirst().names().getFirst(), "");
                for (var column : columns) {
                    var field = column.names().getFirst();
                    var value = there.getOrDefault(field, "");
                    var drawn = input(part, column, Typed.name(part, place, field), value, null, true);
                    var cell = called.isEmpty() || column.equals(columns.getFirst()) || rare.contains(column.stem())
                            ? drawn
                            : drawn.labelled(say(here, "form.cell", drawn.label(), called));
                    if (rare.contains(column.stem())) {
                        more.add(cell);
                        open |= cell.error() != null || !(value.isEmpty() || value.equals(chosen.get(field)));
                    } else {
                        cells.add(cell);
                    }
                }
                rows.add(new Row(cells, more, open, place < kept.size() ? Typed.name(part, place, "remove") : null));
            }
            return new Part(part.stem(), heads, rows);
        }

        /// Partners and funders are few and may come one by one; countries come as a list.
        private int emptyRows(RecordFile part, boolean none) {
            if (missing != null) {
                return 1;
            }
            return none && part == RecordFile.ACTIVITY_INVOLVEMENTS ? 3 * EMPTY_ROWS : EMPTY_ROWS;
        }

        /// What is chosen in an empty row, so that the usual case needs no choosing.
        private Map<String, String> preset(RecordFile part) {
            return switch (part) {
                case ACTIVITY_PARTICIPATIONS -> Map.of("role", "participant", "basis", "stated");
                case ACTIVITY_INVOLVEMENTS,
                        INITIATIVE_INVOLVEMENTS,
                        ACTIVITY_MANDATES,
                        DELIVERABLE_MANDATES,
                        INITIATIVE_MANDATES -> Map.of("basis", "stated");
                case ACTIVITY_GROUPS -> Map.of("role", "participant");
                default -> Map.of();
            };
        }

        private Pasted countries() {
            var chosen = typed.field(Typed.PASTED_ROLE).isBlank() ? "participant" : typed.field(Typed.PASTED_ROLE);
            return new Pasted(
                    pastedText(Typed.PASTED, "form.countries"),
                    pastedRole(RecordFile.ACTIVITY_PARTICIPATIONS, Typed.PASTED_ROLE, chosen, null),
                    pasted.countries(),
                    pasted.countries() == null
                            ? List.of()
                            : references.names(pasted.countries().countries()),
                    missing != null);
        }

        private Pasted organizations() {
            return new Pasted(
                    pastedText(Typed.ORGANIZATIONS, "form.organizations"),
                    pastedRole(
                            RecordFile.ACTIVITY_INVOLVEMENTS,
                            Typed.ORGANIZATIONS_ROLE,
                            typed.field(Typed.ORGANIZATIONS_ROLE),
                            say(here, "form.organizations.roles")),
                    null,
                    pasted.organizations(),
                    missing != null);
        }

        private Input pastedText(String name, String words) {
            return new Input(
                    name,
                    Input.As.AREA,
                    say(here, words),
                    say(here, words + ".hint"),
                    read.wrong().get(name),
                    List.of(),
                    typed.field(name),
                    true,
                    null,
                    List.of(),
                    null,
                    null);
        }

        private Input pastedRole(RecordFile part, String name, String chosen, @Nullable String hint) {
            return new Input(
                    name,
                    Input.As.CHOICE,
                    say(here, "form.pasted.role"),
                    hint,
                    read.wrong().get(name),
                    List.of(),
                    chosen,
                    false,
                    null,
                    options(part.column("role").orElseThrow(), here),
                    null,
                    null);
        }

        private Input input(
                RecordFile file,
                RecordColumn column,
                String name,
                String value,
                @Nullable String language,
                boolean inRow) {
            var kind = column.refersTo();
            if (kind != null) {
                offered.add(kind);
            }
            var needed = NEEDED.contains(column.stem())
                    || (column.stem().equals("title")
                            && !Set.of(RecordKind.STATEMENT, RecordKind.JUDGEMENT, RecordKind.REMARK)
                                    .contains(file.kind())
                            && language != null
                            && language.equals(here.language().tag()))
                    || (column.stem().equals("instrument") && file == RecordFile.MANDATES)
                    || (file == RecordFile.JUDGEMENTS
                            && (Set.of("mandate", "status").contains(column.stem())
                                    || (column.stem().equals("summary")
                                            && language != null
                                            && language.equals(here.language().tag()))))
                    || (Set.of("record_kind", "record").contains(column.stem()) && file == RecordFile.FIGURES);
            var as = switch (column.form()) {
                case CHOICE -> Input.As.CHOICE;
                case YES_NO -> Input.As.YES;
                case LIST -> inRow ? Input.As.LINE : Input.As.AREA;
                case TEXT ->
                    !inRow && Set.of("summary", "note").contains(column.stem()) ? Input.As.AREA : Input.As.LINE;
                default -> Input.As.LINE;
            };
            var drawn = new Input(
                    name,
                    as,
                    label(file, column, language, here),
                    inRow ? null : hint(file, column),
                    read.wrong().get(name),
                    read.near().getOrDefault(name, List.of()),
                    value,
                    !inRow && (missing == null ? !needed : !column.stem().equals("title")),
                    kind != null && References.few(kind) && column.form() != CellForm.LIST
                            ? "list-" + Query.slug(kind)
                            : null,
                    options(column, here),
                    echo(column, value),
                    language);
            return missing == null || inRow || !column.stem().equals("source")
                    ? drawn
                    : drawn.asking(say(here, "missing.source"), say(here, "missing.source.hint"));
        }

        private @Nullable String hint(RecordFile file, RecordColumn column) {
            var key = switch (column.form()) {
                case DATE -> "form.hint.date";
                case DAY -> "form.hint.day";
                case LIST -> column.stem().equals("places") ? "form.hint.places" : "form.hint.list";
                default ->
                    file == RecordFile.ACTIVITIES
                                    && Set.of("initiative", "country").contains(column.stem())
                            ? "form.hint." + column.stem()
                            : null;
            };
            return key == null ? null : say(here, key);
        }

        /// How something was understood; empty where that needs no saying, null in columns where it never does.
        private @Nullable String echo(RecordColumn column, String value) {
            if (column.form() == CellForm.DATE) {
                return date(value);
            }
            if (column.stem().equals("places")) {
                var read = ListCell.read(value).stream().map(TypedPlace::read).toList();
                return read.equals(ListCell.read(value)) ? "" : say(here, "form.echo", ListCell.write(read));
            }
            if (column.refersTo() == null || column.form() == CellForm.LIST) {
                return null;
            }
            var understood = references.understood(column, value);
            return understood == null ? "" : say(here, "form.echo", understood);
        }

        private String date(String value) {
            if (value.isBlank() || !(TypedDate.read(value.strip()) instanceof TypedDate.Understood understood)) {
                return "";
            }
            var date = understood.date();
            var first = date.earliest();
            var last = date.latest();
            return say(
                    here,
                    ofStaff ? "form.echo.date.stored" : "form.echo.date",
                    date.inWords(here.locale()),
                    first == null ? "…" : here.day(first),
                    last == null ? "…" : here.day(last),
                    date.edtf());
        }

        Map<String, List<String>> offered() {
            var lists = new TreeMap<String, List<String>>();
            for (var kind : offered) {
                if (References.few(kind)) {
                    lists.put("list-" + Query.slug(kind), references.offered(kind));
                }
            }
            return lists;
        }

        List<Input> wrong(List<Section> sections) {
            return sections.stream()
                    .flatMap(section -> Stream.of(
                                    section.inputs().stream(),
                                    section.more().stream(),
                                    section.pasted() == null
                                            ? Stream.<Input>of()
                                            : Stream.of(
                                                    section.pasted().text(),
                                                    section.pasted().role()),
                                    section.parts().stream()
                                            .flatMap(part -> part.rows().stream())
                                            .flatMap(row -> Stream.concat(row.cells().stream(), row.more().stream())))
                            .flatMap(inputs -> inputs))
                    .filter(input -> input.error() != null)
                    .toList();
        }
    }
}
