package dev.driftless.adapters.os.posix;

import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.Processes.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program from its start to its end: feeds it, fetches what it prints, watches the time. */
final class RunningProgram {
    /** Pauses between two looks at a silent program, from the shortest to the longest; its end is noticed at once. */
    private static final long MIN_PAUSE_MICROS = 500;

    private static final long MAX_PAUSE_MICROS = 20_000;

    /** So much fits into a pipe that nobody has read from yet, whatever the limits are (pipe(7)). */
    private static final int PIPE_MIN = 4 * 1024;

    private final Process process;
    private final String program;
    private final CollectedOutput stdout;
    private final CollectedOutput stderr;
    private final int outputMax;

    RunningProgram(Process process, String program, Lines lines, int outputMax) {
        this.process = process;
        this.program = program;
        this.outputMax = outputMax;
        this.stdout = new CollectedOutput(process.getInputStream(), lines, false);
        this.stderr = new CollectedOutput(process.getErrorStream(), lines, true);
    }

    /** Ends with the program; where this throws, the caller ends the program. */
    CommandResult finish(@Nullable String stdin, @Nullable Duration timeout) throws InterruptedException {
        if (stdin != null) {
            feed(stdin.getBytes(StandardCharsets.UTF_8));
        }
        long start = System.nanoTime();
        long pause = MIN_PAUSE_MICROS;
        while (!process.waitFor(pause, TimeUnit.MICROSECONDS)) {
            pause = fetch() ? MIN_PAUSE_MICROS : Math.min(MAX_PAUSE_MICROS, pause * 2);
            if (timeout != null && System.nanoTime() - start > timeout.toNanos()) {
                throw Failures.of(
                        Code.TIMEOUT,
                        program + " did not end within " + PosixProcesses.shown(timeout) + " and was ended" + last());
            }
        }
        fetch();
        close();
        return new CommandResult(process.exitValue(), stdout.finish(), stderr.finish());
    }

    private boolean fetch() {
        try {
            boolean some = stdout.fetch(outputMax);
            some |= stderr.fetch(outputMax);
            if (stdout.size() + stderr.size() > outputMax) {
                throw Failures.of(
                        Code.FAILED,
                        program + " printed more than " + outputMax / 1024 / 1024
                                + " MiB and was ended; let it write to a file");
            }
            return some;
        } catch (IOException e) {
            throw Failures.of(Code.IO, "cannot read what " + program + " prints: " + e.getMessage());
        }
    }

    private String last() {
        return stdout.size() + stderr.size() == 0 ? ", having printed nothing" : "";
    }

    private void feed(byte[] input) {
        if (input.length <= PIPE_MIN) {
            writeAndClose(input);
        } else {
            Thread.ofPlatform().daemon().name("stdin of " + program).start(() -> writeAndClose(input));
        }
    }

    private void writeAndClose(byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException _) {
            // it reads no further, or has ended: its right
        }
    }

    private void close() {
        for (InputStream in : new InputStream[] {process.getInputStream(), process.getErrorStream()}) {
            try {
                in.close();
            } catch (IOException _) {
                // nothing more is wanted from it
            }
        }
    }
}
