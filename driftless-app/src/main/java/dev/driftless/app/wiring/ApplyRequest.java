package dev.driftless.app.wiring;

import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code driftless apply} is asked to do.
 *
 * @param config the configuration directory, or null for the usual one
 * @param state the state directory, or null for the usual one
 * @param extra variables from the command line
 * @param strict whether a fight or a doubt is a failure
 * @param detailedExitCode whether the exit code tells of changes
 */
public record ApplyRequest(
        @Nullable String config,
        @Nullable String state,
        List<String> envFiles,
        Map<String, Value> extra,
        Set<String> tags,
        boolean dryRun,
        boolean pessimistic,
        boolean strict,
        boolean detailedExitCode) {}
