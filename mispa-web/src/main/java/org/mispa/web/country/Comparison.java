package org.mispa.web.country;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.progress.CountryReports.Blank;
import org.mispa.domain.shared.Text;

/// Countries and subregions side by side, in alphabetical order.
///
/// @param components by number
/// @param mandates by number
/// @param roles that any of the sides is named in
record Comparison(
        List<Side> sides, Map<Integer, Text> components, Map<String, Text> mandates, List<CountryRole> roles) {
    Comparison {
        sides = List.copyOf(sides);
        roles = List.copyOf(roles);
    }

    /// What stands in one column.
    ///
    /// @param code of a country, or the word for a subregion
    /// @param href of the page about it
    /// @param states codes of the member states that it stands for; one for a country
    /// @param activities that they take part in, each once
    /// @param byComponent the same for each component; absent where there are none
    /// @param byMandate the same for each mandate
    /// @param blanks what it means where there are none
    /// @param byRole in which they are named in the role
    record Side(
            String code,
            String name,
            String href,
            Set<String> states,
            long activities,
            Map<Integer, Long> byComponent,
            Map<String, Long> byMandate,
            Map<String, Blank> blanks,
            Map<CountryRole, Long> byRole) {
        /// Whether it stands for several states.
        public boolean several() {
            return states.size() > 1;
        }

        public long inComponent(int number) {
            return byComponent.getOrDefault(number, 0L);
        }

        public long underMandate(String number) {
            return byMandate.getOrDefault(number, 0L);
        }

        public @Nullable Blank blank(String mandate) {
            return blanks.get(mandate);
        }

        public long asRole(CountryRole role) {
            return byRole.getOrDefault(role, 0L);
        }

        private ActivityFilter filter() {
            return ActivityFilter.ALL.withCountries(states);
        }

        /// The query of the list of its activities.
        public String query() {
            return filter().query();
        }

        public String componentQuery(int number) {
            return filter().withComponents(Set.of(number)).query();
        }

        public String mandateQuery(String number) {
            return filter().withMandates(Set.of(number)).query();
        }

        public String roleQuery(CountryRole role) {
            return filter().withRoles(Set.of(role)).query();
        }
    }
}
