package dev.driftless.domain.schema;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the configuration. It says what and where, and in its hint what to do.
 *
 * @param code a stable name such as {@code E201}, for searching the documentation
 * @param at where the wrong text begins
 * @param length how many characters of that line are wrong, at least 1
 * @param message what is wrong, without the position; never holds a secret
 * @param hint what to write instead, or null
 */
public record Problem(
        String code,
        Position at,
        int length,
        String message,
        @Nullable String hint) {
    public Problem {
        if (length < 1) {
            throw new IllegalArgumentException("a problem marks at least one character, not " + length);
        }
    }

    /** One line: {@code file:line:column: E201 message (hint)}. */
    @Override
    public String toString() {
        return at + ": " + code + " " + message + (hint == null ? "" : " (" + hint + ")");
    }
}
