package org.mispa.domain.figure;

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
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// A number that a source states, with its unit.
@Entity
@Table(name = "figure")
public class Figure extends Aggregate<FigureDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private FigureId id;

    @Embedded
    private RecordKey about;

    private @Nullable Integer value;
    private String unit;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private FigureKind figureKind;

    @Column(name = "stated_as")
    private String statedAs;

    @ElementCollection
    @CollectionTable(name = "figure_text", joinColumns = @JoinColumn(name = "figure"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @Embedded
    private @Nullable Listed listed;

    @ElementCollection
    @CollectionTable(name = "figure_citation", joinColumns = @JoinColumn(name = "figure"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Figure(FigureId id, FigureDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Figure() {}

    @Override
    public final void revise(FigureDetails details) {
        about = details.about();
        value = details.value();
        unit = details.unit();
        figureKind = details.figureKind();
        statedAs = details.statedAs();
        details.words().into(words);
        listed = details.listed();
        replace(citations, details.citations());
    }

    @Override
    public FigureDetails details() {
        return new FigureDetails(
                about, value, unit, figureKind, statedAs, new Wordings(words), listed, List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.FIGURE, id.toString());
    }
}
