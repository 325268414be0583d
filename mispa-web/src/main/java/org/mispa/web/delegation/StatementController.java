package org.mispa.web.delegation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.delegation.DelegationStatement;
import org.mispa.domain.delegation.DelegationStatement.Words;
import org.mispa.domain.delegation.DelegationStatements;
import org.mispa.domain.delegation.MakeStatement;
import org.mispa.domain.delegation.StaleObservation;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Field;
import org.mispa.web.system.Field.Option;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What a delegation says in its own words on its own page, or on that of a record: a preparer drafts it, a speaker
/// publishes it and takes it back.
@Controller
class StatementController {
    private final DelegationStatements statements;
    private final MakeStatement make;
    private final Delegations delegations;
    private final Directory directory;
    private final RecordPages pages;
    private final MessageSource messages;
    private final Clock clock;

    StatementController(
            DelegationStatements statements,
            MakeStatement make,
            Delegations delegations,
            Directory directory,
            RecordPages pages,
            MessageSource messages,
            Clock clock) {
        this.statements = statements;
        this.make = make;
        this.delegations = delegations;
        this.directory = directory;
        this.pages = pages;
        this.messages = messages;
        this.clock = clock;
    }

    /// What the delegate did with the form.
    enum Doing {
        SAVE,
        PUBLISH,
        WITHDRAW
    }

    /// @param on the record, as `activity/picap-courses`; empty for the delegation's own page
    @GetMapping({"/countries/{id}/review/statement", "/organizations/{id}/review/statement"})
    String show(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String on,
            HttpServletRequest request,
            Here here,
            Model model) {
        var delegation = delegations.seen(id, reader, request);
        var statement = statements.of(delegation, about(delegation, on, here));
        return page(statement, statement.draft(), statement.revision(), Map.of(), null, reader, here, model);
    }

    /// The record on whose page it stands; null for the delegation's own.
    private @Nullable RecordKey about(Delegation delegation, String on, Here here) {
        if (on.isEmpty()) {
            return null;
        }
        var record = new DraftForm("", on, "", "").about();
        if (record == null
                || record.equals(delegation.of())
                || !hasPage(record, here)
                || (directory.titles(List.of(record), here.language()).isEmpty()
                        && statements.of(delegation, record).revision() == 0)) {
            throw Delegations.none();
        }
        return record;
    }

    /// Whether the record has a page of its own, on which a statement can stand.
    private static boolean hasPage(RecordKey record, Here here) {
        return here.path(record).endsWith("/" + record.key());
    }

    private String page(
            DelegationStatement statement,
            Words typed,
            int revision,
            Map<String, Said> wrong,
            @Nullable Said refused,
            SignedIn reader,
            Here here,
            Model model) {
        var delegation = statement.delegation();
        var about = statement.about();
        var delegate = reader.delegate();
        var languages = Arrays.stream(Language.values())
                .map(language -> new Option(
                        language.tag(),
                        Objects.requireNonNull(messages.getMessage("Language." + language, null, here.locale()))))
                .toList();
        var language = typed.language() == null ? "" : typed.language().tag();
        model.addAttribute(
                "fields",
                List.of(
                        with(
                                Field.chosen("language", Said.of("own-words.language"), List.of(language), languages),
                                wrong),
                        with(Field.typed("text", Said.of("own-words.text"), typed.text()), wrong)
                                .withHint(Said.of("own-words.text.hint", DelegationStatement.MOST_WORDS))));
        model.addAttribute("statement", statement);
        model.addAttribute("count", typed.count());
        model.addAttribute("revision", revision);
        model.addAttribute("refused", refused);
        model.addAttribute("writes", delegate != null);
        model.addAttribute("speaks", delegate != null && delegate.speaks());
        model.addAttribute("name", delegations.name(delegation, here));
        model.addAttribute("about", delegations.title(about == null ? delegation.of() : about, here));
        model.addAttribute("aboutHref", pages.to(about == null ? delegation.of() : about, here));
        model.addAttribute("review", here.to(delegations.review(delegation, here)));
        model.addAttribute("action", delegations.statement(delegation, about, here));
        return "delegation/statement";
    }

    private static Field with(Field field, Map<String, Said> wrong) {
        var error = wrong.get(field.name());
        return error == null ? field : field.withError(error);
    }

    @PostMapping({"/countries/{id}/review/statement", "/organizations/{id}/review/statement"})
    String write(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(name = "do", defaultValue = "save") Doing doing,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var delegation = delegations.seen(id, reader, request);
        var delegate = Delegations.delegate(reader);
        var about = about(delegation, on, here);
        var typed = new Words(
                Language.of(language).filter(one -> one.tag().equals(language)).orElse(null), text);
        var faults = switch (doing) {
            case SAVE -> typed.faults();
            case PUBLISH -> typed.faultsToPublish();
            case WITHDRAW -> Map.<DelegationStatement.Field, DelegationStatement.Fault>of();
        };
        Said refused = null;
        if (faults.isEmpty()) {
            try {
                switch (doing) {
                    case SAVE -> make.write(about, revision, typed, delegate, clock.instant());
                    case PUBLISH -> make.publish(about, revision, typed, delegate, clock.instant());
                    case WITHDRAW -> make.withdraw(about, delegate, clock.instant());
                }
                then.addFlashAttribute("done", Query.slug(doing));
                return "redirect:" + delegations.statement(delegation, about, here);
            } catch (StaleObservation stale) {
                response.setStatus(HttpStatus.CONFLICT.value());
                refused = Said.of("observation.stale");
            } catch (NotAllowed no) {
                refused = Said.of("own-words.refused." + Query.slug(no.why()));
            }
        }
        if (response.getStatus() == HttpStatus.OK.value()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        var statement = statements.of(delegation, about);
        return page(statement, typed, statement.revision(), said(faults, typed), refused, reader, here, model);
    }

    private static Map<String, Said> said(
            Map<DelegationStatement.Field, DelegationStatement.Fault> faults, Words typed) {
        var said = new LinkedHashMap<String, Said>();
        faults.forEach((field, fault) -> said.put(
                Query.slug(field),
                Said.of(
                        "own-words.fault." + Query.slug(field) + "." + Query.slug(fault),
                        typed.count(),
                        fault == DelegationStatement.Fault.TOO_LONG
                                ? DelegationStatement.MOST_CHARACTERS
                                : DelegationStatement.MOST_WORDS)));
        return said;
    }
}
