package dev.driftless.app.engine;

import dev.driftless.domain.value.Value;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a step registers of which a dry run does not know how it ends: every name is there, and unknown where nothing is known of it. */
final class OpenMap extends AbstractMap<String, Value> {
    private final Map<String, Value> known;
    private final Value.Unknown other;

    OpenMap(Map<String, Value> known, String why) {
        this.known = new LinkedHashMap<>(known);
        this.other = new Value.Unknown(why);
    }

    /** With other entries in place of some. */
    OpenMap with(Map<String, Value> entries) {
        OpenMap copy = new OpenMap(known, other.why());
        copy.known.putAll(entries);
        return copy;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return true;
    }

    @Override
    public Value get(@Nullable Object key) {
        Value value = key instanceof String name ? known.get(name) : null;
        return value == null ? other : value;
    }

    @Override
    public Set<Entry<String, Value>> entrySet() {
        return known.entrySet();
    }
}
