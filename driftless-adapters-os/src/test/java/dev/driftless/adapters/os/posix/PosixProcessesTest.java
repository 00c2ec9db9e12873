package dev.driftless.adapters.os.posix;

import dev.driftless.ports.Processes;
import dev.driftless.ports.testkit.ProcessesContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PosixProcessesTest extends ProcessesContract {
    private final Processes processes = new PosixProcesses();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Override
    protected Processes processes() {
        return processes;
    }

    @Override
    protected String scratch() {
        try {
            return directory.toRealPath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
