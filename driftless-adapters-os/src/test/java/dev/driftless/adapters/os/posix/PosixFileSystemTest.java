package dev.driftless.adapters.os.posix;

import dev.driftless.ports.FileSystem;
import dev.driftless.ports.testkit.FileSystemTreeContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PosixFileSystemTest extends FileSystemTreeContract {
    private final FileSystem files = new PosixFileSystem();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Override
    protected FileSystem files() {
        return files;
    }

    @Override
    protected String scratch() {
        try {
            return directory.toRealPath().toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
