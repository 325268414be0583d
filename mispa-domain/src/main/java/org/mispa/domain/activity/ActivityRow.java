package org.mispa.domain.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Text;

/// An activity in a list.
///
/// @param date null where none is stated
/// @param place as the source states it; null where not stated
/// @param mandates numbers it serves, by the links that the page counts
/// @param states how many states are named as taking part
/// @param passed planned for a day that has passed since the records end
public record ActivityRow(
        String key,
        ActivityType type,
        Text title,
        @Nullable EdtfDate date,
        @Nullable String place,
        @Nullable String initiative,
        List<String> mandates,
        long states,
        ActivityStatus status,
        boolean passed) {}
