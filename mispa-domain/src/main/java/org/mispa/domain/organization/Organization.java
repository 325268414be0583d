package org.mispa.domain.organization;

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
import org.mispa.domain.country.CountryId;
import org.mispa.domain.shared.Aggregate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// A body that carries out, supports or takes part: from the General Secretariat to a neighbourhood group.
@Entity
@Table(name = "organization")
public class Organization extends Aggregate<OrganizationDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private OrganizationId id;

    @ElementCollection
    @CollectionTable(name = "organization_text", joinColumns = @JoinColumn(name = "organization"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, Wording> words = new EnumMap<>(Language.class);

    private @Nullable String acronym;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private OrganizationKind organizationKind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "country"))
    private @Nullable CountryId country;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "parent"))
    private @Nullable OrganizationId parent;

    @Column(name = "aliases")
    private List<String> aliases = List.of();

    @ElementCollection
    @CollectionTable(name = "organization_citation", joinColumns = @JoinColumn(name = "organization"))
    @OrderColumn(name = "position")
    private List<Citation> citations = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Organization(OrganizationId id, OrganizationDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Organization() {}

    @Override
    public final void revise(OrganizationDetails details) {
        details.words().into(words);
        acronym = details.acronym();
        organizationKind = details.organizationKind();
        country = details.country();
        parent = details.parent();
        aliases = details.aliases();
        replace(citations, details.citations());
    }

    @Override
    public OrganizationDetails details() {
        return new OrganizationDetails(
                new Wordings(words),
                acronym,
                organizationKind,
                country,
                parent,
                List.copyOf(aliases),
                List.copyOf(citations));
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.ORGANIZATION, id.toString());
    }
}
