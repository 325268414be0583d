package org.mispa.domain.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.Text;

/// The figures that sources state, each beside the recorded list it stands beside (method.md 5).
public interface Figures {
    /// In the order of the records they belong to.
    List<FigureRow> all(Filter filter, Language language);

    /// Which figures a list shows.
    ///
    /// @param about the record they belong to; null for any
    /// @param listedOnly only those that stand beside a list
    /// @param differsOnly only those whose list counts like things and has another length
    record Filter(@Nullable RecordKey about, boolean listedOnly, boolean differsOnly) {
        public static final Filter ALL = new Filter(null, false, false);

        public static Filter of(RecordKey about) {
            return new Filter(about, false, false);
        }

        /// The query string of the list's address.
        public String query() {
            return new Query()
                    .with("about", about == null ? null : Query.slug(about.kind()) + ":" + about.key())
                    .with("listed", listedOnly ? "yes" : null)
                    .with("differs", differsOnly ? "yes" : null)
                    .toString();
        }
    }

    /// @param value null where announced without a number
    /// @param statedAs the source's own word or digits
    /// @param listed how many the recorded list holds now; null where it stands beside none
    /// @param listedKind what list that is; null with it
    /// @param listedAmong what narrows that list, names of constants
    /// @param listedUnit what the list holds, in the singular; null with it
    /// @param comparable whether both count like things
    record FigureRow(
            String key,
            RecordKey about,
            Text aboutTitle,
            Text title,
            @Nullable Text note,
            FigureKind kind,
            @Nullable Integer value,
            String unit,
            String statedAs,
            @Nullable Long listed,
            @Nullable ListedKind listedKind,
            List<String> listedAmong,
            @Nullable String listedUnit,
            boolean comparable) {

        /// The same with what the record is called that it belongs to.
        public FigureRow named(Text wanted) {
            return new FigureRow(
                    key,
                    about,
                    wanted,
                    title,
                    note,
                    kind,
                    value,
                    unit,
                    statedAs,
                    listed,
                    listedKind,
                    listedAmong,
                    listedUnit,
                    comparable);
        }

        /// Stated number less listed number; null where there is nothing to compare, or unlike things are counted.
        public @Nullable Long difference() {
            return value == null || listed == null || !comparable ? null : value - listed;
        }
    }
}
