package dev.driftless.adapters.os.posix;

import dev.driftless.ports.Processes.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** One of a program's two outputs: everything as one text, and each line as soon as it is whole, however long: a secret that is cut in two is not
 * recognised. */
final class CollectedOutput {
    private static final int PIECE = 64 * 1024;

    private final InputStream in;
    private final Lines lines;
    private final boolean stderr;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private byte[] piece = {};

    CollectedOutput(InputStream in, Lines lines, boolean stderr) {
        this.in = in;
        this.lines = lines;
        this.stderr = stderr;
    }

    int size() {
        return all.size();
    }

    /** Takes what is there without waiting, up to a little more than the limit; says whether that was something. */
    boolean fetch(int limit) throws IOException {
        int before = all.size();
        for (int ready = in.available(); ready > 0 && all.size() <= limit; ready = in.available()) {
            if (piece.length == 0) {
                piece = new byte[PIECE];
            }
            int count = in.read(piece, 0, Math.min(ready, PIECE));
            if (count < 0) {
                break;
            }
            all.write(piece, 0, count);
            if (!lines.equals(Lines.NONE)) {
                split(count);
            }
        }
        return all.size() > before;
    }

    private void split(int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (piece[i] == '\n') {
                line.write(piece, from, i - from);
                tell();
                from = i + 1;
            }
        }
        line.write(piece, from, count - from);
    }

    private void tell() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, stderr);
    }

    /** Tells a last line that has no end, and returns everything. */
    String finish() {
        if (line.size() > 0) {
            tell();
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
