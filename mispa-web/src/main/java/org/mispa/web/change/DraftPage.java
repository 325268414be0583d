package org.mispa.web.change;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.change.Workflow.About;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.TypedDate;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.References;
import org.mispa.web.system.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/// Draws the form of a draft, for whatever leads to it.
@Component
class DraftPage {
    private final Workflow workflow;
    private final Proposals proposals;
    private final Activities activities;
    private final RecordForm forms;
    private final NewOrganizations organizations;
    private final RecordPages pages;

    DraftPage(
            Workflow workflow,
            Proposals proposals,
            Activities activities,
            RecordForm forms,
            NewOrganizations organizations,
            RecordPages pages) {
        this.workflow = workflow;
        this.proposals = proposals;
        this.activities = activities;
        this.forms = forms;
        this.organizations = organizations;
        this.pages = pages;
    }

    /// How a form is laid out for a delegation.
    ///
    /// @param missing the short form of what is missing; null where a record is corrected
    /// @param open names of fields and stems of lists that are not folded where a record is corrected
    /// @param speaks whether who writes can send it
    record ForDelegation(RecordForm.@Nullable Missing missing, Set<String> open, boolean speaks) {
        ForDelegation {
            open = Set.copyOf(open);
        }
    }

    /// What a form is about.
    ///
    /// @param key null while a new record has none
    /// @param base null for a new record
    /// @param token makes one draft of a form that is first sent twice; after that it says nothing
    /// @param proposal null until it was first saved
    /// @param observation number of the observation of a delegation that it goes with; null for what staff write, and
    /// while what is missing was not saved yet
    /// @param delegation how it is laid out for a delegation; null for what staff write
    record Draft(
            RecordKind kind,
            @Nullable String key,
            @Nullable Integer base,
            UUID token,
            @Nullable Proposal proposal,
            @Nullable Long observation,
            @Nullable ForDelegation delegation) {
        static Draft of(Proposal proposal) {
            return of(proposal, null);
        }

        static Draft of(Proposal proposal, @Nullable ForDelegation delegation) {
            return new Draft(
                    proposal.kind(),
                    proposal.key(),
                    proposal.base(),
                    new UUID(0, proposal.id()),
                    proposal,
                    proposal.observation(),
                    delegation);
        }

        static Draft first(RecordKind kind, @Nullable String key, @Nullable Integer base) {
            return new Draft(kind, key, base, UUID.randomUUID(), null, null, null);
        }

        static Draft firstOf(long observation, About about, ForDelegation delegation) {
            return new Draft(about.kind(), about.key(), about.base(), UUID.randomUUID(), null, observation, delegation);
        }

        /// @param token makes one observation of a form that is first sent twice
        static Draft ofMissing(UUID token, ForDelegation delegation) {
            return new Draft(RecordKind.ACTIVITY, null, null, token, null, null, delegation);
        }

        /// Where the form is sent to.
        public String action() {
            if (observation != null) {
                return "/observations/" + observation + "/correction";
            }
            if (delegation != null) {
                return "/observations/missing";
            }
            return proposal == null ? "/changes" : "/changes/" + proposal.id();
        }

        public @Nullable Long id() {
            return proposal == null ? null : proposal.id();
        }

        public int revision() {
            return proposal == null ? 0 : proposal.revision();
        }
    }

    String form(Draft draft, Typed typed, References references, Here here, Model model) {
        return form(draft, typed, null, RecordForm.Lists.NONE, references, here, model);
    }

    String form(
            Draft draft,
            Typed typed,
            RecordForm.@Nullable Read read,
            RecordForm.Lists pasted,
            References references,
            Here here,
            Model model) {
        var shown = read == null ? forms.left(pasted, here) : read;
        model.addAttribute("draft", draft);
        model.addAttribute("kind", Query.slug(draft.kind()));
        // A delegation names what is recorded; it sees nothing of what staff write.
        var delegation = draft.delegation();
        var ofStaff = delegation == null;
        var missing = delegation == null ? null : delegation.missing();
        var unknown = ofStaff
                ? organizations.unknown(typed, shown.wrong(), references, here)
                : List.<NewOrganizations.Unknown>of();
        model.addAttribute("unknown", unknown);
        model.addAttribute("makes", ofStaff); // a delegation names what is new in its own words
        model.addAttribute("named", ofStaff ? organizations.named(typed, references) : List.of());
        var view = forms.view(typed, shown, pasted, draft.base() == null, missing, ofStaff, references, here)
                .saying(
                        unknown.stream()
                                .flatMap(NewOrganizations.Unknown::wrong)
                                .toList(),
                        unknown.stream().flatMap(one -> one.fields().stream()).collect(Collectors.toSet()));
        model.addAttribute("view", delegation == null || missing != null ? view : view.folded(delegation.open()));
        model.addAttribute("typed", typed);
        if (!model.containsAttribute("formId")) {
            model.addAttribute("formId", UUID.randomUUID().toString());
        }
        model.addAttribute("reason", typed.field(Typed.REASON));
        model.addAttribute("reasonWrong", shown.wrong().containsKey(Typed.REASON));
        model.addAttribute("alike", alike(draft, typed, here));
        var record = draft.key() == null ? null : new RecordKey(draft.kind(), draft.key());
        model.addAttribute("recordHref", record == null || draft.base() == null ? null : pages.to(record, here));
        model.addAttribute(
                "others",
                record == null || !ofStaff
                        ? List.of()
                        : proposals.open(record).stream()
                                .filter(other -> !Objects.equals(other.id(), draft.id()))
                                .toList());
        var proposal = draft.proposal();
        model.addAttribute("proposal", proposal);
        model.addAttribute("moved", proposal != null && moved(proposal));
        return "change/form";
    }

    private List<Activities.Alike> alike(Draft draft, Typed typed, Here here) {
        var title = typed.title();
        var type = Arrays.stream(ActivityType.values())
                .filter(known -> Query.slug(known).equals(typed.field("type")))
                .findFirst();
        if (draft.kind() != RecordKind.ACTIVITY || title.isEmpty() || type.isEmpty() || draft.base() != null) {
            return List.of();
        }
        var date = TypedDate.read(typed.field("date").strip()) instanceof TypedDate.Understood understood
                ? understood.date()
                : null;
        return activities.alike(
                type.get(),
                date,
                title,
                typed.field("place").isBlank() ? null : typed.field("place").strip(),
                draft.key() == null ? null : ActivityId.of(draft.key()),
                here.language());
    }

    /// Whether the record was changed since the draft was begun.
    boolean moved(Proposal proposal) {
        return proposal.base() != null && workflow.moved(proposal);
    }

    /// The reader's own proposal. That of somebody else is not there for them.
    Proposal own(long id, SignedIn reader) {
        return proposals
                .find(id)
                .filter(proposal -> reader.staff().is(proposal.author()))
                .orElseThrow(DraftPage::none);
    }

    static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
