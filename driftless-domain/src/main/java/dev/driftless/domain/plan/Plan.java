package dev.driftless.domain.plan;

import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Observed;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a task would do. */
public sealed interface Plan {
    /** Nothing: the host is as the task wants it. */
    Plan IN_SYNC = new InSync();

    /** Nothing to do. */
    record InSync() implements Plan {}

    /** These changes, in this order; at least one. */
    record Apply(List<Change> changes) implements Plan {
        public Apply {
            changes = List.copyOf(changes);
            if (changes.isEmpty()) {
                throw new IllegalArgumentException("nothing to apply: say IN_SYNC");
            }
        }
    }

    /**
     * First a command that counts as no change, as fetching lists of packages; then, with what it brought, the plan.
     *
     * @param why the rest is not certain in a dry run, which does not start the command
     * @param then plans with fresh answers; not a {@code Prepare} again
     */
    record Prepare(Command command, Effects effects, String why, Function<Observed, Plan> then) implements Plan {}

    /** It cannot be done. */
    record Blocked(Failure failure) implements Plan {}

    static Plan of(Change... changes) {
        return of(List.of(changes));
    }

    /** {@link #IN_SYNC} where there is no change. */
    static Plan of(List<? extends Change> changes) {
        return changes.isEmpty() ? IN_SYNC : new Apply(List.copyOf(changes));
    }

    static Plan blocked(Code code, String message, @Nullable String option) {
        return new Blocked(new Failure(code, message, option));
    }
}
