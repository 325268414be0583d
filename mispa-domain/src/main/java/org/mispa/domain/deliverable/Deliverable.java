package org.mispa.domain.deliverable;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.initiative.Served;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceId;

/// What the process has promised to hand over, and whether it did.
@Entity
@Table(name = "deliverable")
public class Deliverable extends Aggregate<DeliverableDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private DeliverableId id;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private DeliverableKind deliverableKind;

    @ElementCollection
    @CollectionTable(name = "deliverable_text", joinColumns = @JoinColumn(name = "deliverable"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @Enumerated(EnumType.STRING)
    private DeliverableRecorded recorded;

    private boolean proposed;

    @Column(name = "checked_on")
    private @Nullable LocalDate checkedOn;

    @Embedded
    @AttributeOverride(name = "edtf", column = @Column(name = "due_original"))
    @AttributeOverride(name = "earliest", column = @Column(name = "due_original_earliest"))
    @AttributeOverride(name = "latest", column = @Column(name = "due_original_latest"))
    private @Nullable EdtfDate originalDue;

    @ElementCollection
    @CollectionTable(name = "deliverable_revision", joinColumns = @JoinColumn(name = "deliverable"))
    @OrderColumn(name = "position")
    private List<DueRevision> revisions = new ArrayList<>();

    @Embedded
    @AttributeOverride(name = "edtf", column = @Column(name = "delivered_on"))
    @AttributeOverride(name = "earliest", column = @Column(name = "delivered_on_earliest"))
    @AttributeOverride(name = "latest", column = @Column(name = "delivered_on_latest"))
    private @Nullable EdtfDate deliveredOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "date_basis")
    private @Nullable DateBasis dateBasis;

    @Enumerated(EnumType.STRING)
    private @Nullable DeliverableOutcome outcome;

    @Enumerated(EnumType.STRING)
    @Column(name = "act_of")
    private ActOf actOf;

    @ElementCollection
    @CollectionTable(name = "deliverable_owner", joinColumns = @JoinColumn(name = "deliverable"))
    @OrderColumn(name = "position")
    private List<Owner> owners = new ArrayList<>();

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "activity"))
    private @Nullable ActivityId activity;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "initiative"))
    private @Nullable InitiativeId initiative;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "instrument"))
    private @Nullable InstrumentId instrument;

    private @Nullable String evidence;

    @ElementCollection
    @CollectionTable(name = "deliverable_mandate", joinColumns = @JoinColumn(name = "deliverable"))
    @OrderColumn(name = "position")
    private List<MandateLink> mandates = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "deliverable_citation", joinColumns = @JoinColumn(name = "deliverable"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    /// The due date in force: the last revision, or else the original.
    @Embedded
    @AttributeOverride(name = "edtf", column = @Column(name = "due"))
    @AttributeOverride(name = "earliest", column = @Column(name = "due_earliest"))
    @AttributeOverride(name = "latest", column = @Column(name = "due_latest"))
    @SuppressWarnings("UnusedVariable") // read by SQL
    private @Nullable EdtfDate due;

    /// The source of the main citation: its closing day decides from when a thing counts as done.
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "source"))
    @SuppressWarnings("UnusedVariable") // read by SQL
    private SourceId source;

    @Embedded
    @SuppressWarnings("UnusedVariable") // read by SQL
    private Served served;

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Deliverable(DeliverableId id, DeliverableDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Deliverable() {}

    @Override
    public final void revise(DeliverableDetails details) {
        deliverableKind = details.deliverableKind();
        details.words().into(words);
        recorded = details.recorded();
        proposed = details.proposed();
        checkedOn = details.checkedOn();
        originalDue = details.originalDue();
        replace(revisions, details.revisions());
        due = details.due();
        deliveredOn = details.deliveredOn();
        dateBasis = details.dateBasis();
        outcome = details.outcome();
        actOf = details.actOf();
        replace(owners, details.owners());
        activity = details.activity();
        initiative = details.initiative();
        instrument = details.instrument();
        evidence = details.evidence();
        replace(mandates, details.mandates());
        replace(citations, details.citations());
        source = citations.getFirst().source();
        served = Served.of(initiative, mandates);
    }

    @Override
    public DeliverableDetails details() {
        return new DeliverableDetails(
                deliverableKind,
                new Wordings(words),
                recorded,
                proposed,
                checkedOn,
                originalDue,
                List.copyOf(revisions),
                deliveredOn,
                dateBasis,
                outcome,
                actOf,
                List.copyOf(owners),
                activity,
                initiative,
                instrument,
                evidence,
                List.copyOf(mandates),
                List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.DELIVERABLE, id.toString());
    }
}
