package org.mispa.domain.organization;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;

/// The recorded organizations, for reading; always by name, never by count.
public interface Organizations {
    List<OrganizationRow> all(Filter filter, Reckoning reckoning, Language language);

    Optional<OrganizationPage> find(OrganizationId id, Reckoning reckoning, Language language);

    /// An organization that may be the same as one that is to be recorded.
    ///
    /// @param acronym null where the sources print none
    record Alike(String key, Text title, @Nullable String acronym) {}

    /// Those whose title or other name in any language is similar, or that have the same acronym; at most five, the
    /// most
    /// similar first.
    ///
    /// @param name as it was typed; an acronym in it is looked for too
    /// @param acronym null where none is known
    List<Alike> alike(String name, @Nullable String acronym, Language language);

    /// Which organizations a list shows; null for any.
    ///
    /// @param role a role it has in any activity or line of work, by the name of the constant
    /// @param country code of the country whose body it is
    record Filter(
            @Nullable OrganizationKind kind,
            @Nullable String role,
            @Nullable String country) {
        public static final Filter ALL = new Filter(null, null, null);

        /// The query string of the list's address.
        public String query() {
            return new Query()
                    .with("kind", kind)
                    .with("role", role == null ? null : role.toLowerCase(java.util.Locale.ROOT))
                    .with("country", country)
                    .toString();
        }
    }

    /// @param country the end of the address of the country whose body it is; null where it is of none
    /// @param activities activities that it is stated to have a part in
    /// @param funded activities that it is stated to support
    /// @param fundedAsWhole activities of which only the larger whole is said to have its support
    /// @param initiatives lines of work that it is said to have a part in as a whole
    record OrganizationRow(
            String key,
            Text title,
            @Nullable String acronym,
            OrganizationKind kind,
            @Nullable String country,
            long activities,
            long funded,
            long fundedAsWhole,
            long initiatives) {}

    /// Everything recorded of one organization itself.
    record OrganizationPage(
            OrganizationRow row,
            @Nullable Text note,
            @Nullable Named country,
            @Nullable Named parent,
            List<Named> bodies,
            List<String> aliases,
            List<CitationRow> citations) {}

    /// Another record, by the end of its address and what it is called.
    record Named(String key, Text title) {}
}
