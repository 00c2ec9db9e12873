package dev.driftless.app.engine;

import dev.driftless.domain.value.Value;
import dev.driftless.ports.SecretSource;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code secrets} as templates see it: each value is looked up when it is named. */
final class SecretMap extends AbstractMap<String, Value> {
    private final SecretSource source;
    private final Set<String> tooShort = new TreeSet<>();

    SecretMap(SecretSource source) {
        this.source = source;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public @Nullable Value get(@Nullable Object key) {
        String value = key instanceof String name ? source.find(name) : null;
        if (value != null && !value.isEmpty() && value.length() < Redactor.SHORTEST) {
            tooShort.add(String.valueOf(key));
        }
        return value == null ? null : new Value.Hidden(value);
    }

    /** The names of those that were asked for and are too short to be recognised in text. */
    Set<String> tooShort() {
        return tooShort;
    }

    @Override
    public Set<String> keySet() {
        return Set.copyOf(source.names());
    }

    @Override
    public Set<Entry<String, Value>> entrySet() {
        Map<String, Value> all = new LinkedHashMap<>();
        for (String name : source.names()) {
            Value value = get(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        return all.entrySet();
    }
}
