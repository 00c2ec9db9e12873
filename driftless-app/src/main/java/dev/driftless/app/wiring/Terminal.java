package dev.driftless.app.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whether a person reads along. {@link System#console} would ask about the input, too, which may well be a pipe. */
final class Terminal {
    private static final int USUAL_WIDTH = 100;

    private Terminal() {}

    /** Whether standard output is a terminal; see proc_pid_fd(5), pts(4), tty(4). */
    static boolean isOutput() {
        return isTerminal(Path.of("/proc/self/fd/1"));
    }

    /** Its width in columns, from COLUMNS or stty(1); 100 where neither tells. */
    static int width() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : width(size());
    }

    /** What stty prints: rows and columns; a terminal that does not know its size says 0 0. */
    static int width(String size) {
        String[] numbers = size.strip().split(" ", -1);
        boolean known = numbers.length == 2 && numbers[1].matches("[1-9][0-9]{0,3}");
        return known ? Integer.parseInt(numbers[1]) : USUAL_WIDTH;
    }

    private static String size() {
        try {
            Process stty = new ProcessBuilder("stty", "-F", "/dev/tty", "size")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    /** Does this once a second as long as the process lives. */
    static void eachSecond(Runnable work) {
        Thread.ofPlatform().daemon().name("live line").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Mailbox.sleep(Duration.ofSeconds(1));
                work.run();
            }
        });
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
