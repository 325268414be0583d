package org.mispa.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.NoSuchLink;
import org.mispa.domain.account.Person;
import org.mispa.web.account.SignInCheck.HeldBack;
import org.mispa.web.system.Field;
import org.mispa.web.system.Here;
import org.mispa.web.system.Mailbox;
import org.mispa.web.system.Said;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in, and choosing a password by a link.
@Controller
@RequestMapping("/sign-in")
class SignInController {
    private static final String MAIL = "mail";
    private static final String PAGE = "account/sign-in";

    private final ManageAccounts accounts;
    private final PasswordEncoder passwords;
    private final Sessions sessions;
    private final Mailbox mailbox;
    private final Passkeys passkeys;
    private final Providers providers;
    private final Clock clock;

    SignInController(
            ManageAccounts accounts,
            PasswordEncoder passwords,
            Sessions sessions,
            Mailbox mailbox,
            Passkeys passkeys,
            Providers providers,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.mailbox = mailbox;
        this.passkeys = passkeys;
        this.providers = providers;
        this.clock = clock;
    }

    private By by(HttpServletRequest request) {
        return new By(null, request.getRemoteAddr(), clock.instant());
    }

    private static Field mail(String typed) {
        return Field.typed(MAIL, Said.of("account.mail"), typed);
    }

    private static Field password() {
        return NewPassword.field("password", "account.password", null);
    }

    @GetMapping
    String ask(@RequestParam @Nullable String from, HttpServletRequest request, Here here, Model model) {
        var refused = here.has("refused", "true"); // by another provider, which leads back to no form
        model.addAttribute("mail", refused ? mail("").withError(Said.of("sign-in.wrong")) : mail(""));
        ways(from == null ? from(request) : Sessions.local(from), model);
        model.addAttribute("late", here.has("late", "true"));
        model.addAttribute("chosen", here.has("chosen", "true"));
        return PAGE;
    }

    private void ways(String from, Model model) {
        model.addAttribute("password", password());
        model.addAttribute("from", from);
        model.addAttribute("origin", passkeys.origin());
        model.addAttribute("providers", providers.all());
    }

    /// The page of the portal on which the reader pressed "Sign in".
    private static String from(HttpServletRequest request) {
        var referrer = request.getHeader(HttpHeaders.REFERER);
        if (referrer == null) {
            return "/";
        }
        try {
            var address = URI.create(referrer);
            if (!request.getServerName().equals(address.getHost())
                    || !address.getRawPath().startsWith(request.getContextPath())) {
                return "/";
            }
            var query = address.getRawQuery();
            return Sessions.local(
                    address.getRawPath().substring(request.getContextPath().length())
                            + (query == null ? "" : "?" + query));
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }

    /// Only ever forwarded to, after an attempt failed.
    @PostMapping("/wrong")
    String again(
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "/") String from,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var failure = request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        if (failure instanceof InternalAuthenticationServiceException fault) {
            throw fault;
        }
        ways(Sessions.local(from), model);
        if (failure instanceof HeldBack held) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(held.waiting().toSeconds() + 1));
            model.addAttribute("mail", mail(mail).withError(Said.of("sign-in.held-back", minutes(held.waiting()))));
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("mail", mail(mail).withError(Said.of("sign-in.wrong")));
        }
        return PAGE;
    }

    private static long minutes(Duration wait) {
        return wait.plusSeconds(59).toMinutes();
    }

    @GetMapping("/forgotten")
    String forgotten(Model model) {
        model.addAttribute("mail", mail(""));
        model.addAttribute("open", mailbox.open());
        model.addAttribute("sent", false);
        return "account/forgotten";
    }

    /// The answer is the same whether there is such an account or not.
    @PostMapping("/forgotten")
    String sendLink(
            @RequestParam(defaultValue = "") String mail,
            HttpServletRequest request,
            HttpServletResponse response,
            Here here,
            Model model) {
        model.addAttribute("open", mailbox.open());
        var empty = mail.isBlank();
        model.addAttribute("sent", mailbox.open() && !empty);
        model.addAttribute("mail", empty ? mail("").withError(Said.of("account.mail.wrong")) : mail(mail));
        if (empty) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } else if (mailbox.open()) {
            var token = Links.token();
            accounts.forgotten(mail, Links.hash(token), by(request))
                    .ifPresent(person -> mailbox.sendLater("mail.reset", person, "/sign-in/" + token, here.locale()));
        }
        return "account/forgotten";
    }

    @GetMapping("/{link}")
    String choose(@PathVariable String link, HttpServletResponse response, Model model) {
        var person = accounts.behind(Links.hash(link), clock.instant()).orElse(null);
        return person == null ? ended(response) : choose(person, null, null, model);
    }

    private static String ended(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "account/link-ended";
    }

    private static String choose(Person person, @Nullable Said wrong, @Nullable Said different, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("fields", NewPassword.fields(wrong, different));
        return "account/choose";
    }

    @PostMapping("/{link}")
    String chosen(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var hash = Links.hash(link);
        var person = accounts.behind(hash, clock.instant()).orElse(null);
        if (person == null) {
            return ended(response);
        }
        var wrong = NewPassword.wrong(password, person);
        var different = NewPassword.different(password, again);
        if (wrong != null || different != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return choose(person, wrong, different, model);
        }
        try {
            sessions.end(accounts.open(hash, passwords.encode(password), by(request)));
        } catch (NoSuchLink usedMeanwhile) {
            return ended(response);
        }
        return "redirect:/sign-in?chosen=true";
    }
}
