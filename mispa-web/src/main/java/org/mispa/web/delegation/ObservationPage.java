package org.mispa.web.delegation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.History;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Workflow;
import org.mispa.domain.delegation.Evidence;
import org.mispa.domain.delegation.EvidenceFiles;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.Observation.Kind;
import org.mispa.domain.delegation.Observation.State;
import org.mispa.domain.delegation.ObservationEntry.Side;
import org.mispa.domain.delegation.Observations;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.web.system.ColumnWords;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.DifferenceLines;
import org.mispa.web.system.Field;
import org.mispa.web.system.Field.Option;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordPages;
import org.mispa.web.system.Replies;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Draws an observation: its form while it is a draft, and what both sides said since.
@Component
class ObservationPage {
    private final Observations observations;
    private final Delegations delegations;
    private final Proposals proposals;
    private final Workflow workflow;
    private final History history;
    private final Replies replies;
    private final DifferenceLines differences;
    private final Directory directory;
    private final RecordPages pages;
    private final ColumnWords columns;
    private final MessageSource messages;
    private final EvidenceFiles files;

    ObservationPage(
            Observations observations,
            Delegations delegations,
            Proposals proposals,
            Workflow workflow,
            History history,
            Replies replies,
            DifferenceLines differences,
            Directory directory,
            RecordPages pages,
            ColumnWords columns,
            MessageSource messages,
            EvidenceFiles files) {
        this.observations = observations;
        this.delegations = delegations;
        this.proposals = proposals;
        this.workflow = workflow;
        this.history = history;
        this.replies = replies;
        this.differences = differences;
        this.directory = directory;
        this.pages = pages;
        this.columns = columns;
        this.messages = messages;
        this.files = files;
    }

    /// What an observation is about.
    ///
    /// @param href null where the record is withdrawn
    /// @param withdrawn by which change the record was withdrawn; null where it is published
    /// @param successor where it is found now; null where it is found nowhere, or published
    record About(
            Text title,
            @Nullable String href,
            History.@Nullable Version withdrawn,
            @Nullable Text successor,
            @Nullable String successorHref) {}

    /// An observation in a list.
    ///
    /// @param title what is said of what
    record Line(Observation observation, Text name, String title) {}

    List<Line> lines(List<Observation> shown, Here here) {
        var described =
                observations.described(shown.stream().map(Observation::id).toList());
        return shown.stream()
                .map(one -> new Line(
                        one,
                        delegations.name(one.delegation(), here),
                        title(one, about(one.draft().about(), one, here), described.get(one.id()), here)))
                .toList();
    }

    /// What is said of what, as `Missing: Workshop in Castries`.
    ///
    /// @param described what is called what is missing; null where it was not described
    private String title(Observation observation, About about, @Nullable String described, Here here) {
        var kind = observation.draft().kind();
        return say(
                "observation.title",
                here,
                say(kind == null ? "observation" : "ObservationKind." + kind, here),
                described == null ? about.title().value() : described);
    }

    private About about(@Nullable RecordKey record, @Nullable Observation observation, Here here) {
        if (record == null) {
            var of = Objects.requireNonNull(observation).delegation();
            return new About(delegations.name(of, here), pages.to(of.of(), here), null, null, null);
        }
        var title = directory.titles(List.of(record), here.language()).get(record);
        if (title != null) {
            return new About(title, pages.to(record, here), null, null, null);
        }
        var last = history.last(record).orElse(null);
        var found = replies.successor(record);
        var there = directory.titles(List.of(found), here.language()).get(found);
        return new About(
                new Text(here.language(), record.key()),
                null,
                last,
                there,
                there == null ? null : pages.to(found, here));
    }

    /// An observation is begun of what is recorded, or was.
    void mustBeRecorded(@Nullable RecordKey record) {
        if (record != null && history.last(record).isEmpty()) {
            throw Delegations.none();
        }
    }

    /// The form of a draft.
    ///
    /// @param observation null until it was first saved
    /// @param wrong what to write instead, by field
    String draft(
            @Nullable Observation observation,
            DraftForm typed,
            UUID token,
            Map<String, Said> wrong,
            SignedIn reader,
            Here here,
            Model model) {
        var record = typed.about();
        var delegate = Delegations.delegate(reader);
        var kinds = Arrays.stream(Kind.values())
                .map(kind -> new Option(Query.slug(kind), say("ObservationKind." + kind, here)))
                .toList();
        var fields = new ArrayList<Field>();
        fields.add(with(Field.chosen("kind", Said.of("observation.kind"), List.of(typed.kind()), kinds), wrong));
        if (record != null) {
            fields.add(Field.chosen(
                            "field", Said.of("observation.field"), List.of(typed.field()), fields(record.kind(), here))
                    .withHint(Said.of("observation.field.hint"))
                    .thatMayBeEmpty());
        }
        fields.add(with(Field.typed("text", Said.of("observation.text"), typed.text()), wrong)
                .withHint(Said.of("observation.text.hint", Observation.LONGEST)));
        model.addAttribute("fields", fields);
        model.addAttribute("observation", observation);
        model.addAttribute("typed", typed);
        model.addAttribute("token", token);
        model.addAttribute("speaks", delegate.speaks());
        model.addAttribute("name", delegations.name(delegate.delegation(), here));
        model.addAttribute("review", here.to(delegations.review(delegate.delegation(), here)));
        model.addAttribute(
                "about",
                record == null
                        ? new About(
                                delegations.name(delegate.delegation(), here),
                                pages.to(delegate.delegation().of(), here),
                                null,
                                null,
                                null)
                        : about(record, observation, here));
        belongings(observation, here, model);
        return "delegation/draft";
    }

    private List<Option> fields(RecordKind kind, Here here) {
        var file = RecordFile.of(kind);
        return Stream.concat(
                        file.columns().stream()
                                .skip(1)
                                .map(column -> new Option(column.stem(), columns.label(file, column, null, here))),
                        RecordFile.partsOf(kind).stream()
                                .map(part -> new Option(part.stem(), columns.label(part, here))))
                .toList();
    }

    private static Field with(Field field, Map<String, Said> wrong) {
        var error = wrong.get(field.name());
        return error == null ? field : field.withError(error);
    }

    private void belongings(@Nullable Observation observation, Here here, Model model) {
        var number = observation == null ? null : observation.correction();
        var proposal = number == null ? null : proposals.find(number).orElse(null);
        var proposed = proposal == null ? null : proposal.proposed();
        model.addAttribute("correction", proposal);
        model.addAttribute(
                "lines",
                proposal == null
                        ? List.of()
                        : proposed == null
                                ? differences.typed(proposal.kind(), proposal.typed(), here)
                                : differences.between(workflow.base(proposal), proposed, here));
        model.addAttribute("complete", proposed != null);
        model.addAttribute("files", observation == null ? List.of() : files.of(observation.id()));
        model.addAttribute("mostFiles", Evidence.MOST);
        model.addAttribute("largestFile", Evidence.LARGEST >> 20);
    }

    /// An observation that was sent, with what both sides said.
    ///
    /// @param text what was typed as the next word, right or not
    /// @param refused why nothing was done; null where nothing was refused
    String sent(Observation observation, String text, @Nullable Said refused, SignedIn reader, Here here, Model model) {
        var delegate = reader.delegate();
        var confidential = !observation.isPublished();
        var answerable = confidential
                && (observation.state() == State.OPEN
                        || observation.state() == State.ANSWERED
                        || observation.state() == State.KEPT);
        var speaks = delegate != null && delegate.speaks();
        var draft = observation.draft();
        var about = draft.about();
        model.addAttribute("observation", observation);
        model.addAttribute("name", delegations.name(observation.delegation(), here));
        model.addAttribute("review", here.to(delegations.review(observation.delegation(), here)));
        var shown = about(about, observation, here);
        model.addAttribute("about", shown);
        model.addAttribute(
                "title",
                title(
                        observation,
                        shown,
                        observations.described(List.of(observation.id())).get(observation.id()),
                        here));
        model.addAttribute(
                "field", about == null || draft.field() == null ? null : field(about.kind(), draft.field(), here));
        model.addAttribute("entries", observations.entries(observation.id()));
        model.addAttribute("side", reader.works() ? Side.SECRETARIAT : Side.DELEGATION);
        model.addAttribute("works", reader.works());
        model.addAttribute("replies", speaks && answerable);
        model.addAttribute("attaches", answerable && (reader.works() ? observation.note() != null : speaks));
        model.addAttribute("settles", delegate != null && observation.isToRead());
        model.addAttribute(
                "publishes", speaks && confidential && observation.state().isAnswered());
        model.addAttribute("answers", reader.works() && answerable);
        model.addAttribute("text", text);
        if (refused != null) {
            model.addAttribute("refused", refused);
        }
        belongings(observation, here, model);
        var prepared = observation.prepared() == null
                ? null
                : proposals.find(observation.prepared()).orElse(null);
        model.addAttribute(
                "prepared", prepared == null || prepared.state() == Proposal.State.DISCARDED ? null : prepared);
        return "delegation/observation";
    }

    private String field(RecordKind kind, String stem, Here here) {
        return fields(kind, here).stream()
                .filter(option -> option.value().equals(stem))
                .map(Option::label)
                .findFirst()
                .orElse(stem);
    }

    private String say(String key, Here here, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, here.locale()));
    }
}
