package dev.driftless.ports;

import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;

/** Starts programs. */
public interface Processes {
    /**
     * Runs a command to its end. It sees {@code PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}, {@code LANG=C.UTF-8}, {@code HOME}
     * and what {@link Command#environment} holds, nothing else; umask 022. Output beyond 16 MiB is a failure. At a timeout, and when the thread is
     * interrupted, it and its descendants are ended (SIGTERM, then SIGKILL).
     *
     * <p>It ends when the program itself ends, whatever that left running in the background.
     *
     * @param lines is told each line of stdout and stderr as it comes, by the calling thread; what it throws ends the program
     * @throws PortException NOT_FOUND where there is no such program (the message names it), TIMEOUT, DENIED, IO
     */
    CommandResult run(Command command, Lines lines);

    /** Hears the lines of a running program. */
    @FunctionalInterface
    interface Lines {
        Lines NONE = (_, _) -> {};

        void line(String text, boolean stderr);
    }
}
