package dev.driftless.app.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code driftless apply} was told.
 *
 * @param config the directory of the configuration, or null for the usual one
 * @param state the state directory, or null for the usual one
 * @param extraVars {@code NAME=VALUE} or {@code @FILE}, the later wins
 * @param tags only tasks with one of these; empty: all
 * @param jsonInto a file for JSON Lines, or null
 */
public record ApplyArguments(
        @Nullable String config,
        @Nullable String state,
        List<String> envFiles,
        List<String> extraVars,
        boolean dryRun,
        Set<String> tags,
        boolean diff,
        boolean verbose,
        ColourChoice colour,
        boolean strict,
        boolean pessimistic,
        OutputFormat output,
        @Nullable String jsonInto,
        boolean detailedExitcode) {
    static ApplyArguments of(Given given) {
        return new ApplyArguments(
                given.text("--config"),
                given.text("--state"),
                given.all("--env-file"),
                ExtraVariables.of(given, "apply"),
                given.has("--dry-run"),
                tags(given.text("--tags")),
                !given.has("--no-diff"),
                given.has("--verbose"),
                ColourChoice.of(given.text("--color")),
                given.has("--strict"),
                given.has("--pessimistic"),
                OutputFormat.of(given.text("--output")),
                given.text("--json-into"),
                given.has("--detailed-exitcode"));
    }

    private static Set<String> tags(@Nullable String text) {
        Set<String> tags = new LinkedHashSet<>();
        if (text != null) {
            for (String tag : text.split(",", -1)) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip());
                }
            }
        }
        return tags;
    }
}
