package dev.driftless.app.cli.output;

import dev.driftless.app.json.JsonWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object in one line, members in the order given. */
final class Json {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    Json put(String key, @Nullable String value) {
        return member(key, value);
    }

    Json put(String key, long value) {
        return member(key, value);
    }

    Json put(String key, boolean value) {
        return member(key, value);
    }

    /** Seconds with one to six decimals. */
    Json put(String key, Duration value) {
        BigDecimal seconds = BigDecimal.valueOf(value.toNanos() / 1_000, 6).stripTrailingZeros();
        return member(key, seconds.setScale(Math.max(1, seconds.scale())));
    }

    Json put(String key, Iterable<Json> objects) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        objects.forEach(object -> all.add(object.members));
        return member(key, all);
    }

    Json putTexts(String key, Iterable<String> values) {
        return member(key, values);
    }

    private Json member(String key, @Nullable Object value) {
        members.put(key, value);
        return this;
    }

    /** The object so far. */
    @Override
    public String toString() {
        return JsonWriter.write(members);
    }
}
