package org.mispa.domain.initiative;

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
import org.mispa.domain.mandate.MandateLink;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// A line of work by which the General Secretariat carries mandates out with the states.
@Entity
@Table(name = "initiative")
public class Initiative extends Aggregate<InitiativeDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "code"))
    private InitiativeId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "component"))
    private ComponentNumber component;

    @ElementCollection
    @CollectionTable(name = "initiative_text", joinColumns = @JoinColumn(name = "initiative"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @Embedded
    @AttributeOverride(name = "edtf", column = @Column(name = "date"))
    @AttributeOverride(name = "earliest", column = @Column(name = "date_earliest"))
    @AttributeOverride(name = "latest", column = @Column(name = "date_latest"))
    private @Nullable EdtfDate date;

    @Enumerated(EnumType.STRING)
    private Recorded recorded;

    private @Nullable String scope;

    @Column(name = "scope_countries")
    private List<String> scopeCountries = List.of();

    @Column(name = "scope_reason")
    private @Nullable String scopeReason;

    @ElementCollection
    @CollectionTable(name = "initiative_mandate", joinColumns = @JoinColumn(name = "initiative"))
    @OrderColumn(name = "position")
    private List<MandateLink> mandates = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "initiative_involvement", joinColumns = @JoinColumn(name = "initiative"))
    @OrderColumn(name = "position")
    private List<Involvement> involvements = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "initiative_citation", joinColumns = @JoinColumn(name = "initiative"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Initiative(InitiativeId id, InitiativeDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Initiative() {}

    @Override
    public final void revise(InitiativeDetails details) {
        component = details.component();
        details.words().into(words);
        date = details.date();
        recorded = details.recorded();
        scope = details.scope();
        scopeCountries = details.scopeCountries();
        scopeReason = details.scopeReason();
        replace(mandates, details.mandates());
        replace(involvements, details.involvements());
        replace(citations, details.citations());
    }

    @Override
    public InitiativeDetails details() {
        return new InitiativeDetails(
                component,
                new Wordings(words),
                date,
                recorded,
                scope,
                List.copyOf(scopeCountries),
                scopeReason,
                List.copyOf(mandates),
                List.copyOf(involvements),
                List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.INITIATIVE, id.toString());
    }
}
