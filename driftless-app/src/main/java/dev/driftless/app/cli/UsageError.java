package dev.driftless.app.cli;

import org.jspecify.annotations.Nullable;

/** A command line that cannot be understood. */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String command;

    /** {@code command}: whose help is worth a look, or null. */
    public UsageError(String message, @Nullable String command) {
        super(message, null, false, false);
        this.command = command;
    }

    @Nullable
    String command() {
        return command;
    }
}
