package org.mispa.domain.country;

import java.util.List;
import org.mispa.domain.shared.Language;

/// The member states by name, for maps and choices.
public interface MemberStates {
    /// @param code what the state's address ends in: ISO 3166-1 alpha-2
    record MemberState(CountryId id, String code, String name, Subregion subregion) {}

    /// All member states in the alphabetical order of the language.
    List<MemberState> all(Language language);

    /// Every country that is recorded, with all its names, for reading lists of them.
    List<CountryList.Known> known();
}
