package dev.driftless.adapters.os.posix;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.driftless.ports.FileSystem.Appender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Set;

/** Appends to one file. */
final class FileAppender implements Appender {
    private final FileChannel channel;
    private final String path;

    FileAppender(String path) throws IOException {
        this.path = path;
        this.channel =
                FileChannel.open(Paths.of(path), Set.of(CREATE, APPEND, NOFOLLOW_LINKS), Attributes.PRIVATE_FILE);
    }

    @Override
    public void append(byte[] bytes) {
        try {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        } catch (IOException e) {
            throw Failures.of("cannot append to", path, e);
        }
    }

    @Override
    public void sync() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw Failures.of("cannot make durable", path, e);
        }
    }

    @Override
    public long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw Failures.of("cannot read the size of", path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Failures.of("cannot close", path, e);
        }
    }
}
