package dev.driftless.domain.plan;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.value.Value;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one step ended. Not a sum: {@code changed_when: false} is "ok" with changes, {@code ignore_errors} is "failed" and goes on.
 *
 * @param changes those that were done, or that would be
 * @param value what {@code register} holds
 * @param reason why it is maybe or was skipped, or null
 * @param failure why it failed, or null
 * @param secrecy how much of it may be shown
 */
public record Outcome(
        Origin origin,
        String type,
        Status status,
        List<Change> changes,
        Value.Mapping value,
        @Nullable String reason,
        @Nullable Failure failure,
        Secrecy secrecy,
        Duration took) {
    public Outcome {
        changes = List.copyOf(changes);
    }
}
