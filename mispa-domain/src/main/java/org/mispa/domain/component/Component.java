package org.mispa.domain.component;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
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

/// One of the five components of the Commitment to Public Security in the Americas.
@Entity
@Table(name = "component")
public class Component extends Aggregate<ComponentDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "number"))
    private ComponentNumber id;

    @ElementCollection
    @CollectionTable(name = "component_text", joinColumns = @JoinColumn(name = "component"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @ElementCollection
    @CollectionTable(name = "component_citation", joinColumns = @JoinColumn(name = "component"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Component(ComponentNumber id, ComponentDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Component() {}

    @Override
    public final void revise(ComponentDetails details) {
        details.words().into(words);
        replace(citations, details.citations());
    }

    @Override
    public ComponentDetails details() {
        return new ComponentDetails(new Wordings(words), List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.COMPONENT, id.toString());
    }
}
