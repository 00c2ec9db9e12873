package dev.driftless.app.engine;

import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code register} holds after a loop: the result of each item, and whether any of them changed or failed. */
final class LoopResult {
    private LoopResult() {}

    /** The value of all items together. */
    static Value.Mapping of(List<Value> results, List<Outcome> ended) {
        Map<String, Value> value = new LinkedHashMap<>();
        value.put("results", Value.of(results));
        value.put("changed", any(ended, Status.CHANGED));
        value.put("failed", any(ended, Status.FAILED));
        value.put("skipped", allSkipped(ended));
        return new Value.Mapping(value);
    }

    /** Whether an item ended so; unknown where none did, but one that may have. */
    private static Value any(List<Outcome> ended, Status status) {
        Value.Unknown open = null;
        for (Outcome outcome : ended) {
            if (outcome.status() == status) {
                return Value.of(true);
            } else if (outcome.value().entries().get(status.word()) instanceof Value.Unknown unknown) {
                open = unknown;
            }
        }
        return open == null ? Value.of(false) : open;
    }

    private static Value allSkipped(List<Outcome> ended) {
        Value all = Value.of(!ended.isEmpty());
        for (Outcome outcome : ended) {
            Value skipped = outcome.value().entries().get("skipped");
            if (skipped instanceof Value.Unknown unknown) {
                all = unknown;
            } else if (outcome.status() != Status.SKIPPED) {
                return Value.of(false);
            }
        }
        return all;
    }
}
