package org.mispa.domain.meeting;

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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// A ministerial meeting or another meeting that the process refers to.
@Entity
@Table(name = "meeting")
public class Meeting extends Aggregate<MeetingDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private MeetingId id;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private MeetingKind meetingKind;

    private @Nullable String series;
    private @Nullable Integer number;

    @ElementCollection
    @CollectionTable(name = "meeting_text", joinColumns = @JoinColumn(name = "meeting"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    private @Nullable String place;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "country"))
    private @Nullable CountryId country;

    @Embedded
    @AttributeOverride(name = "edtf", column = @Column(name = "date"))
    @AttributeOverride(name = "earliest", column = @Column(name = "date_earliest"))
    @AttributeOverride(name = "latest", column = @Column(name = "date_latest"))
    private @Nullable EdtfDate date;

    @Enumerated(EnumType.STRING)
    private Recorded recorded;

    @ElementCollection
    @CollectionTable(name = "meeting_citation", joinColumns = @JoinColumn(name = "meeting"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Meeting(MeetingId id, MeetingDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Meeting() {}

    @Override
    public final void revise(MeetingDetails details) {
        meetingKind = details.meetingKind();
        series = details.series();
        number = details.number();
        details.words().into(words);
        place = details.place();
        country = details.country();
        date = details.date();
        recorded = details.recorded();
        replace(citations, details.citations());
    }

    @Override
    public MeetingDetails details() {
        return new MeetingDetails(
                meetingKind,
                series,
                number,
                new Wordings(words),
                place,
                country,
                date,
                recorded,
                List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.MEETING, id.toString());
    }
}
