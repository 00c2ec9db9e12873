package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variable {@code loop} inside a loop. */
final class LoopState extends AbstractMap<String, Value> {
    private static final List<String> NAMES = List.of(
            "index",
            "index0",
            "revindex",
            "revindex0",
            "first",
            "last",
            "length",
            "previtem",
            "nextitem",
            "depth",
            "depth0");

    private final List<Value> items;
    private @Nullable Value lastChange;
    private int at = -1;

    LoopState(List<Value> items) {
        this.items = items;
    }

    void next() {
        at++;
    }

    @Override
    public @Nullable Value get(Object key) {
        int size = items.size();
        return switch (String.valueOf(key)) {
            case "index" -> Value.of(at + 1L);
            case "index0" -> Value.of((long) at);
            case "revindex" -> Value.of((long) size - at);
            case "revindex0" -> Value.of(size - at - 1L);
            case "first" -> Order.bool(at == 0);
            case "last" -> Order.bool(at == size - 1);
            case "length" -> Value.of((long) size);
            case "previtem" -> at > 0 ? items.get(at - 1) : null;
            case "nextitem" -> at < size - 1 ? items.get(at + 1) : null;
            case "depth" -> Value.of(1L); // loops are not recursive here
            case "depth0" -> Value.of(0L);
            default -> null;
        };
    }

    /** {@code loop.cycle(a, b)}. */
    Value cycle(List<Value> values) {
        if (values.isEmpty()) {
            throw Fault.argument("there is nothing to cycle through");
        }
        return values.get(at % values.size());
    }

    /** {@code loop.changed(value)}: whether it is another value than at the last call. */
    Value changed(Value value, Scope scope) {
        Value before = lastChange;
        lastChange = value;
        return before == null ? Order.TRUE : Operators.Comparison.NOT_EQUAL.apply(before, value, scope);
    }

    @Override
    public Set<String> keySet() {
        return snapshot().keySet();
    }

    @Override
    public Set<Entry<String, Value>> entrySet() {
        return snapshot().entrySet();
    }

    private Map<String, Value> snapshot() {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (String name : NAMES) {
            Value value = get(name);
            if (value != null) {
                entries.put(name, value);
            }
        }
        return entries;
    }
}
