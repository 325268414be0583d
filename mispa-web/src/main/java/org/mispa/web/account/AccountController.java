package org.mispa.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.AuditLog.Entry;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.web.system.Field;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The account of whoever is signed in.
@Controller
@RequestMapping("/account")
class AccountController {
    private final Accounts accounts;
    private final ManageAccounts manage;
    private final PasswordEncoder passwords;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final AuditLog log;
    private final Clock clock;

    AccountController(
            Accounts accounts,
            ManageAccounts manage,
            PasswordEncoder passwords,
            Passkeys passkeys,
            Sessions sessions,
            AuditLog log,
            Clock clock) {
        this.accounts = accounts;
        this.manage = manage;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    private Account own(SignedIn reader) {
        return accounts.find(reader.id()).orElseThrow();
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn reader, Model model) {
        model.addAttribute("account", own(reader));
        model.addAttribute("passkeys", passkeys.of(reader));
        model.addAttribute(
                "label", Field.typed("label", Said.of("passkeys.name"), "").withHint(Said.of("passkeys.name.hint")));
        model.addAttribute("origin", passkeys.origin());
        return "account/show";
    }

    @PostMapping("/passkeys/{id}/remove")
    String removePasskey(@AuthenticationPrincipal SignedIn reader, @PathVariable String id) {
        passkeys.remove(reader, id);
        return "redirect:/account";
    }

    @GetMapping("/password")
    String password(@AuthenticationPrincipal SignedIn reader, Model model) {
        return ask(reader, null, null, null, model);
    }

    private static String ask(
            SignedIn reader, @Nullable Said wrong, @Nullable Said bad, @Nullable Said different, Model model) {
        var fields = new ArrayList<Field>();
        fields.add(NewPassword.field("current", "account.password.current", wrong));
        fields.addAll(NewPassword.fields(bad, different));
        model.addAttribute("fields", List.copyOf(fields));
        model.addAttribute("temporary", reader.temporary());
        return "account/password";
    }

    /// Ends all sessions, this one too: whoever knew the old password is out.
    @PostMapping("/password")
    String change(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var account = own(reader);
        var wrong = passwords.matches(current, account.password()) ? null : Said.of("account.password.not-current");
        var bad = NewPassword.wrong(password, account.person());
        if (bad == null && password.equals(current)) {
            bad = Said.of("account.password.same");
        }
        var different = NewPassword.different(password, again);
        if (wrong != null || bad != null || different != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(reader, wrong, bad, different, model);
        }
        manage.choose(reader.id(), passwords.encode(password), reader.by(request.getRemoteAddr(), clock.instant()));
        leave(reader, request);
        return "redirect:/sign-in?chosen=true";
    }

    @PostMapping("/sign-out-everywhere")
    String signOutEverywhere(@AuthenticationPrincipal SignedIn reader, HttpServletRequest request) {
        log.add(new Entry(clock.instant(), Act.SIGNED_OUT_EVERYWHERE, reader.mail(), null, request.getRemoteAddr()));
        leave(reader, request);
        return "redirect:/sign-in";
    }

    private void leave(SignedIn reader, HttpServletRequest request) {
        request.getSession().invalidate();
        sessions.end(reader.id());
    }
}
