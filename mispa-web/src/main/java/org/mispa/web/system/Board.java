package org.mispa.web.system;

import java.util.List;
import org.mispa.domain.shared.Text;

/// The Commitment at a glance: its components side by side, each with its mandates. Drawn by `fragments/board`.
public record Board(List<Component> components) {

    /// @param activities that serve any of its mandates, each counted once
    /// @param activitiesHref the list of them
    public record Component(
            int number, Text name, String href, long activities, String activitiesHref, List<Mandate> mandates) {}

    /// @param status such as `under-way`
    /// @param activities that serve it
    /// @param activitiesHref the list of them
    /// @param passed whether a date has passed since the records end
    public record Mandate(
            String number,
            Text name,
            String href,
            String status,
            long activities,
            String activitiesHref,
            boolean passed) {}
}
