package org.mispa.domain.source;

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
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;

/// A document that records rest on.
@Entity
@Table(name = "source_document")
public class SourceDocument extends Aggregate<SourceDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private SourceId id;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private SourceKind kindOfSource;

    @ElementCollection
    @CollectionTable(name = "source_document_text", joinColumns = @JoinColumn(name = "source_document"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    private @Nullable String issuer;

    @Embedded
    @AttributeOverride(name = "edtf", column = @Column(name = "date"))
    @AttributeOverride(name = "earliest", column = @Column(name = "date_earliest"))
    @AttributeOverride(name = "latest", column = @Column(name = "date_latest"))
    private @Nullable EdtfDate date;

    @Column(name = "closing_day")
    private LocalDate closingDay;

    @Enumerated(EnumType.STRING)
    @Column(name = "closing_basis")
    private Basis closingBasis;

    @Enumerated(EnumType.STRING)
    @Column(name = "language")
    private Language writtenIn;

    private @Nullable String address;

    @Column(name = "retrieved_on")
    private @Nullable LocalDate retrievedOn;

    @Enumerated(EnumType.STRING)
    private Visibility visibility;

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public SourceDocument(SourceId id, SourceDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected SourceDocument() {}

    @Override
    public final void revise(SourceDetails details) {
        kindOfSource = details.kindOfSource();
        details.words().into(words);
        issuer = details.issuer();
        date = details.date();
        closingDay = details.closingDay();
        closingBasis = details.closingBasis();
        writtenIn = details.writtenIn();
        address = details.address();
        retrievedOn = details.retrievedOn();
        visibility = details.visibility();
    }

    @Override
    public SourceDetails details() {
        return new SourceDetails(
                kindOfSource,
                new Wordings(words),
                issuer,
                date,
                closingDay,
                closingBasis,
                writtenIn,
                address,
                retrievedOn,
                visibility);
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.SOURCE, id.toString());
    }
}
