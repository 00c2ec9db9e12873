package dev.driftless.app.cli;

import org.jspecify.annotations.Nullable;

/** For whom output is. */
public enum OutputFormat {
    /** For people. */
    TEXT,
    /** For programs, JSON Lines. */
    JSON;

    static OutputFormat of(@Nullable String text) {
        return "json".equals(text) ? JSON : TEXT;
    }
}
