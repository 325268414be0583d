package org.mispa.domain.remark;

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
import jakarta.persistence.Table;
import java.util.EnumMap;
import java.util.Map;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;

/// A sentence that stands in one or many records (a reason, a note, the name of a group), translated once for all of
/// them. A record whose sentence is changed reads in the original until the new sentence is translated.
@Entity
@Table(name = "remark")
public class Remark extends Aggregate<RemarkDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private RemarkId id;

    @ElementCollection
    @CollectionTable(name = "remark_text", joinColumns = @JoinColumn(name = "remark"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Remark(RemarkId id, RemarkDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Remark() {}

    @Override
    public final void revise(RemarkDetails details) {
        details.words().into(words);
    }

    @Override
    public RemarkDetails details() {
        return new RemarkDetails(new Wordings(words));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.REMARK, id.toString());
    }
}
