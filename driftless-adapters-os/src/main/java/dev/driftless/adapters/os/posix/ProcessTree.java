package dev.driftless.adapters.os.posix;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Ends a process and what it started. */
final class ProcessTree {
    /** What a program gets to clean up between SIGTERM and SIGKILL. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private ProcessTree() {}

    /** Does nothing where the process has ended: what it left in the background is its own affair. */
    static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> tree = tree(process);
        tree.forEach(ProcessHandle::destroy);
        long until = System.nanoTime() + GRACE_NANOS;
        while (tree.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                break; // somebody is in a hurry, and a parked thread would spin
            }
        }
        Stream.concat(tree.stream(), tree(process).stream()).forEach(ProcessHandle::destroyForcibly);
    }

    private static List<ProcessHandle> tree(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }
}
