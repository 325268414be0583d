package org.mispa.domain.instrument;

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
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// A commitment, resolution, convention, agreement or other text the process is built on.
@Entity
@Table(name = "instrument")
public class Instrument extends Aggregate<InstrumentDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private InstrumentId id;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private InstrumentKind instrumentKind;

    private @Nullable String symbol;

    @ElementCollection
    @CollectionTable(name = "instrument_text", joinColumns = @JoinColumn(name = "instrument"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @Column(name = "parties")
    private List<String> parties = List.of();

    @Embedded
    @AttributeOverride(name = "edtf", column = @Column(name = "date"))
    @AttributeOverride(name = "earliest", column = @Column(name = "date_earliest"))
    @AttributeOverride(name = "latest", column = @Column(name = "date_latest"))
    private @Nullable EdtfDate date;

    private @Nullable String place;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "country"))
    private @Nullable CountryId country;

    private @Nullable String standing;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "meeting"))
    private @Nullable MeetingId meeting;

    @ElementCollection
    @CollectionTable(name = "instrument_citation", joinColumns = @JoinColumn(name = "instrument"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Instrument(InstrumentId id, InstrumentDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Instrument() {}

    @Override
    public final void revise(InstrumentDetails details) {
        instrumentKind = details.instrumentKind();
        symbol = details.symbol();
        details.words().into(words);
        parties = details.parties();
        date = details.date();
        place = details.place();
        country = details.country();
        standing = details.standing();
        meeting = details.meeting();
        replace(citations, details.citations());
    }

    @Override
    public InstrumentDetails details() {
        return new InstrumentDetails(
                instrumentKind,
                symbol,
                new Wordings(words),
                List.copyOf(parties),
                date,
                place,
                country,
                standing,
                meeting,
                List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.INSTRUMENT, id.toString());
    }
}
