package org.mispa.domain.mandate;

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
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What the ministers asked for under a component, by number.
@Entity
@Table(name = "mandate")
public class Mandate extends Aggregate<MandateDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "number"))
    private MandateId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "component"))
    private ComponentNumber component;

    @ElementCollection
    @CollectionTable(name = "mandate_text", joinColumns = @JoinColumn(name = "mandate"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @Enumerated(EnumType.STRING)
    private Addressee addressee;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "instrument"))
    private InstrumentId instrument;

    private @Nullable String paragraph;

    @ElementCollection
    @CollectionTable(name = "mandate_reiteration", joinColumns = @JoinColumn(name = "mandate"))
    @OrderColumn(name = "position")
    private List<Reiteration> reiterations = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "mandate_declaration", joinColumns = @JoinColumn(name = "mandate"))
    @OrderColumn(name = "position")
    private List<Declaration> declarations = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "mandate_citation", joinColumns = @JoinColumn(name = "mandate"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Mandate(MandateId id, MandateDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Mandate() {}

    @Override
    public final void revise(MandateDetails details) {
        component = details.component();
        details.words().into(words);
        addressee = details.addressee();
        instrument = details.instrument();
        paragraph = details.paragraph();
        replace(reiterations, details.reiterations());
        replace(declarations, details.declarations());
        replace(citations, details.citations());
    }

    @Override
    public MandateDetails details() {
        return new MandateDetails(
                component,
                new Wordings(words),
                addressee,
                instrument,
                paragraph,
                List.copyOf(reiterations),
                List.copyOf(declarations),
                List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.MANDATE, id.toString());
    }
}
