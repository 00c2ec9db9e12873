package dev.driftless.adapters.os.posix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps programs away from the terminal that this process is controlled by. Ctrl-C there interrupts whole process groups: it is meant for us, who finish
 * the task at hand, and would end the program in the middle of its work. Nor shall a program ask a person anything.
 */
final class ControllingTerminal {
    private static final String SETSID = "/usr/bin/setsid";

    /** Of {@code tty_nr} behind the name's parenthesis: state, parent, group, session, terminal (proc_pid_stat(5)). */
    private static final int TERMINAL_FIELD = 4;

    private static final class Holder {
        static final boolean PRESENT = isOurs() && Files.isExecutable(Path.of(SETSID));
    }

    private ControllingTerminal() {}

    /** What goes before a program's arguments, so that it runs in a session of its own (setsid(1)); nothing without a terminal. */
    static List<String> shield(String program) {
        return Holder.PRESENT && isCertain(program) ? List.of(SETSID) : List.of();
    }

    /** A file of neither kind is refused by the kernel, and by us with a better message; setsid would try a shell. */
    private static boolean isCertain(String program) {
        try (InputStream in = Files.newInputStream(Path.of(program))) {
            String begin = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            return begin.equals("\u007fELF") || begin.startsWith("#!");
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isOurs() {
        try {
            return isTerminal(Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether the process of this {@code /proc/PID/stat} has a controlling terminal. Its name may hold anything. */
    static boolean isTerminal(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > TERMINAL_FIELD && !fields[TERMINAL_FIELD].equals("0");
    }
}
