package dev.driftless.domain.plan;

import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Failure;
import org.jspecify.annotations.Nullable;

/** What became of a change. */
public sealed interface Performed {
    /**
     * It is done.
     *
     * @param result what a command said, else null
     * @param undo the way back
     */
    record Done(@Nullable CommandResult result, Undo undo) implements Performed {}

    /** A projection does not run it: its result is not known. */
    record NotRun(String why) implements Performed {}

    /** It was refused, and nothing changed, or the message says what did. */
    record Refused(Failure failure) implements Performed {}
}
