package dev.driftless.adapters.os.posix;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Writes to a file and gathers small pieces. Its own failures are told in words at once, so that an IOException that comes out of whoever writes to it is
 * about his source. Closing it writes the rest and leaves the channel open.
 */
final class ChannelOutput extends OutputStream {
    /** The JDK keeps a native buffer as large as the largest piece. */
    private static final int PIECE = 64 * 1024;

    private static final int GATHERED = 8 * 1024;

    private final FileChannel channel;
    private final String path;
    private final byte[] gathered = new byte[GATHERED];
    private int count;

    ChannelOutput(FileChannel channel, String path) {
        this.channel = channel;
        this.path = path;
    }

    @Override
    public void write(int b) {
        if (count == GATHERED) {
            flush();
        }
        gathered[count++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (length > GATHERED - count) {
            flush();
        }
        if (length >= GATHERED) {
            put(bytes, offset, length);
        } else {
            System.arraycopy(bytes, offset, gathered, count, length);
            count += length;
        }
    }

    @Override
    public void flush() {
        put(gathered, 0, count);
        count = 0;
    }

    @Override
    public void close() {
        flush();
    }

    private void put(byte[] bytes, int offset, int length) {
        try {
            for (int at = offset; at < offset + length; ) {
                at += channel.write(ByteBuffer.wrap(bytes, at, Math.min(PIECE, offset + length - at)));
            }
        } catch (IOException e) {
            throw Failures.of("cannot write", path, e);
        }
    }
}
