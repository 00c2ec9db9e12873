package dev.driftless.it.agent;

import dev.driftless.it.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A process of the runtime that goes on while a test watches it. Waiting ends with what was waited for; the limit only ends a failing test. */
final class Started implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    private Started(Process process) {
        this.process = process;
        read(process.getInputStream());
        read(process.getErrorStream());
    }

    /** Starts {@code driftless} with these arguments, and with no signal ignored, whatever the build inherited. */
    static Started driftless(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,TERM"));
        command.add(launcher().toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return new Started(builder.start());
    }

    /** The same on a terminal of its own (script(1)); stderr is that terminal, too. */
    static Started onTerminal(Object... arguments) throws IOException {
        StringBuilder line = new StringBuilder("exec '" + launcher() + "'");
        for (Object argument : arguments) {
            line.append(" '").append(argument).append('\'');
        }
        ProcessBuilder builder = new ProcessBuilder(
                "env", "--default-signal=HUP,INT,TERM", "script", "-qefc", line.toString(), "/dev/null");
        builder.environment().putAll(Map.of("COLUMNS", "120", "NO_COLOR", "1"));
        return new Started(builder.start());
    }

    /** Types this. */
    Started type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    static Path launcher() {
        return Repository.ROOT.resolve("driftless-app/target/driftless/bin/driftless");
    }

    private void read(InputStream stream) {
        readers.add(Thread.ofVirtual().start(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    add(line);
                }
            } catch (IOException _) {
                // the test is over, and has closed it
            }
        }));
    }

    private void add(String line) {
        lock.lock();
        try {
            lines.add(line);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when it has printed this often a line that holds this text. */
    Started until(String text, int times) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (count(text) < times) {
                left = more.awaitNanos(left);
                if (left <= 0) {
                    throw new AssertionError("it did not say `" + text + "` " + times + " times:\n" + text());
                }
            }
        } finally {
            lock.unlock();
        }
        return this;
    }

    Started until(String text) throws InterruptedException {
        return until(text, 1);
    }

    /** How many lines so far hold this text. */
    int count(String text) {
        lock.lock();
        try {
            return (int) lines.stream().filter(line -> line.contains(text)).count();
        } finally {
            lock.unlock();
        }
    }

    /** What it printed so far. */
    String text() {
        lock.lock();
        try {
            return String.join("\n", lines);
        } finally {
            lock.unlock();
        }
    }

    Started signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + process.pid())
                .inheritIO()
                .start()
                .waitFor();
        return this;
    }

    /** Its exit code, when it has ended and all that it printed was read. */
    int end() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end:\n" + text());
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    /** Runs to the end, expecting this exit code; what it printed. */
    static String run(int code, Object... arguments) throws IOException, InterruptedException {
        try (Started started = driftless(arguments)) {
            int ended = started.end();
            if (ended != code) {
                throw new AssertionError("it ended with " + ended + ", not " + code + ":\n" + started.text());
            }
            return started.text();
        }
    }

    /** Returns when a file is there and has content. */
    static void await(Path file) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (Files.notExists(file) || Files.size(file) == 0) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(file + " did not come");
            }
            Thread.sleep(10);
        }
    }

    /** Whether a process lives; one that has ended and was not waited for does not. */
    static boolean lives(String pid) throws IOException {
        Path status = Path.of("/proc", pid.strip(), "stat");
        return Files.exists(status)
                && !Files.readString(status).replaceAll(".*\\) ", "").startsWith("Z");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
