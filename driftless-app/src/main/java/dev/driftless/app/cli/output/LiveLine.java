package dev.driftless.app.cli.output;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The line of a terminal that says what goes on, for how long, and what the running program said last. Nothing that takes less than a second is worth
 * one. Safe for threads.
 */
final class LiveLine {
    private static final long AFTER_NANOS = 1_000_000_000L;
    private static final String ERASE = "\r\u001b[K";

    private final LineOutput out;
    private final LongSupplier nanos;
    private final Shape shape;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String label;
    private String last = "";
    private long since;
    private boolean drawn;

    /** How the line looks; no wider than the terminal, or it could not be erased. */
    interface Shape {
        String line(String label, String elapsed, String said);
    }

    LiveLine(LineOutput out, LongSupplier nanos, Shape shape) {
        this.out = out;
        this.nanos = nanos;
        this.shape = shape;
        this.since = nanos.getAsLong();
    }

    /** Something begins. */
    void begin(String what) {
        lock.lock();
        try {
            label = what;
            last = "";
            since = nanos.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    /** What goes on has said something. */
    void said(String what, String line) {
        lock.lock();
        try {
            label = what;
            last = line;
            draw();
        } finally {
            lock.unlock();
        }
    }

    /** Time has passed. */
    void tick() {
        lock.lock();
        try {
            draw();
        } finally {
            lock.unlock();
        }
    }

    private void draw() {
        long running = nanos.getAsLong() - since;
        if (label != null && running >= AFTER_NANOS) {
            String elapsed = Elapsed.step(Duration.ofSeconds(running / 1_000_000_000L));
            out.raw(ERASE + shape.line(label, elapsed, last));
            drawn = true;
        }
    }

    /** Writes lines that stay in its place; it comes again when something else begins. */
    void replace(String lines) {
        lock.lock();
        try {
            out.line((drawn ? ERASE : "") + lines);
            drawn = false;
            label = null;
            since = nanos.getAsLong();
        } finally {
            lock.unlock();
        }
    }
}
