package dev.driftless.app.cli;

import org.jspecify.annotations.Nullable;

/**
 * What {@code driftless rollback} was told.
 *
 * @param state the state directory, or null for the usual one
 * @param run the id of a run, or a beginning of it that no other has
 */
public record RollbackArguments(@Nullable String state, String run, ColourChoice colour, OutputFormat output) {
    static RollbackArguments of(Given given, String run) {
        return new RollbackArguments(
                given.text("--state"),
                run,
                ColourChoice.of(given.text("--color")),
                OutputFormat.of(given.text("--output")));
    }
}
