package org.mispa.domain.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKind;

/// Finds what is published, by words of titles, names, places and summaries without regard to accents and endings.
public interface Search {
    /// How many records of each kind are shown before all of a kind are asked for.
    int FIRST = 5;

    /// The kinds that can be found, in the order in which they are shown.
    List<RecordKind> KINDS = List.of(
            RecordKind.MANDATE,
            RecordKind.COMPONENT,
            RecordKind.INITIATIVE,
            RecordKind.ACTIVITY,
            RecordKind.DELIVERABLE,
            RecordKind.COUNTRY,
            RecordKind.ORGANIZATION,
            RecordKind.INSTRUMENT,
            RecordKind.PRACTICE,
            RecordKind.MEETING,
            RecordKind.FIGURE,
            RecordKind.STATEMENT,
            RecordKind.SOURCE);

    /// The records whose number, code, symbol, acronym or usual name is the text, in any language.
    List<SearchHit> named(String text, Language reader);

    SearchCounts counts(SearchFilter filter);

    /// The best of each of these kinds.
    Map<RecordKind, List<SearchHit>> first(SearchFilter filter, List<RecordKind> kinds, Language reader);

    /// One page of all of the filter's kind, the best first.
    ///
    /// @param total as counted for the filter
    Page<SearchHit> page(SearchFilter filter, Language reader, int number, long total);

    /// The same with words that records hold in place of those that none holds; empty where nothing is near.
    Optional<String> nearest(String text);
}
