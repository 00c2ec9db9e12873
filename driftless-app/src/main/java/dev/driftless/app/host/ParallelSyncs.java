package dev.driftless.app.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Calls of fsync(2) that wait side by side, each in a thread of its own: a file system commits together what waits together, so that two of them take little
 * longer than one. For one caller.
 */
final class ParallelSyncs {
    private final List<Thread> waiting = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /** Begins one. */
    void begin(Runnable sync) {
        waiting.add(Thread.ofPlatform().name("sync").daemon().start(() -> {
            try {
                sync.run();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        }));
    }

    /** Waits for all that were begun; throws what the first that failed threw. */
    void await() {
        boolean interrupted = false;
        for (Thread thread : waiting) {
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException _) {
                    interrupted = true; // what is not durable must not be taken for it
                }
            }
        }
        waiting.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException first = failure.getAndSet(null);
        if (first != null) {
            throw first;
        }
    }
}
