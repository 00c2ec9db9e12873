package dev.driftless.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person reads along. {@link System#console} would ask about the input, too, which may well be a pipe. */
final class Terminal {
    private Terminal() {}

    /** Whether standard output is a terminal; see proc_pid_fd(5), pts(4), tty(4). */
    static boolean isOutput() {
        return isTerminal(Path.of("/proc/self/fd/1"));
    }

    static boolean isTerminal(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException _) {
            return false;
        }
    }
}
