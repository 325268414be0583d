package org.mispa.domain.initiative;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;

/// The lines of work, for reading.
public interface Initiatives {
    /// Few enough to be shown at once.
    List<InitiativeRow> all(Filter filter, Reckoning reckoning, Language language);

    Optional<InitiativePage> find(InitiativeId id, Reckoning reckoning, Language language);

    /// Which initiatives a list shows; null for any.
    ///
    /// @param mandate number of a mandate it is linked to, by the links that count
    /// @param funder key of an organization that is said to fund the line of work as a whole
    /// @param organization key of an organization with any part in the line of work as a whole
    record Filter(
            @Nullable Integer component,
            @Nullable String mandate,
            @Nullable String funder,
            @Nullable String organization) {
        public static final Filter ALL = new Filter(null, null, null, null);

        /// The query string of the list's address.
        public String query() {
            return new Query()
                    .with("component", component)
                    .with("mandate", mandate)
                    .with("funder", funder)
                    .with("organization", organization)
                    .toString();
        }
    }

    /// @param activities seen on the day, without the cancelled
    /// @param deliverables seen on the day, without those no longer pursued
    record InitiativeRow(
            String code,
            int component,
            Text title,
            @Nullable EdtfDate date,
            Recorded recorded,
            List<String> mandates,
            long activities,
            long deliverables) {}

    /// Everything recorded of one line of work itself.
    record InitiativePage(
            String code,
            int component,
            Text componentTitle,
            Text title,
            @Nullable Text summary,
            @Nullable Text note,
            @Nullable EdtfDate date,
            Recorded recorded,
            @Nullable String scope,
            List<String> scopeCountries,
            @Nullable String scopeReason,
            List<Link> mandates,
            List<InvolvementRow> involved,
            long activities,
            long deliverables,
            List<CitationRow> citations) {}

    /// @param reason null where the link is stated
    record Link(
            String mandate,
            Text title,
            Basis basis,
            @Nullable String reason,
            boolean confirmed) {}
}
