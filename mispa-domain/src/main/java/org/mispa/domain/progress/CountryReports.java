package org.mispa.domain.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.country.StandingKind;
import org.mispa.domain.country.Subregion;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Text;

/// What is recorded with the states: always by name, never by count, and nobody is ranked (method.md 5).
public interface CountryReports {
    /// Every country of the kind, also those with nothing recorded, in the alphabetical order of the language.
    ///
    /// @param filter which activities count; its countries are left out of account
    List<CountryRow> all(CountryKind kind, ActivityFilter filter, Reckoning reckoning, Language language);

    Optional<CountryPage> find(String code, Language language);

    /// In which roles the countries are stated, component by component. Component 0 holds each activity once, however
    /// many of them have the role in it.
    ///
    /// @param codes of one country, or of those that are looked at together
    Map<CountryRole, Map<Integer, Long>> roles(Set<String> codes, Reckoning reckoning);

    /// Each mandate with what is recorded under it for the countries: for any of them, each activity once.
    ///
    /// @param codes of one country, or of those that are looked at together; a blank is then that of all of them
    List<Reach> reach(Set<String> codes, Reckoning reckoning, Language language);

    /// How many activities the states take part in, mandate by mandate; cells without one are absent.
    ///
    /// @param component null for all
    List<Cell> matrix(@Nullable Integer component, Reckoning reckoning);

    /// @param code the end of the country's address
    /// @param activities that it takes part in, each once
    /// @param roles the same for each role that occurs
    /// @param mandates how many mandates these serve
    record CountryRow(
            String code,
            String name,
            @Nullable Subregion subregion,
            long activities,
            Map<CountryRole, Long> roles,
            long mandates) {
        public long role(CountryRole role) {
            return roles.getOrDefault(role, 0L);
        }

        /// The same row with one role alone.
        public CountryRow only(CountryRole role) {
            return new CountryRow(code, name, subregion, activities, Map.of(role, role(role)), mandates);
        }
    }

    /// Everything recorded of one country itself.
    record CountryPage(
            String key,
            String code,
            @Nullable String iso3,
            CountryKind kind,
            @Nullable Subregion subregion,
            String name,
            String official,
            List<NameIn> names,
            List<Standing> standings,
            @Nullable String note) {}

    record NameIn(Language language, String usual, String official) {}

    /// @param note where this is known from; null where there is nothing to add
    record Standing(
            StandingKind kind,
            @Nullable EdtfDate date,
            @Nullable String note) {}

    /// @param activities under the mandate that the countries take part in
    /// @param blank what it means where there is none; null where there is one
    record Reach(
            String mandate,
            Text title,
            long activities,
            @Nullable Blank blank) {}

    /// What it means that no activity is recorded with a country under a mandate (method.md 5).
    enum Blank {
        /// Every line of work under the mandate names a group of states or a budget that it was meant for, without it.
        OUTSIDE_SCOPE,
        /// Something was held whose participants no source names.
        NO_ATTENDANCE,
        /// Activities are recorded under the mandate, and no source names the country for any of them.
        NOT_NAMED,
        /// No activity at all is recorded under the mandate.
        NOTHING
    }

    record Cell(String country, String mandate, long activities, List<CountryRole> roles) {}
}
