package org.mispa.web.follow;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.feed.PublishedChanges;
import org.mispa.domain.follow.Digests;
import org.mispa.domain.follow.Follows;
import org.mispa.domain.follow.Follows.Follow;
import org.mispa.domain.follow.Follows.Follower;
import org.mispa.domain.follow.Frequency;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.web.system.Field;
import org.mispa.web.system.Here;
import org.mispa.web.system.Mailbox;
import org.mispa.web.system.PageNumber;
import org.mispa.web.system.Pager;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.mispa.web.system.SubjectPages;
import org.mispa.web.system.SubjectPages.Named;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What somebody follows, how often they are told, in which language, and what they were sent.
@Controller
@RequestMapping("/account/follows")
class FollowController {
    /// How often whoever begins to follow is told until they say otherwise.
    private static final Frequency AT_FIRST = Frequency.WEEKLY;

    private static final String OFTEN = "often.";
    private static final String LANGUAGE = "language";

    private final Follows follows;
    private final Digests digests;
    private final MailLog log;
    private final PublishedChanges changes;
    private final SubjectPages subjects;
    private final Mailbox mailbox;
    private final MessageSource messages;
    private final Clock clock;

    FollowController(
            Follows follows,
            Digests digests,
            MailLog log,
            PublishedChanges changes,
            SubjectPages subjects,
            Mailbox mailbox,
            MessageSource messages,
            Clock clock) {
        this.follows = follows;
        this.digests = digests;
        this.log = log;
        this.changes = changes;
        this.subjects = subjects;
        this.mailbox = mailbox;
        this.messages = messages;
        this.clock = clock;
    }

    /// Something that is followed.
    ///
    /// @param word as it stands in the form
    /// @param named null where the record was withdrawn
    /// @param since ready address of what changed about it; null where it was withdrawn
    record Followed(
            String word, @Nullable Named named, @Nullable String since, Field often) {}

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(defaultValue = "1") PageNumber page,
            Here here,
            Model model) {
        return page(reader, page.value(), Map.of(), here, model);
    }

    /// @param typed what was chosen where it cannot be taken, by field
    private String page(SignedIn reader, int number, Map<String, String> typed, Here here, Model model) {
        var followed = followed(follows.of(reader.id()), typed, here);
        var follower = follows.follower(reader.id());
        var language = language(follower.map(Follower::language).orElse(here.language()), typed, here);
        var fields = new ArrayList<>(followed.stream().map(Followed::often).toList());
        fields.add(language);
        var sent = digests.log(reader.id(), number);
        model.addAttribute("followed", followed);
        model.addAttribute("fields", List.copyOf(fields));
        model.addAttribute("language", language);
        model.addAttribute("refusal", follower.map(Follower::refusal).orElse(null));
        model.addAttribute("open", mailbox.open());
        model.addAttribute("mail", reader.mail());
        model.addAttribute("log", log.shown(sent.rows(), here));
        model.addAttribute("sent", sent);
        model.addAttribute("pager", Pager.of(here, sent));
        return "follow/list";
    }

    private List<Followed> followed(List<Follow> all, Map<String, String> typed, Here here) {
        var named = subjects.all(all.stream().map(Follow::subject).toList(), here);
        return all.stream()
                .map(follow -> {
                    var one = named.get(follow.subject());
                    var word = SubjectPages.word(follow.subject());
                    var title = one == null
                            ? follow.subject().record().key()
                            : one.title().value();
                    return new Followed(
                            word,
                            one,
                            one == null ? null : here.to("/since", one.query() + "&read=true"),
                            chosen(
                                    OFTEN + word,
                                    Said.of("follow.often", title),
                                    Query.slug(follow.frequency()),
                                    Arrays.stream(Frequency.values())
                                            .map(each ->
                                                    new Field.Option(Query.slug(each), say(here, "Frequency." + each)))
                                            .toList(),
                                    typed));
                })
                .toList();
    }

    private Field language(Language now, Map<String, String> typed, Here here) {
        return chosen(
                LANGUAGE,
                Said.of("follow.language"),
                now.tag(),
                Arrays.stream(Language.values())
                        .map(each -> new Field.Option(each.tag(), say(here, "language." + each.tag())))
                        .toList(),
                typed);
    }

    private static Field chosen(
            String name, Said label, String now, List<Field.Option> options, Map<String, String> typed) {
        var wrong = typed.get(name);
        var field = Field.chosen(name, label, List.of(Objects.requireNonNullElse(wrong, now)), options);
        return wrong == null ? field : field.withError(Said.of("follow.wrong"));
    }

    /// Begins or ends to follow a record, and leads back to its page.
    @PostMapping
    String follow(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "yes") String follow,
            Here here) {
        var named = subjects.read(subject, here).orElseThrow(FollowController::none);
        if (follow.equals("no")) {
            follows.end(reader.id(), named.subject());
        } else {
            follows.follow(reader.id(), named.subject(), AT_FIRST, here.language(), changes.last(), clock.instant());
        }
        return "redirect:" + here.to(named.path());
    }

    /// Saves all that the page asks, or ends one follow where its button was pressed.
    @PostMapping("/settings")
    String save(
            @AuthenticationPrincipal SignedIn reader,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            Here here,
            Model model,
            RedirectAttributes then) {
        var all = follows.of(reader.id());
        var ended = sent.getFirst("end");
        if (ended != null) {
            all.stream()
                    .filter(follow -> SubjectPages.word(follow.subject()).equals(ended))
                    .forEach(follow -> follows.end(reader.id(), follow.subject()));
            return "redirect:" + here.to("/account/follows");
        }
        var wrong = new LinkedHashMap<String, String>();
        var often = new LinkedHashMap<Follow, Frequency>();
        for (var follow : all) {
            var name = OFTEN + SubjectPages.word(follow.subject());
            var typed = sent.getFirst(name);
            if (typed != null) { // what began to be followed after the page was made is left as it is
                frequency(typed)
                        .ifPresentOrElse(frequency -> often.put(follow, frequency), () -> wrong.put(name, typed));
            }
        }
        var said = Objects.requireNonNullElse(sent.getFirst(LANGUAGE), "");
        var language = Arrays.stream(Language.values())
                .filter(each -> each.tag().equals(said))
                .findFirst();
        if (language.isEmpty()) {
            wrong.put(LANGUAGE, said);
        }
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(reader, 1, wrong, here, model);
        }
        var newest = changes.last();
        var now = clock.instant();
        often.forEach((follow, frequency) -> follows.revise(reader.id(), follow.subject(), frequency, newest, now));
        language.ifPresent(chosen -> follows.speak(reader.id(), chosen));
        then.addFlashAttribute("saved", true);
        return "redirect:" + here.to("/account/follows");
    }

    private static Optional<Frequency> frequency(String typed) {
        return Arrays.stream(Frequency.values())
                .filter(each -> Query.slug(each).equals(typed))
                .findFirst();
    }

    /// Takes the address for good again after the mail server refused it.
    @PostMapping("/resume")
    String resume(@AuthenticationPrincipal SignedIn reader, Here here) {
        follows.resume(reader.id(), clock.instant());
        return "redirect:" + here.to("/account/follows");
    }

    private String say(Here here, String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, here.locale()));
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
