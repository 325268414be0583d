package org.mispa.domain.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.BrokenRule.Rule;

/// A group of states that the source names without listing its members, such as "the Central American countries".
///
/// @param title the group as the source calls it
/// @param inferredMembers keys of the countries the portal takes to be meant; shown as such and never counted;
/// empty where it does not guess
/// @param reason why it takes these; null where it does not guess
@Embeddable
public record GroupParticipation(
        String title,
        @Enumerated(EnumType.STRING) CountryRole role,
        @Column(name = "inferred_members") List<String> inferredMembers,
        @Nullable String reason) {

    public GroupParticipation {
        inferredMembers = List.copyOf(inferredMembers);
        if (!inferredMembers.isEmpty() && reason == null) {
            throw new BrokenRule(Rule.GROUP_MEMBERS_HAVE_A_REASON);
        }
    }
}
