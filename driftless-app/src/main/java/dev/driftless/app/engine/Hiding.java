package dev.driftless.app.engine;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes secrets of texts, wherever in a value they stand. */
final class Hiding {
    private Hiding() {}

    /** A copy of the entries in which each text that {@code secret} is true of is hidden. */
    static Map<String, Value> where(Map<String, Value> entries, Predicate<String> secret) {
        Map<String, Value> hidden = new LinkedHashMap<>();
        entries.forEach((name, value) -> hidden.put(name, where(value, secret)));
        return hidden;
    }

    private static Value where(Value value, Predicate<String> secret) {
        return switch (value) {
            case Value.Text(String text) -> secret.test(text) ? new Value.Hidden(text) : value;
            case Value.Sequence(List<Value> items) -> {
                List<Value> hidden = new ArrayList<>(items.size());
                items.forEach(item -> hidden.add(where(item, secret)));
                yield Value.of(hidden);
            }
            case Value.Mapping(Map<String, Value> entries) -> Value.of(where(entries, secret));
            default -> value;
        };
    }
}
