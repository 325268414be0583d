package org.mispa.domain.activity;

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
import org.mispa.domain.country.CountryId;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.initiative.Involvement;
import org.mispa.domain.initiative.Served;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceId;

/// A seminar, course, meeting, agreement, study, technical assistance or other undertaking.
@Entity
@Table(name = "activity")
public class Activity extends Aggregate<ActivityDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private ActivityId id;

    @Enumerated(EnumType.STRING)
    private ActivityType type;

    @ElementCollection
    @CollectionTable(name = "activity_text", joinColumns = @JoinColumn(name = "activity"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @Embedded
    @AttributeOverride(name = "edtf", column = @Column(name = "date"))
    @AttributeOverride(name = "earliest", column = @Column(name = "date_earliest"))
    @AttributeOverride(name = "latest", column = @Column(name = "date_latest"))
    private @Nullable EdtfDate date;

    @Enumerated(EnumType.STRING)
    @Column(name = "date_basis")
    private @Nullable DateBasis dateBasis;

    @Enumerated(EnumType.STRING)
    private Recorded recorded;

    @Column(name = "checked_on")
    private @Nullable LocalDate checkedOn;

    private @Nullable String place;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "country"))
    private @Nullable CountryId country;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "initiative"))
    private @Nullable InitiativeId initiative;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "part_of"))
    private @Nullable ActivityId partOf;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "meeting"))
    private @Nullable MeetingId meeting;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "instrument"))
    private @Nullable InstrumentId instrument;

    private @Nullable Integer edition;

    @Column(name = "third_party")
    private boolean thirdParty;

    @Column(name = "people")
    private List<String> people = List.of();

    @ElementCollection
    @CollectionTable(name = "activity_mandate", joinColumns = @JoinColumn(name = "activity"))
    @OrderColumn(name = "position")
    private List<MandateLink> mandates = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "participation", joinColumns = @JoinColumn(name = "activity"))
    @OrderColumn(name = "position")
    private List<Participation> participations = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "group_participation", joinColumns = @JoinColumn(name = "activity"))
    @OrderColumn(name = "position")
    private List<GroupParticipation> groups = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "activity_involvement", joinColumns = @JoinColumn(name = "activity"))
    @OrderColumn(name = "position")
    private List<Involvement> involvements = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "activity_citation", joinColumns = @JoinColumn(name = "activity"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    /// The source of the main citation: its closing day decides from when a thing counts as done.
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "source"))
    @SuppressWarnings("UnusedVariable") // read by SQL
    private SourceId source;

    @Embedded
    @SuppressWarnings("UnusedVariable") // read by SQL
    private Served served;

    @Embedded
    @SuppressWarnings("UnusedVariable") // read by SQL
    private CountedWith counted;

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Activity(ActivityId id, ActivityDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Activity() {}

    @Override
    public final void revise(ActivityDetails details) {
        type = details.type();
        details.words().into(words);
        date = details.date();
        dateBasis = details.dateBasis();
        recorded = details.recorded();
        checkedOn = details.checkedOn();
        place = details.place();
        country = details.country();
        initiative = details.initiative();
        partOf = details.partOf();
        meeting = details.meeting();
        instrument = details.instrument();
        edition = details.edition();
        thirdParty = details.thirdParty();
        people = details.people();
        replace(mandates, details.mandates());
        replace(participations, details.participations());
        replace(groups, details.groups());
        replace(involvements, details.involvements());
        replace(citations, details.citations());
        source = citations.getFirst().source();
        served = Served.of(initiative, mandates);
        counted = CountedWith.of(details);
    }

    @Override
    public ActivityDetails details() {
        return new ActivityDetails(
                type,
                new Wordings(words),
                date,
                dateBasis,
                recorded,
                checkedOn,
                place,
                country,
                initiative,
                partOf,
                meeting,
                instrument,
                edition,
                thirdParty,
                List.copyOf(people),
                List.copyOf(mandates),
                List.copyOf(participations),
                List.copyOf(groups),
                List.copyOf(involvements),
                List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.ACTIVITY, id.toString());
    }
}
