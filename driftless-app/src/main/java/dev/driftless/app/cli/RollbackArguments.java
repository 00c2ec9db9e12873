package dev.driftless.app.cli;

import org.jspecify.annotations.Nullable;

/**
 * What {@code driftless rollback} was told.
 *
 * @param state the state directory, or null for the usual one
 * @param run the id of a run, or a beginning of it that no other has
 * @param force whether to take back also what somebody else changed since
 */
public record RollbackArguments(
        @Nullable String state, String run, boolean force, ColourChoice colour, OutputFormat output) {
    static RollbackArguments of(Given given, String run) {
        return new RollbackArguments(
                given.text("--state"),
                run,
                given.has("--force"),
                ColourChoice.of(given.text("--color")),
                OutputFormat.of(given.text("--output")));
    }
}
