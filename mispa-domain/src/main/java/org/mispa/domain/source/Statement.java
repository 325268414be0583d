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

/// Something a source says beside the records: an aim, a conclusion, an expectation.
@Entity
@Table(name = "statement")
public class Statement extends Aggregate<StatementDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private StatementId id;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private StatementKind statementKind;

    @ElementCollection
    @CollectionTable(name = "statement_text", joinColumns = @JoinColumn(name = "statement"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @Embedded
    private @Nullable RecordKey about;

    @ElementCollection
    @CollectionTable(name = "statement_citation", joinColumns = @JoinColumn(name = "statement"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Statement(StatementId id, StatementDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Statement() {}

    @Override
    public final void revise(StatementDetails details) {
        statementKind = details.statementKind();
        details.words().into(words);
        about = details.about();
        replace(citations, details.citations());
    }

    @Override
    public StatementDetails details() {
        return new StatementDetails(statementKind, new Wordings(words), about, List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.STATEMENT, id.toString());
    }
}
