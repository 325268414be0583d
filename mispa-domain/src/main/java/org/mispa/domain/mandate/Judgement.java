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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// That the secretariat holds the status of a mandate to be another than the reckoned one, for some time and for a
/// reason. Pages show both (method.md 4). Where two hold on a day, the one that began later counts.
@Entity
@Table(name = "judgement")
public class Judgement extends Aggregate<JudgementDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private JudgementId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "mandate"))
    private MandateId mandate;

    @Enumerated(EnumType.STRING)
    private MandateStatus status;

    private LocalDate since;
    private LocalDate until;

    @ElementCollection
    @CollectionTable(name = "judgement_text", joinColumns = @JoinColumn(name = "judgement"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @ElementCollection
    @CollectionTable(name = "judgement_citation", joinColumns = @JoinColumn(name = "judgement"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Judgement(JudgementId id, JudgementDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Judgement() {}

    @Override
    public final void revise(JudgementDetails details) {
        mandate = details.mandate();
        status = details.status();
        since = details.since();
        until = details.until();
        details.words().into(words);
        replace(citations, details.citations());
    }

    @Override
    public JudgementDetails details() {
        return new JudgementDetails(mandate, status, since, until, new Wordings(words), List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.JUDGEMENT, id.toString());
    }
}
