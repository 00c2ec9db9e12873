package dev.driftless.app.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
            if (!closed) {
                stream.write(bytes);
                stream.flush();
            }
        } catch (IOException _) {
            closed = true; // the work goes on, whoever reads of it
        } finally {
            lock.unlock();
        }
    }
}
