package dev.driftless.app.engine;

import dev.driftless.domain.value.Value;
import dev.driftless.ports.SecretSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is given beside its configuration: it decides which names are certain to be undefined.
 *
 * @param extra variables from the command line
 * @param tags only tasks with one of these run; empty: all
 * @param secrets where secrets come from, or null where none are to be looked up
 */
public record Supplied(
        Map<String, Value> extra,
        Set<String> tags,
        @Nullable SecretSource secrets) {
    /** Nothing at all. */
    public static final Supplied NOTHING = new Supplied(Map.of(), Set.of(), null);
}
