package dev.driftless.domain.host;

import org.jspecify.annotations.Nullable;

/**
 * Why something could not be done, as a value.
 *
 * @param code what kind of failure it is
 * @param message what, which, why and what to do, in one or more lines; free of secrets
 * @param option the option at fault, from which the engine finds file:line:column, or null
 */
public record Failure(Code code, String message, @Nullable String option) {
    public Failure(Code code, String message) {
        this(code, message, null);
    }

    /** The kinds of failure. */
    public enum Code {
        /** Something else is already there. */
        CONFLICT,
        /** A thing that was expected is missing. */
        NOT_FOUND,
        /** The operating system refuses. */
        DENIED,
        /** It changed since it was read. */
        STALE,
        /** An option or input makes no sense. */
        INVALID,
        /** Reading or writing went wrong. */
        IO,
        /** A command or check failed. */
        FAILED,
        /** No such user or group. */
        NO_ACCOUNT,
        /** It took longer than it may. */
        TIMEOUT,
        /** A fault of this program. */
        BUG
    }
}
