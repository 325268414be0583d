package org.mispa.domain.shared;

import java.util.Collection;
import java.util.Map;

/// What records are called, of any kind: for the filters in force, and to find out which keys name nothing.
public interface Directory {
    /// @param keys countries by the code that their address ends in
    /// @return the titles of those that are recorded; keys that name nothing are absent
    Map<RecordKey, Text> titles(Collection<RecordKey> keys, Language language);
}
