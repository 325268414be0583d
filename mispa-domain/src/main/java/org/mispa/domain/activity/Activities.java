package org.mispa.domain.activity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Reckoning;

/// The recorded activities, for reading.
public interface Activities {
    Page<ActivityRow> page(ActivityFilter filter, Reckoning reckoning, Language language, int number);

    long count(ActivityFilter filter, Reckoning reckoning);

    /// For each field that is wanted, its values with the number of activities that a list narrowed by it would show. A
    /// field's own
    /// choice does not narrow its facet, so that other values can be added.
    ///
    /// @param wanted names of fields in the address, among `ActivityFacet.FIELDS`; the others are not counted
    List<ActivityFacet> facets(ActivityFilter filter, Reckoning reckoning, Language language, Set<String> wanted);

    Optional<ActivityPage> find(ActivityId id, Reckoning reckoning, Language language);
}
