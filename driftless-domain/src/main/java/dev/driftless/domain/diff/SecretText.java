package dev.driftless.domain.diff;

/** Knows secrets when it sees them in a text. */
@FunctionalInterface
public interface SecretText {
    /** Whether a secret is in the text. */
    boolean isIn(String text);

    /** Whether the text is one short line of a secret of several lines: a word that may well mean something else. */
    default boolean isShortLine(String text) {
        return false;
    }
}
