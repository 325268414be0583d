package org.mispa.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.exchange.BulkChange;
import org.mispa.domain.exchange.ImportRecords;
import org.mispa.domain.exchange.RecordList;
import org.mispa.domain.exchange.Refused;
import org.mispa.domain.exchange.RefusedUpload;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.ColumnWords;
import org.mispa.web.system.Field;
import org.mispa.web.system.Field.Option;
import org.mispa.web.system.Filters;
import org.mispa.web.system.Here;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.RecordLists;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Says what is to be done to all records of a list. What would become of them is shown where imports are.
@Controller
@RequestMapping("/imports/change/{list}")
class BulkChangeController {
    private static final String RECORDED = "recorded";
    private static final String INITIATIVE = "initiative";

    private static final int LONGEST_LINE = 500;

    /// Takes the line of work away.
    private static final String NONE = "none";

    private final ImportRecords imports;
    private final ImportJobs jobs;
    private final Activities activities;
    private final Deliverables deliverables;
    private final Filters filters;
    private final Directory directory;
    private final ColumnWords columns;
    private final MessageSource messages;
    private final Clock clock;

    BulkChangeController(
            ImportRecords imports,
            ImportJobs jobs,
            Activities activities,
            Deliverables deliverables,
            Filters filters,
            Directory directory,
            ColumnWords columns,
            MessageSource messages,
            Clock clock) {
        this.imports = imports;
        this.jobs = jobs;
        this.activities = activities;
        this.deliverables = deliverables;
        this.filters = filters;
        this.directory = directory;
        this.columns = columns;
        this.messages = messages;
        this.clock = clock;
    }

    /// The list of the address.
    ///
    /// @param query of its filter
    private record Listed(RecordList records, String query, long total) {
        String path() {
            return "/" + BulkWords.unit(records.kind());
        }
    }

    /// What was chosen; empty is what stays as it is.
    record Chosen(
            String standing, String line, String added, String grounds, String why, String removed, String reason) {
        boolean nothing() {
            return standing.isEmpty() && line.isEmpty() && added.isEmpty() && removed.isEmpty();
        }
    }

    @GetMapping
    String ask(@AuthenticationPrincipal SignedIn reader, @PathVariable String list, Here here, Model model) {
        var parameters = asked(here);
        var listed = listed(list, parameters, reader, here);
        return page(listed, parameters, fields(listed, new Chosen("", "", "", "", "", "", ""), here), here, model);
    }

    @PostMapping
    String look(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String list,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String added,
            @RequestParam(defaultValue = "") String grounds,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String removed,
            @RequestParam(defaultValue = "") String reason,
            Here here,
            HttpServletResponse response,
            Model model) {
        var parameters = asked(here);
        var listed = listed(list, parameters, reader, here);
        var chosen = new Chosen(standing, line, added, grounds, why.strip(), removed, reason.strip());
        var fields = checked(fields(listed, chosen, here), chosen);
        if (fields.values().stream().allMatch(field -> field.error() == null)) {
            try {
                var id = imports.gather(
                        listed.records(),
                        change(listed, chosen, here),
                        chosen.reason(),
                        reader.staff(),
                        clock.instant());
                jobs.check(id, reader.staff());
                return "redirect:/imports/" + id;
            } catch (RefusedUpload refused) {
                model.addAttribute("refused", new Said("Refused." + refused.why(), List.copyOf(refused.values())));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(listed, parameters, fields, here, model);
    }

    /// What the address asks for, without what a form sends: fields may be called as filters are.
    private static Parameters asked(Here here) {
        var given = new LinkedMultiValueMap<String, String>();
        here.others("page").forEach(parameter -> given.add(parameter.name(), parameter.value()));
        return new Parameters(given);
    }

    private Listed listed(String list, Parameters parameters, SignedIn reader, Here here) {
        return switch (list) {
            case "activities" -> {
                reader.staff().mustWrite(RecordKind.ACTIVITY);
                var filter = RecordLists.activities(parameters);
                yield new Listed(
                        new RecordList.OfActivities(filter, here.reckoning()),
                        filter.query(),
                        activities.count(filter, here.reckoning()));
            }
            case "deliverables" -> {
                reader.staff().mustWrite(RecordKind.DELIVERABLE);
                var filter = RecordLists.deliverables(parameters);
                yield new Listed(
                        new RecordList.OfDeliverables(filter, here.reckoning()),
                        filter.query(),
                        deliverables
                                .page(filter, here.reckoning(), here.language(), 1)
                                .total());
            }
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private String page(Listed listed, Parameters parameters, Map<String, Field> fields, Here here, Model model) {
        model.addAttribute("filters", filters.inForce(parameters, here));
        model.addAttribute("unit", BulkWords.unit(listed.records().kind()));
        model.addAttribute("total", listed.total());
        model.addAttribute("listHref", here.to(listed.path(), listed.query()));
        model.addAttribute("action", here.to("/imports/change" + listed.path(), listed.query()));
        model.addAttribute("fields", fields);
        if (!model.containsAttribute("refused")) {
            model.addAttribute("refused", refused(listed.total()));
        }
        return "exchange/bulk";
    }

    private static @Nullable Said refused(long total) {
        if (total == 0) {
            return Said.of("Refused." + Refused.NO_RECORDS);
        }
        return total > BulkChange.MOST
                ? Said.of("Refused." + Refused.TOO_MANY, Integer.toString(BulkChange.MOST))
                : null;
    }

    private Map<String, Field> fields(Listed listed, Chosen chosen, Here here) {
        var own = RecordFile.of(listed.records().kind());
        var mandates = numbered(RecordKind.MANDATE, here);
        var lines = new ArrayList<Option>();
        lines.add(new Option(NONE, say("bulk.line.none", here)));
        lines.addAll(numbered(RecordKind.INITIATIVE, here));
        var bases =
                columns
                        .choices(
                                BulkChange.mandatesOf(listed.records().kind())
                                        .column("basis")
                                        .orElseThrow(),
                                here)
                        .stream()
                        .filter(basis -> !basis.value().equals(Query.slug(Basis.LINE_OF_WORK)))
                        .toList();
        var fields = new LinkedHashMap<String, Field>();
        for (var field : List.of(
                Field.chosen(
                                "standing",
                                Said.of("field.recorded"),
                                List.of(chosen.standing()),
                                columns.choices(own.column(RECORDED).orElseThrow(), here))
                        .thatMayBeEmpty(),
                Field.chosen("line", Said.of("field.initiative"), List.of(chosen.line()), lines)
                        .thatMayBeEmpty(),
                Field.chosen("added", Said.of("bulk.added"), List.of(chosen.added()), mandates)
                        .withHint(Said.of("bulk.added.hint"))
                        .thatMayBeEmpty(),
                Field.chosen("grounds", Said.of("bulk.basis"), List.of(chosen.grounds()), bases),
                Field.typed("why", Said.of("bulk.why"), chosen.why()).thatMayBeEmpty(),
                Field.chosen("removed", Said.of("bulk.removed"), List.of(chosen.removed()), mandates)
                        .thatMayBeEmpty(),
                Field.typed("reason", Said.of("imports.reason.ask"), chosen.reason())
                        .withHint(Said.of("imports.reason.hint")))) {
            fields.put(field.name(), field);
        }
        return fields;
    }

    private List<Option> numbered(RecordKind kind, Here here) {
        return directory.all(kind, here.language()).stream()
                .map(entry -> new Option(
                        entry.key(), entry.key() + " " + entry.title().value()))
                .toList();
    }

    private static Map<String, Field> checked(Map<String, Field> fields, Chosen chosen) {
        var wrong = new HashMap<String, Said>();
        fields.forEach((name, field) -> {
            var known = field.options().stream().anyMatch(option -> field.has(option.value()));
            if (!field.options().isEmpty() && !field.value().isEmpty() && !known) {
                wrong.put(name, Said.of("bulk.wrong.choice"));
            }
            var length = field.value().codePointCount(0, field.value().length());
            if (field.options().isEmpty() && length > LONGEST_LINE) {
                wrong.put(name, Said.of("fault.too-long", length, LONGEST_LINE));
            }
        });
        if (chosen.nothing()) {
            wrong.put("standing", Said.of("bulk.wrong.nothing"));
        }
        if (!chosen.added().isEmpty()) {
            if (chosen.grounds().isEmpty()) {
                wrong.put("grounds", Said.of("bulk.wrong.basis"));
            }
            if (chosen.grounds().equals(Query.slug(Basis.INFERRED))
                    && chosen.why().isEmpty()) {
                wrong.put("why", Said.of("rule.inferred-has-a-reason"));
            }
            if (chosen.added().equals(chosen.removed())) {
                wrong.put("removed", Said.of("bulk.wrong.both"));
            }
        }
        if (chosen.reason().isEmpty()) {
            wrong.put("reason", Said.of("imports.wrong.reason-missing"));
        }
        var checked = new LinkedHashMap<>(fields);
        wrong.forEach((name, said) -> checked.computeIfPresent(name, (same, field) -> field.withError(said)));
        return checked;
    }

    private static BulkChange change(Listed listed, Chosen chosen, Here here) {
        var cells = new HashMap<String, String>();
        if (!chosen.standing().isEmpty()) {
            cells.put(RECORDED, chosen.standing());
        }
        if (!chosen.line().isEmpty()) {
            cells.put(INITIATIVE, chosen.line().equals(NONE) ? "" : chosen.line());
        }
        var adds = new HashMap<String, String>();
        if (!chosen.added().isEmpty()) {
            adds.put("mandate", chosen.added());
            adds.put("basis", chosen.grounds());
            if (!chosen.why().isEmpty()) {
                adds.put("reason_en", chosen.why());
            }
        }
        return new BulkChange(
                listed.records().kind(), here.toKeep(listed.path(), listed.query()), cells, adds, chosen.removed());
    }

    private String say(String key, Here here) {
        return Objects.requireNonNull(messages.getMessage(key, null, here.locale()));
    }
}
