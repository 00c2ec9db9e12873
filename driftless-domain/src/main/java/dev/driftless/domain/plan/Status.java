package dev.driftless.domain.plan;

import java.util.Locale;

/** How a step ended; in a dry run, how it would. */
public enum Status {
    OK,
    CHANGED,
    /** A dry run cannot know whether it would change something. */
    MAYBE,
    SKIPPED,
    FAILED;

    /** The word in output: {@code ok}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
