package dev.driftless.adapters.os.posix;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.driftless.ports.FileSystem.Lock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An fcntl(2) lock on a file. The file stays, because removing it would let two processes lock two files of one name. The kernel drops the lock when this
 * process closes the file anywhere, so that a second attempt in this process must not even open it.
 */
final class FileLockHeld implements Lock {
    private static final int MAX_TEXT = 4096;

    /** What each says of its holder. */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final FileChannel channel;
    private final Path file;
    private final String path;

    private FileLockHeld(FileChannel channel, Path file, String path) {
        this.channel = channel;
        this.file = file;
        this.path = path;
    }

    /** Null where somebody holds it, be it this process. */
    static synchronized @Nullable FileLockHeld take(String path) throws IOException {
        Path file = Paths.of(path);
        if (HELD.putIfAbsent(file, "") != null) {
            return null;
        }
        FileLockHeld lock = null;
        try {
            FileChannel channel =
                    FileChannel.open(file, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), Attributes.PRIVATE_FILE);
            if (channel.tryLock() == null) {
                channel.close();
            } else {
                lock = new FileLockHeld(channel, file, path);
            }
        } finally {
            if (lock == null) {
                HELD.remove(file);
            }
        }
        return lock;
    }

    /** Reads the file only where another process holds it. */
    static synchronized String holder(String path) throws IOException {
        String own = HELD.get(Paths.of(path));
        if (own != null) {
            return own;
        }
        try (InputStream in = Files.newInputStream(Paths.of(path), NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(MAX_TEXT), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void describe(String text) {
        HELD.put(file, text);
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left, left.position());
            }
            channel.truncate(bytes.length);
        } catch (IOException e) {
            throw Failures.of("cannot write", path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Failures.of("cannot unlock", path, e);
        } finally {
            HELD.remove(file);
        }
    }
}
