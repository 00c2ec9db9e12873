package dev.driftless.app.cli;

import org.jspecify.annotations.Nullable;

/**
 * What {@code driftless history} was told.
 *
 * @param state the state directory, or null for the usual one
 * @param limit how many runs, at least 1
 */
public record HistoryArguments(@Nullable String state, int limit, ColourChoice colour, OutputFormat output) {
    private static final int USUAL = 20;

    static HistoryArguments of(Given given) {
        return new HistoryArguments(
                given.text("--state"),
                limit(given.text("--limit")),
                ColourChoice.of(given.text("--color")),
                OutputFormat.of(given.text("--output")));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new UsageError("--limit must be a number from 1: " + text, "history");
    }
}
