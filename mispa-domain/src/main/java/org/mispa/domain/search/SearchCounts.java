package org.mispa.domain.search;

import java.util.Map;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKind;

/// How many records a filter finds, each counted once.
///
/// @param byKind within the filter's language, for any kind; kinds of which none is found are absent
/// @param byLanguage within the filter's kind, for any language; a record found in two is counted in both
public record SearchCounts(Map<RecordKind, Long> byKind, Map<Language, Long> byLanguage) {
    public SearchCounts {
        byKind = Map.copyOf(byKind);
        byLanguage = Map.copyOf(byLanguage);
    }

    public long total(SearchFilter filter) {
        return filter.kind() == null
                ? byKind.values().stream().mapToLong(Long::longValue).sum()
                : byKind.getOrDefault(filter.kind(), 0L);
    }

    /// Whether nothing is found in any language either.
    public boolean none() {
        return byKind.isEmpty() && byLanguage.isEmpty();
    }
}
