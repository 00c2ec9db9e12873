package dev.driftless.app.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When colours are used. */
public enum ColourChoice {
    AUTO,
    ALWAYS,
    NEVER;

    static ColourChoice of(@Nullable String text) {
        return text == null ? AUTO : valueOf(text.toUpperCase(Locale.ROOT));
    }

    /**
     * Whether colours are used.
     *
     * @param terminal whether the output is one
     * @param noColour the variable {@code NO_COLOR}, or null
     */
    public boolean enabled(boolean terminal, @Nullable String noColour) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal && (noColour == null || noColour.isEmpty());
        };
    }
}
