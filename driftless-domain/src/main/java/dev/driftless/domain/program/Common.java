package dev.driftless.domain.program;

import dev.driftless.domain.template.Expression;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that every task may have beside its options.
 *
 * @param description the label that a person gave, or null
 * @param when all must be true; empty: always
 * @param loop the items, or null; each is a run of the step with {@code loopVar} set
 * @param indexVar the name of the item's number from 0, or null
 * @param until tried again until it is true, or null
 * @param retries how often it is tried again
 * @param delay between two tries
 */
public record Common(
        @Nullable Dynamic description,
        List<Expression> when,
        @Nullable String register,
        @Nullable Dynamic loop,
        String loopVar,
        @Nullable String indexVar,
        @Nullable Expression until,
        int retries,
        Duration delay,
        @Nullable Expression changedWhen,
        @Nullable Expression failedWhen,
        boolean ignoreErrors,
        List<String> notifies,
        List<String> tags,
        boolean sensitive,
        @Nullable Duration timeout,
        Map<String, Dynamic> environment,
        Map<String, Dynamic> vars) {
    public Common {
        when = List.copyOf(when);
        notifies = List.copyOf(notifies);
        tags = List.copyOf(tags);
    }
}
