package org.mispa.web.follow;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mispa.domain.account.Person;
import org.mispa.domain.feed.PublishedChanges;
import org.mispa.domain.feed.PublishedChanges.Origin;
import org.mispa.domain.feed.PublishedChanges.Stretch;
import org.mispa.domain.follow.Digest;
import org.mispa.domain.follow.Digest.Part;
import org.mispa.web.system.ChangedRecords;
import org.mispa.web.system.ChangedRecords.Shown;
import org.mispa.web.system.Here;
import org.mispa.web.system.HereInMail;
import org.mispa.web.system.Mailbox.Letter;
import org.mispa.web.system.SubjectPages;
import org.mispa.web.system.SubjectPages.Named;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// Writes the words of a digest, as text and as HTML, from the list of published changes alone: what is being written
/// or
/// reviewed, and who did it, cannot be in it.
@Component
class DigestLetters {
    private final PublishedChanges changes;
    private final ChangedRecords changed;
    private final SubjectPages subjects;
    private final HereInMail heres;
    private final MessageSource messages;
    private final ITemplateEngine templates;

    DigestLetters(
            PublishedChanges changes,
            ChangedRecords changed,
            SubjectPages subjects,
            HereInMail heres,
            MessageSource messages,
            ITemplateEngine templates) {
        this.changes = changes;
        this.changed = changed;
        this.subjects = subjects;
        this.heres = heres;
        this.messages = messages;
        this.templates = templates;
    }

    /// @param records of how many it tells
    record Written(Letter letter, long records) {}

    /// What it tells of, with the page that shows all of it.
    ///
    /// @param since whole address
    record About(Named named, String since) {}

    /// @param parts those that are still wanted
    /// @param token of the address that stops all such mails
    Written write(Digest digest, List<Part> parts, Person to, String token) {
        var here = heres.in(digest.language());
        var stretches = parts.stream()
                .map(part -> new Stretch(part.subject(), part.after(), null))
                .toList();
        var page = changes.records(stretches, digest.upTo(), Origin.ENTERED, digest.language(), 1);
        var shown = changed.shown(page.rows(), here);
        var about = about(parts, shown, here);
        var titles = about.stream().map(one -> one.named().title().value()).collect(Collectors.joining("; "));
        var stop = "/unsubscribe/" + token;
        var words = new Context(here.locale());
        words.setVariable("here", here);
        words.setVariable("name", to.name());
        words.setVariable("about", about);
        words.setVariable("titles", titles);
        words.setVariable("shown", shown);
        words.setVariable("left", page.total() - shown.size());
        words.setVariable("frequency", digest.frequency());
        words.setVariable("settings", here.whole(here.to("/account/follows")));
        words.setVariable("stop", here.whole(here.to(stop)));
        var text = text(digest, to, titles, about, shown, page.total() - shown.size(), here, stop);
        return new Written(
                new Letter(
                        to.mail(),
                        digest.language(),
                        say(here, "digest.subject", page.total(), about.size() == 1 ? titles : "", about.size()),
                        text,
                        templates.process("follow/digest", words),
                        "digest-" + digest.message(),
                        stop),
                page.total());
    }

    private List<About> about(List<Part> parts, List<Shown> shown, Here here) {
        var first = shown.stream()
                .map(one -> one.changed().first())
                .min(java.util.Comparator.naturalOrder())
                .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
        return subjects.all(parts.stream().map(Part::subject).toList(), here).values().stream()
                .map(named -> new About(
                        named,
                        here.whole(here.to(
                                "/since",
                                Here.join(
                                        named.query(),
                                        first.map(day -> "from=" + day).orElse(""))))))
                .toList();
    }

    private String text(
            Digest digest,
            Person to,
            String titles,
            List<About> about,
            List<Shown> shown,
            long left,
            Here here,
            String stop) {
        var lines = new ArrayList<String>();
        lines.add(say(here, "digest.greeting", to.name()));
        lines.add("");
        lines.add(say(here, "digest.intro", titles));
        for (var one : shown) {
            var record = one.changed();
            lines.add("");
            lines.add("* " + say(here, "Act.since." + record.act()) + ": "
                    + say(here, "RecordKind." + record.record().kind()) + ", "
                    + record.title().value());
            lines.add("  " + here.minute(record.last()));
            record.reasons().forEach(reason -> lines.add("  " + here.text(here.remark(reason))));
            if (one.same()) {
                lines.add("  " + say(here, "since.same"));
            }
            for (var line : one.lines()) {
                lines.add("  " + line.label() + ":");
                line.removed().forEach(was -> lines.add("    - " + was));
                line.added().forEach(is -> lines.add("    + " + is));
            }
            lines.add("  " + here.whole(one.href() == null ? one.history() : one.href()));
        }
        if (left > 0) {
            lines.add("");
            lines.add(say(here, "digest.left", left));
        }
        lines.add("");
        for (var one : about) {
            lines.add(say(here, "digest.all", one.named().title().value()));
            lines.add("  " + one.since());
        }
        lines.add("");
        lines.add("-- ");
        lines.add(say(here, "digest.why." + digest.frequency()));
        lines.add(say(here, "digest.settings") + ": " + here.whole(here.to("/account/follows")));
        lines.add(say(here, "digest.stop") + ": " + here.whole(here.to(stop)));
        return String.join("\r\n", lines) + "\r\n";
    }

    private String say(Here here, String key, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, here.locale()));
    }
}
