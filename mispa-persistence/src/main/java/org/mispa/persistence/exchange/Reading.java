package org.mispa.persistence.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mispa.domain.shared.RecordKind;

/// What is known while a set of record files is read: its faults, keys and references.
class Reading {
    private record Reference(String file, long line, String column, RecordKind kind, String key) {}

    private final List<Fault> faults = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final Map<RecordKind, Map<String, Long>> lines = new EnumMap<>(RecordKind.class);

    void fault(String file, long line, String column, String reason) {
        faults.add(new Fault(file, line, column, reason));
    }

    void refer(String file, long line, String column, RecordKind kind, String key) {
        references.add(new Reference(file, line, column, kind, key));
    }

    /// @return whether the key is new in its kind; a duplicate is a fault
    boolean register(String file, long line, String column, RecordKind kind, String key) {
        var first = lines.computeIfAbsent(kind, k -> new HashMap<>()).putIfAbsent(key, line);
        if (first != null) {
            fault(file, line, column, "\"" + key + "\" stands in line " + first + " already");
        }
        return first == null;
    }

    Set<String> keys(RecordKind kind) {
        return lines.getOrDefault(kind, Map.of()).keySet();
    }

    /// @throws FaultyRecordFiles with all faults, references to nothing among them
    void finish() {
        for (var reference : references) {
            if (!keys(reference.kind()).contains(reference.key())) {
                fault(
                        reference.file(),
                        reference.line(),
                        reference.column(),
                        "there is no "
                                + reference
                                        .kind()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' ') + " \"" + reference.key() + "\"");
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultyRecordFiles(faults);
        }
    }
}
