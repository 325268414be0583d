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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// The span that one Management Report speaks of.
@Entity
@Table(name = "reporting_period")
public class ReportingPeriod extends Aggregate<ReportingPeriodDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private ReportingPeriodId id;

    @ElementCollection
    @CollectionTable(name = "reporting_period_text", joinColumns = @JoinColumn(name = "reporting_period"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "closes_on")
    private LocalDate closesOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "closing_basis")
    private Basis closingBasis;

    @Column(name = "kept_in_portal")
    private boolean keptInPortal;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "meeting"))
    private @Nullable MeetingId meeting;

    @ElementCollection
    @CollectionTable(name = "reporting_period_citation", joinColumns = @JoinColumn(name = "reporting_period"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public ReportingPeriod(ReportingPeriodId id, ReportingPeriodDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected ReportingPeriod() {}

    @Override
    public final void revise(ReportingPeriodDetails details) {
        details.words().into(words);
        startsOn = details.startsOn();
        closesOn = details.closesOn();
        closingBasis = details.closingBasis();
        keptInPortal = details.keptInPortal();
        meeting = details.meeting();
        replace(citations, details.citations());
    }

    @Override
    public ReportingPeriodDetails details() {
        return new ReportingPeriodDetails(
                new Wordings(words), startsOn, closesOn, closingBasis, keptInPortal, meeting, List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.REPORTING_PERIOD, id.toString());
    }
}
