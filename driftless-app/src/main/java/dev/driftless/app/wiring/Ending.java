package dev.driftless.app.wiring;

import dev.driftless.app.cli.output.LineOutput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends this process and what it started, whatever it is about. Files are then as kill -9 would leave them: each old or new, the journal whole. */
final class Ending {
    /** What children get to clean up between SIGTERM and SIGKILL. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** How long a reader that is slow may keep a line from being written whole. */
    private static final Duration LAST_LINE = Duration.ofMillis(200);

    private Ending() {}

    /** Does not return. */
    static void now(int code, String why, LineOutput out, LineOutput err) {
        err.lastLine(why, LAST_LINE);
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroy);
        waitFor(children);
        children.forEach(ProcessHandle::destroyForcibly);
        out.close(LAST_LINE);
        Runtime.getRuntime().halt(code);
    }

    private static void waitFor(List<ProcessHandle> children) {
        try {
            CompletableFuture.allOf(children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException _) {
            // they are ended by force
        }
    }
}
