package org.mispa.domain.activity;

import java.util.List;
import java.util.Optional;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Reckoning;

/// The recorded activities, for reading.
public interface Activities {
    Page<ActivityRow> page(ActivityFilter filter, Reckoning reckoning, Language language, int number);

    long count(ActivityFilter filter, Reckoning reckoning);

    /// For each field, its values with the number of activities that a list narrowed by it would show. A field's own
    /// choice does not narrow its facet, so that other values can be added.
    List<ActivityFacet> facets(ActivityFilter filter, Reckoning reckoning, Language language);

    Optional<ActivityPage> find(ActivityId id, Reckoning reckoning, Language language);
}
