package org.mispa.domain.shared;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What records are called, of any kind: for the filters in force, and to find out which keys name nothing.
public interface Directory {
    /// @param keys countries by key or by the code that their address ends in, and they come back by the same
    /// @return the titles of those that are recorded; keys that name nothing are absent
    Map<RecordKey, Text> titles(Collection<RecordKey> keys, Language language);

    /// A record to choose.
    record Entry(String key, Text title) {}

    /// Those of a kind, countries by name and codes by number, to choose from. At most two thousand.
    List<Entry> all(RecordKind kind, Language language);

    /// Those whose title in any language holds the words or is like them, nearest first.
    ///
    /// @param kind any but countries
    List<Entry> near(RecordKind kind, String words, Language language, int most);
}
