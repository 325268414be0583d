package org.mispa.domain.practice;

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
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// A documented experience of a country or institution.
@Entity
@Table(name = "practice")
public class Practice extends Aggregate<PracticeDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private PracticeId id;

    @ElementCollection
    @CollectionTable(name = "practice_text", joinColumns = @JoinColumn(name = "practice"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @Enumerated(EnumType.STRING)
    private PracticeOrigin origin;

    @Enumerated(EnumType.STRING)
    private PracticeStage stage;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "country"))
    private @Nullable CountryId country;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "organization"))
    private @Nullable OrganizationId organization;

    private @Nullable String place;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "initiative"))
    private @Nullable InitiativeId initiative;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "activity"))
    private @Nullable ActivityId activity;

    private @Nullable Integer number;

    @ElementCollection
    @CollectionTable(name = "practice_citation", joinColumns = @JoinColumn(name = "practice"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Practice(PracticeId id, PracticeDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Practice() {}

    @Override
    public final void revise(PracticeDetails details) {
        details.words().into(words);
        origin = details.origin();
        stage = details.stage();
        country = details.country();
        organization = details.organization();
        place = details.place();
        initiative = details.initiative();
        activity = details.activity();
        number = details.number();
        replace(citations, details.citations());
    }

    @Override
    public PracticeDetails details() {
        return new PracticeDetails(
                new Wordings(words),
                origin,
                stage,
                country,
                organization,
                place,
                initiative,
                activity,
                number,
                List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.PRACTICE, id.toString());
    }
}
