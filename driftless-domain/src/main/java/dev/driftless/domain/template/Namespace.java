package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code namespace()} makes: the one thing that a loop can change and that lives on after it. */
final class Namespace extends AbstractMap<String, Value> {
    private final Map<String, Value> entries;

    Namespace(Map<String, Value> entries) {
        this.entries = new LinkedHashMap<>(entries);
    }

    void set(String name, Value value) {
        entries.put(name, value);
    }

    @Override
    public @Nullable Value get(Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public Set<Entry<String, Value>> entrySet() {
        return entries.entrySet();
    }
}
