package org.mispa.domain.shared;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What records are called, of any kind: for the filters in force, and to find out which keys name nothing.
public interface Directory {
    /// @param keys countries by key or by the code that their address ends in, and they come back by the same
    /// @return the titles of those that are recorded; keys that name nothing are absent
    Map<RecordKey, Text> titles(Collection<RecordKey> keys, Language language);

    /// A record to choose.
    ///
    /// @param acronym null where none is known
    /// @param names all that it goes by: its titles in all languages, its acronym and other names
    record Entry(String key, Text title, @Nullable String acronym, Set<String> names) {
        public Entry {
            names = Set.copyOf(names);
        }
    }

    /// Those of a kind, countries by name and codes by number, to choose from. At most two thousand.
    List<Entry> all(RecordKind kind, Language language);

    /// Those whose title in any language holds the words or is like them, nearest first.
    ///
    /// @param kind any but countries
    List<Entry> near(RecordKind kind, String words, Language language, int most);
}
