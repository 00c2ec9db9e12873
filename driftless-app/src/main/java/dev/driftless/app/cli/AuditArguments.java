package dev.driftless.app.cli;

import org.jspecify.annotations.Nullable;

/**
 * What {@code driftless audit verify} was told.
 *
 * @param state the state directory, or null for the usual one
 * @param directory the directory of the chain, or null for the one in the state directory
 */
public record AuditArguments(
        @Nullable String state, @Nullable String directory, OutputFormat output) {
    static AuditArguments of(Given given) {
        return new AuditArguments(given.text("--state"), given.operand(), OutputFormat.of(given.text("--output")));
    }
}
