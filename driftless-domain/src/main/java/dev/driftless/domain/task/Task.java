package dev.driftless.domain.task;

import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;

/**
 * The desired state of one thing: a record of options that decides, without doing anything. An implementation is a
 * record whose components are its options, with a nested public class {@code Type} that names and documents it.
 */
public interface Task {
    /** What it would change on the host that it sees. */
    Plan plan(Observed seen);

    /**
     * What {@code register} holds beside {@code changed failed skipped}, which the engine adds.
     *
     * @param done what became of the changes of its plan, in order; empty where it was in sync
     */
    default Map<String, Value> result(Observed seen, List<Performed> done) {
        return Map.of();
    }

    /**
     * Whether what it leaves is certain even where what it found was not, because it depends on nothing but the options. An edit leaves a doubtful
     * file doubtful.
     */
    default boolean settles() {
        return true;
    }

    /** Whether doing it again does it again. */
    default Nature nature() {
        return Nature.DECLARATIVE;
    }

    /** Whether a task describes a state or does something. */
    enum Nature {
        /** It converges: planned again after it was applied, it is in sync. */
        DECLARATIVE,
        /** Each run does it again: a command, a restart. Laws and proofs of convergence leave it out. */
        ACTION
    }
}
