package dev.driftless.app.engine;

import dev.driftless.domain.value.Value;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A mapping whose values are gathered when they are asked for, once. */
final class LazyMap extends AbstractMap<String, Value> {
    private final Map<String, Supplier<Value>> sources = new LinkedHashMap<>();
    private final Map<String, Value> gathered = new HashMap<>();

    LazyMap with(String name, Supplier<Value> source) {
        sources.put(name, source);
        return this;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && sources.containsKey(name);
    }

    @Override
    public @Nullable Value get(@Nullable Object key) {
        if (!(key instanceof String name)) {
            return null;
        }
        Value value = gathered.get(name);
        Supplier<Value> source = sources.get(name);
        if (value == null && source != null) {
            value = source.get();
            gathered.put(name, value);
        }
        return value;
    }

    @Override
    public Set<String> keySet() {
        return sources.keySet();
    }

    @Override
    public Set<Entry<String, Value>> entrySet() {
        Map<String, Value> all = new LinkedHashMap<>();
        for (String name : sources.keySet()) {
            Value value = get(name);
            all.put(name, value == null ? Value.NULL : value);
        }
        return all.entrySet();
    }
}
