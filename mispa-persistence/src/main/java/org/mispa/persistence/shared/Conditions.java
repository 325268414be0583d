package org.mispa.persistence.shared;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Reckoning;
import org.springframework.jdbc.core.SqlParameterValue;

/// The conditions of one filter, written once for its count, its list and its facets, and the values they need.
public final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /// Sets what every reckoning needs: `:asOf`, `:reach` and `:stated` (only stated and confirmed links).
    public Conditions(Reckoning reckoning) {
        values.put("asOf", reckoning.asOf());
        values.put("reach", reckoning.reach());
        values.put("stated", reckoning.links() == LinkMode.STATED);
    }

    public Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    /// A condition that uses the value by its name.
    public Conditions and(String condition, String name, Object value) {
        values.put(name, value);
        return and(condition);
    }

    /// A condition over an array of texts; none where nothing is chosen.
    public Conditions andAny(String condition, String name, Collection<?> chosen) {
        if (chosen.isEmpty()) {
            return this;
        }
        values.put(name, array(chosen));
        return and(condition);
    }

    /// The values as an array of texts, enum constants by their names.
    public static Object array(Collection<?> chosen) {
        return new SqlParameterValue(Types.ARRAY, names(chosen).toArray(String[]::new));
    }

    /// The values as texts, enum constants by their names.
    public static List<String> names(Collection<?> chosen) {
        return chosen.stream()
                .map(value -> value instanceof Enum<?> constant ? constant.name() : value.toString())
                .toList();
    }

    public Conditions value(String name, Object value) {
        values.put(name, value);
        return this;
    }

    public Map<String, Object> values() {
        return Map.copyOf(values);
    }

    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /// The conditions joined by `and`; `true` where there is none.
    public String sql() {
        return conditions.isEmpty() ? "true" : String.join("\n  and ", conditions);
    }
}
