package org.mispa.persistence.feed;

import org.mispa.domain.country.CountryDetails;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Text;

/// What a record was called at one moment.
final class WordsOfThen {
    private WordsOfThen() {}

    /// In the wished language, or else as it was written; the summary where the kind has no titles.
    static Text title(Details details, Language wished) {
        if (details instanceof CountryDetails country) {
            var name = country.names().byLanguage().get(wished);
            if (name != null) {
                return new Text(wished, name.usual());
            }
        }
        var words = details.words();
        if (words == null) {
            throw new IllegalArgumentException("a " + details.kind() + " without words");
        }
        var title = words.title(wished);
        if (title != null) {
            return title;
        }
        var own = words.byLanguage().get(wished);
        if (own != null && own.summary() != null) {
            return new Text(wished, own.summary());
        }
        var language = words.originalLanguage();
        var original = words.byLanguage().get(language);
        var summary = original == null ? null : original.summary();
        return new Text(language, summary == null ? "" : summary);
    }
}
