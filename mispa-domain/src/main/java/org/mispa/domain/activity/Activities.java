package org.mispa.domain.activity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.DateBasis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.Text;

/// The recorded activities, for reading.
public interface Activities {
    Page<ActivityRow> page(ActivityFilter filter, Reckoning reckoning, Language language, int number);

    long count(ActivityFilter filter, Reckoning reckoning);

    /// The newest activities of the list, part by part. A part that holds none is absent.
    ///
    /// @param most how many of each part
    Map<String, Newest> newest(ActivityFilter filter, Parts parts, Reckoning reckoning, Language language, int most);

    /// Into what a list is divided. One activity can be in several parts.
    enum Parts {
        /// By the number of the component; and once more the whole list as [#WHOLE].
        COMPONENTS,
        /// By the name of the role in which the countries of the filter are named.
        ROLES;

        /// The part that holds every activity of the list once.
        public static final String WHOLE = "0";
    }

    /// @param total how many the part holds
    /// @param rows the newest of them first
    record Newest(long total, List<InRoles> rows) {
        public Newest {
            rows = List.copyOf(rows);
        }
    }

    /// @param roles in which the countries of the filter are named; empty where it names none
    record InRoles(ActivityRow row, List<CountryRole> roles) {}

    /// Every activity of the list one after the other, in its order; however many there are, few are held at a time.
    void each(ActivityFilter filter, Reckoning reckoning, Language language, Consumer<ActivityTaken> to);

    /// An activity of a list that is taken away.
    ///
    /// @param country code of the country where it takes place; null where not stated
    /// @param roles in which the countries of the filter are named, or inferred where it asks for that; empty where it
    /// names none
    /// @param states codes of the countries that are named as taking part
    /// @param stateNames their names, in the same order
    /// @param funders keys of those stated to support the very activity
    /// @param lineFunders keys of those stated to support its whole line of work
    record ActivityTaken(
            ActivityRow row,
            @Nullable DateBasis dateBasis,
            @Nullable String country,
            List<CountryRole> roles,
            List<String> states,
            List<String> stateNames,
            List<String> funders,
            List<String> lineFunders) {}

    /// For each field that is wanted, its values with the number of activities that a list narrowed by it would show. A
    /// field's own
    /// choice does not narrow its facet, so that other values can be added.
    ///
    /// @param wanted names of fields in the address, among `ActivityFacet.FIELDS`; the others are not counted
    List<ActivityFacet> facets(ActivityFilter filter, Reckoning reckoning, Language language, Set<String> wanted);

    Optional<ActivityPage> find(ActivityId id, Reckoning reckoning, Language language);

    /// An activity that may be the same as one that is being written.
    ///
    /// @param date null where no date is stated
    /// @param place null where not stated
    record Alike(
            ActivityId id,
            Text title,
            @Nullable EdtfDate date,
            @Nullable String place) {}

    /// Those of the same type at about the same time whose title in any language, or whose place, is similar; at most
    /// five, the most similar first.
    ///
    /// @param date null where none is known yet
    /// @param place null where none is known yet
    /// @param except null unless the activity itself is recorded already
    List<Alike> alike(
            ActivityType type,
            @Nullable EdtfDate date,
            String title,
            @Nullable String place,
            @Nullable ActivityId except,
            Language language);
}
