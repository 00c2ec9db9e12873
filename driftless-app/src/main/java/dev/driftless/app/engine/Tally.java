package dev.driftless.app.engine;

import dev.driftless.domain.plan.Status;
import java.util.EnumMap;
import java.util.Map;

/** Counts how steps ended. */
public final class Tally {
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private int fighting;

    void add(Status status) {
        counts.merge(status, 1, Integer::sum);
    }

    void addFight() {
        fighting++;
    }

    public int of(Status status) {
        return counts.getOrDefault(status, 0);
    }

    /** How many steps will never be in sync. */
    public int fighting() {
        return fighting;
    }
}
