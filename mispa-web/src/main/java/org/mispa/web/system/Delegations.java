package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.AuditLog.Entry;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.delegation.Delegate;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Who may see what belongs to a delegation: it and staff. To all others it is not there, and that a delegate of
/// another
/// one asked for it stands in the audit log.
@Component
public class Delegations {
    private final Observations observations;
    private final Directory directory;
    private final RecordPages pages;
    private final AuditLog log;
    private final Clock clock;

    Delegations(Observations observations, Directory directory, RecordPages pages, AuditLog log, Clock clock) {
        this.observations = observations;
        this.directory = directory;
        this.pages = pages;
        this.log = log;
        this.clock = clock;
    }

    /// The delegation whose page is asked for.
    ///
    /// @param id the end of the address of a country or an organization
    /// @throws NotRecorded where there is none
    public Delegation seen(RecordKind kind, String id, SignedIn reader, HttpServletRequest request) {
        var delegation = new Delegation(new RecordKey(kind, pages.key(kind, id)));
        if (!reader.works()) {
            mustBeOwn(delegation, reader, request);
        }
        if (!isRecorded(delegation)) {
            throw new NotRecorded(kind, id);
        }
        return delegation;
    }

    /// As above, of the country or the organization that the request is addressed to.
    public Delegation seen(String id, SignedIn reader, HttpServletRequest request) {
        var kind = request.getRequestURI().startsWith(request.getContextPath() + "/countries/")
                ? RecordKind.COUNTRY
                : RecordKind.ORGANIZATION;
        return seen(kind, id, reader, request);
    }

    private boolean isRecorded(Delegation delegation) {
        return !directory.titles(List.of(delegation.of()), Language.EN).isEmpty();
    }

    /// An observation that the reader may see.
    public Observation seen(long id, SignedIn reader, HttpServletRequest request) {
        var observation = observations.find(id).orElseThrow(Delegations::none);
        if (!reader.works()) {
            mustBeOwn(observation.delegation(), reader, request);
        } else if (!observation.isSeenBy(reader.staff())) {
            throw none();
        }
        return observation;
    }

    /// An observation of the reader's own delegation.
    public Observation own(long id, SignedIn reader, HttpServletRequest request) {
        var observation = observations.find(id).orElseThrow(Delegations::none);
        mustBeOwn(observation.delegation(), reader, request);
        return observation;
    }

    /// Who does something for a delegation. For staff, who do not, that is not there.
    public static Delegate delegate(SignedIn reader) {
        var delegate = reader.delegate();
        if (delegate == null) {
            throw none();
        }
        return delegate;
    }

    private void mustBeOwn(Delegation delegation, SignedIn reader, HttpServletRequest request) {
        var delegate = reader.delegate();
        if (delegate == null) {
            throw none();
        }
        if (!delegate.delegation().equals(delegation)) {
            var asked = request.getMethod() + " " + request.getRequestURI();
            log.add(new Entry(clock.instant(), Act.DELEGATION_REFUSED, reader.mail(), asked, request.getRemoteAddr()));
            throw none();
        }
    }

    /// What the country or the organization is called; its key where it is not recorded any more. There are few enough
    /// of them to be kept, so that many are not asked for one by one.
    public Text name(Delegation delegation, Here here) {
        return directory.all(delegation.of().kind(), here.language()).stream()
                .filter(entry -> entry.key().equals(delegation.key()))
                .map(Directory.Entry::title)
                .findFirst()
                .orElseGet(() -> title(delegation.of(), here));
    }

    /// What a record is called; its key where it is not recorded any more.
    public Text title(RecordKey record, Here here) {
        return directory
                .titles(List.of(record), here.language())
                .getOrDefault(record, new Text(here.language(), record.key()));
    }

    /// Where what it says in its own words is written.
    ///
    /// @param about the record to which it says it; null for its own page
    public String statement(Delegation delegation, @Nullable RecordKey about, Here here) {
        var path = review(delegation, here) + "/statement";
        return about == null ? here.to(path) : here.to(path, "on=" + Replies.named(about));
    }

    /// Path of the page on which it reviews what is recorded about it.
    public String review(Delegation delegation, Here here) {
        return here.path(pages.addressed(delegation.of())) + "/review";
    }

    /// Address of what changed about it since the reader last marked that as read.
    public String since(Delegation delegation, Here here) {
        var subject = pages.addressed(delegation.of());
        return here.to(
                "/since",
                new Query()
                        .with(Query.slug(subject.kind()), subject.key())
                        .with("read", "true")
                        .toString());
    }

    public static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /// Why something about an observation was not done.
    ///
    /// @param otherwise the message where it is not for want of the role
    public static Said refused(NotAllowed no, String otherwise) {
        return Said.of(no.why() == NotAllowed.Why.ROLE ? "observation.refused.role" : otherwise);
    }
}
