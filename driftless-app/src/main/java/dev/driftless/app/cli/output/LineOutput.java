package dev.driftless.app.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Writes whole lines, each text with one write, so that a pipe never sees half a line. Safe for threads. */
public final class LineOutput {
    private final OutputStream stream;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    /** {@code stream} should not buffer beyond what {@code flush} empties. */
    public LineOutput(OutputStream stream) {
        this.stream = stream;
    }

    /** One or more lines, without the last line end. */
    public void line(String lines) {
        raw(lines + "\n");
    }

    /** Text as it is: for a terminal's live line. A reader that has gone away ends the output and nothing else. */
    void raw(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            write(bytes);
        } finally {
            lock.unlock();
        }
    }

    private void write(byte[] bytes) {
        try {
            if (!closed) {
                stream.write(bytes);
                stream.flush();
            }
        } catch (IOException _) {
            closed = true; // the work goes on, whoever reads of it
        }
    }

    /** Lets the line that is being written be written whole, and nothing after it; gives up on a reader that takes longer than this. */
    public void close(Duration patience) {
        last(new byte[0], patience);
    }

    /** {@link #close} after one more line. */
    public void lastLine(String line, Duration patience) {
        last((line + "\n").getBytes(StandardCharsets.UTF_8), patience);
    }

    private void last(byte[] bytes, Duration patience) {
        try {
            if (lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    write(bytes);
                    closed = true;
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
