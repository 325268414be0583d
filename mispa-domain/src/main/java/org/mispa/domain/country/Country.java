package org.mispa.domain.country;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
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

/// A state or other country that a source names.
@Entity
@Table(name = "country")
public class Country extends Aggregate<CountryDetails> {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "key"))
    private CountryId id;

    private @Nullable String iso2;
    private @Nullable String iso3;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private CountryKind countryKind;

    @Enumerated(EnumType.STRING)
    private @Nullable Subregion subregion;

    @ElementCollection
    @CollectionTable(name = "country_name", joinColumns = @JoinColumn(name = "country"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, CountryName> names = new EnumMap<>(Language.class);

    @ElementCollection
    @CollectionTable(name = "country_standing", joinColumns = @JoinColumn(name = "country"))
    @OrderColumn(name = "position")
    private List<CountryStanding> standings = new ArrayList<>();

    private @Nullable String note;

    @SuppressWarnings("NullAway.Init") // revise assigns every field
    public Country(CountryId id, CountryDetails details) {
        this.id = id;
        revise(details);
    }

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Country() {}

    @Override
    public final void revise(CountryDetails details) {
        iso2 = details.iso2();
        iso3 = details.iso3();
        countryKind = details.countryKind();
        subregion = details.subregion();
        names.putAll(details.names().byLanguage());
        replace(standings, details.standings());
        note = details.note();
    }

    @Override
    public CountryDetails details() {
        return new CountryDetails(iso2, iso3, countryKind, subregion, new Names(names), List.copyOf(standings), note);
    }

    @Override
    public RecordKey recordKey() {
        return new RecordKey(RecordKind.COUNTRY, id.toString());
    }
}
