package dev.driftless.adapters.os.posix;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** fsync(2) of files and directories. */
final class Durability {
    private Durability() {}

    static void syncParent(@Nullable Path path) throws IOException {
        Path parent = path == null ? null : path.getParent();
        if (parent != null) {
            sync(parent);
        }
    }

    /** A directory that we may write but not read cannot be opened for this: then the file system decides when. */
    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            if (!Files.isDirectory(path)) {
                throw e;
            }
        }
    }
}
