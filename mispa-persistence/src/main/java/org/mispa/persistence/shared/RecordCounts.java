package org.mispa.persistence.shared;

import java.util.Map;
import org.mispa.domain.shared.Reckoning;

/// How many activities and deliverables there are for each value of a field, for what is recorded before them in the
/// order of the packages. Counted are activities that are not cancelled and deliverables that are still pursued.
public interface RecordCounts {
    /// Names of fields; `FUNDER` is support for the very activity, `LINE_FUNDER` for the whole that it is part of.
    String INITIATIVE = "initiative";

    String ORGANIZATION = "organization";
    String FUNDER = "funder";
    String LINE_FUNDER = "line-funder";
    String MANDATE = "mandate";
    String COMPONENT = "component";

    /// Values without an activity are absent.
    Map<String, Long> activities(String field, Reckoning reckoning);

    /// The same for those activities alone that a country takes part in.
    ///
    /// @param country code, the end of its address
    Map<String, Long> activitiesWith(String country, String field, Reckoning reckoning);

    /// Values without a deliverable are absent.
    Map<String, Long> deliverables(String field, Reckoning reckoning);
}
