package org.mispa.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.LastAdmin;
import org.mispa.domain.account.MailTaken;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.mispa.domain.account.StaleAccount;
import org.mispa.domain.account.Voice;
import org.mispa.domain.shared.Query;
import org.mispa.web.system.Field;
import org.mispa.web.system.Here;
import org.mispa.web.system.Mailbox;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Parameters;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The accounts of all, for admins.
@Controller
class PeopleController {
    private final Accounts accounts;
    private final ManageAccounts manage;
    private final AuditLog log;
    private final DelegationChoices delegations;
    private final Sessions sessions;
    private final Mailbox mailbox;
    private final MessageSource messages;
    private final Clock clock;

    PeopleController(
            Accounts accounts,
            ManageAccounts manage,
            AuditLog log,
            DelegationChoices delegations,
            Sessions sessions,
            Mailbox mailbox,
            MessageSource messages,
            Clock clock) {
        this.accounts = accounts;
        this.manage = manage;
        this.log = log;
        this.delegations = delegations;
        this.sessions = sessions;
        this.mailbox = mailbox;
        this.messages = messages;
        this.clock = clock;
    }

    /// @param country name of the state or organization that a delegate speaks for; null for others
    /// @param state `enabled`, `invited` or `disabled`; a link to choose another password does not change it
    record Line(
            AccountId id,
            Person person,
            @Nullable String country,
            String state,
            @Nullable Instant signedInAt) {}

    @GetMapping("/people")
    String list(Here here, Model model) {
        model.addAttribute(
                "people",
                accounts.all().stream().map(account -> line(account, here)).toList());
        return "account/people";
    }

    private Line line(Account account, Here here) {
        var person = account.person();
        return new Line(
                account.id(),
                person,
                person.delegation() == null ? null : delegations.name(person.delegation(), here),
                state(account),
                account.signedInAt());
    }

    private static String state(Account account) {
        if (!account.enabled()) {
            return "disabled";
        }
        return account.password() == null ? "invited" : "enabled";
    }

    @GetMapping("/audit")
    String audit(@RequestParam MultiValueMap<String, String> given, Here here, Model model) {
        var page = log.page(new Parameters(given).page());
        model.addAttribute("page", page);
        model.addAttribute("pager", Pager.of(here, page));
        return "account/audit";
    }

    @GetMapping("/people/new")
    String askNew(Here here, Model model) {
        return form(null, new Typed("", "", "", "", ""), Map.of(), here, model);
    }

    /// What stands in the form, right or not.
    ///
    /// @param role as a slug
    /// @param country whom a delegate speaks for, as [DelegationChoices] names it
    /// @param voice as a slug
    record Typed(String mail, String name, String role, String country, String voice) {
        @Nullable
        Voice chosenVoice() {
            return Arrays.stream(Voice.values())
                    .filter(known -> Query.slug(known).equals(voice))
                    .findFirst()
                    .orElse(null);
        }

        @Nullable
        AccountRole chosenRole() {
            return Arrays.stream(AccountRole.values())
                    .filter(known -> Query.slug(known).equals(role))
                    .findFirst()
                    .orElse(null);
        }
    }

    private Typed typed(Person person) {
        return new Typed(
                person.mail(),
                person.name(),
                Query.slug(person.role()),
                person.delegation() == null ? "" : delegations.value(person.delegation()),
                person.voice() == null ? "" : Query.slug(person.voice()));
    }

    private String form(@Nullable Account account, Typed typed, Map<String, Said> wrong, Here here, Model model) {
        var voices = Arrays.stream(Voice.values())
                .map(voice -> new Field.Option(
                        Query.slug(voice),
                        Objects.requireNonNull(messages.getMessage("Voice." + voice, null, here.locale()))))
                .toList();
        var roles = Arrays.stream(AccountRole.values())
                .map(role -> new Field.Option(
                        Query.slug(role),
                        Objects.requireNonNull(messages.getMessage("AccountRole." + role, null, here.locale()))))
                .toList();
        model.addAttribute("account", account);
        model.addAttribute("state", account == null ? null : state(account));
        model.addAttribute("mayBeSent", mailbox.open());
        model.addAttribute(
                "fields",
                List.of(
                        with(Field.typed("mail", Said.of("account.mail"), typed.mail()), wrong),
                        with(Field.typed("name", Said.of("account.name"), typed.name()), wrong)
                                .withHint(Said.of("account.name.hint")),
                        with(Field.chosen("role", Said.of("account.role"), List.of(typed.role()), roles), wrong),
                        with(
                                        Field.chosen(
                                                "country",
                                                Said.of("account.country"),
                                                List.of(typed.country()),
                                                delegations.all(
                                                        account == null
                                                                ? null
                                                                : account.person()
                                                                        .delegation(),
                                                        here)),
                                        wrong)
                                .withHint(Said.of("account.country.hint"))
                                .thatMayBeEmpty(),
                        with(Field.chosen("voice", Said.of("account.voice"), List.of(typed.voice()), voices), wrong)
                                .withHint(Said.of("account.voice.hint"))
                                .thatMayBeEmpty()));
        return "account/person";
    }

    private static Field with(Field field, Map<String, Said> wrong) {
        var error = wrong.get(field.name());
        return error == null ? field : field.withError(error);
    }

    /// What is wrong with what was typed, by field; empty where a person can be made of it.
    private Map<String, Said> wrong(Typed typed, Here here) {
        var wrong = new java.util.LinkedHashMap<String, Said>();
        var role = typed.chosenRole();
        person(typed, role == null ? AccountRole.READER : role, here)
                .faults()
                .forEach((field, fault) -> wrong.put(Query.slug(field), Said.of("account.fault." + Query.slug(fault))));
        if (role == null) {
            wrong.put("role", Said.of("account.fault.role"));
            wrong.remove("country");
            wrong.remove("voice");
        }
        return wrong;
    }

    private Person person(Typed typed, AccountRole role, Here here) {
        return new Person(
                typed.mail(), typed.name(), role, delegations.chosen(typed.country(), here), typed.chosenVoice());
    }

    private By by(SignedIn admin, HttpServletRequest request) {
        return admin.by(request.getRemoteAddr(), clock.instant());
    }

    @PostMapping("/people")
    String invite(
            @AuthenticationPrincipal SignedIn admin,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String voice,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var typed = new Typed(mail, name, role, country, voice);
        var wrong = wrong(typed, here);
        var chosen = typed.chosenRole();
        if (wrong.isEmpty() && chosen != null) {
            var token = Links.token();
            try {
                var person = person(typed, chosen, here);
                var id = manage.invite(person, Links.hash(token), by(admin, request));
                tell("mail.invitation", person, token, here, then);
                return "redirect:/people/" + id;
            } catch (MailTaken taken) {
                wrong = Map.of("mail", Said.of("account.fault.mail-taken"));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(null, typed, wrong, here, model);
    }

    /// Sends the link, or shows it on the next page where it cannot be sent.
    private void tell(String key, Person person, String token, Here here, RedirectAttributes then) {
        var path = "/sign-in/" + token;
        if (mailbox.send(key, person, path, here.locale())) {
            then.addFlashAttribute("sentTo", person.mail());
        } else {
            then.addFlashAttribute("link", here.whole(path));
        }
    }

    private Account account(String id) {
        try {
            return accounts.find(AccountId.of(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping("/people/{id}")
    String show(@PathVariable String id, Here here, Model model) {
        var account = account(id);
        return form(account, typed(account.person()), Map.of(), here, model);
    }

    @PostMapping("/people/{id}")
    String revise(
            @AuthenticationPrincipal SignedIn admin,
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String voice,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var account = account(id);
        var typed = new Typed(mail, name, role, country, voice);
        var wrong = wrong(typed, here);
        var chosen = typed.chosenRole();
        if (wrong.isEmpty() && chosen != null) {
            try {
                manage.revise(account.id(), version, person(typed, chosen, here), by(admin, request));
                sessions.end(account.id());
                then.addFlashAttribute("done", "changed");
                return "redirect:/people/" + id;
            } catch (MailTaken taken) {
                wrong = Map.of("mail", Said.of("account.fault.mail-taken"));
            } catch (LastAdmin last) {
                wrong = Map.of("role", Said.of("account.fault.last-admin"));
            } catch (StaleAccount stale) {
                var now = account.person();
                wrong = Map.of("mail", Said.of("account.fault.stale", now.name(), now.mail()));
                response.setStatus(HttpStatus.CONFLICT.value());
                return form(account, typed, wrong, here, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(account, typed, wrong, here, model);
    }

    @PostMapping("/people/{id}/disable")
    String disable(
            @AuthenticationPrincipal SignedIn admin,
            @PathVariable String id,
            HttpServletRequest request,
            RedirectAttributes then) {
        var account = account(id);
        try {
            manage.disable(account.id(), by(admin, request));
            sessions.end(account.id());
            then.addFlashAttribute("done", "disabled");
        } catch (LastAdmin last) {
            then.addFlashAttribute("refused", "last-admin");
        }
        return "redirect:/people/" + id;
    }

    @PostMapping("/people/{id}/enable")
    String enable(
            @AuthenticationPrincipal SignedIn admin,
            @PathVariable String id,
            HttpServletRequest request,
            RedirectAttributes then) {
        manage.enable(account(id).id(), by(admin, request));
        then.addFlashAttribute("done", "enabled");
        return "redirect:/people/" + id;
    }

    @PostMapping("/people/{id}/link")
    String link(
            @AuthenticationPrincipal SignedIn admin,
            @PathVariable String id,
            HttpServletRequest request,
            Here here,
            RedirectAttributes then) {
        var account = account(id);
        var token = Links.token();
        manage.link(account.id(), Links.hash(token), by(admin, request));
        tell(account.password() == null ? "mail.invitation" : "mail.reset", account.person(), token, here, then);
        return "redirect:/people/" + id;
    }
}
