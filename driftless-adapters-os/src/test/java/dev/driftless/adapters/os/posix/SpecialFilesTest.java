package dev.driftless.adapters.os.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileStatus.Kind;
import dev.driftless.ports.PortException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Opening a pipe waits for its other end: nothing here may do so. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SpecialFilesTest {
    private final PosixFileSystem files = new PosixFileSystem();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private String pipe() throws Exception {
        Scratch.run(directory, "mkfifo", "pipe");
        return directory + "/pipe";
    }

    private FileStatus status(String path) {
        return Objects.requireNonNull(files.status(path), path);
    }

    @Test
    void aPipeIsSeenAndNotRead() throws Exception {
        String pipe = pipe();
        assertEquals(Kind.PIPE, status(pipe).kind());
        assertEquals(
                Code.CONFLICT,
                assertThrows(PortException.class, () -> files.read(pipe, 9))
                        .failure()
                        .code());
        assertEquals(
                Code.CONFLICT,
                assertThrows(PortException.class, () -> files.open(pipe))
                        .failure()
                        .code());
        assertThrows(PortException.class, () -> files.digest(pipe, "SHA-256"));
        assertThrows(PortException.class, () -> files.copy(pipe, directory + "/copy"));
    }

    @Test
    void aPipeCanBeGivenAModeReplacedAndRemoved() throws Exception {
        String pipe = pipe();
        files.setAttributes(pipe, 0611, -1, -1);
        assertEquals(0611, status(pipe).mode());
        files.write(pipe, Scratch.file("x"));
        assertEquals(Kind.REGULAR, status(pipe).kind());
        files.remove(pipe, false);
        assertEquals(List.of(), files.list(directory.toString()));
    }

    @Test
    void devicesAreTold() {
        assertEquals(Kind.CHARACTER_DEVICE, status("/dev/null").kind());
    }

    @Test
    void filesOfProcAreReadToTheirEndThoughTheirSizeIsZero() {
        assertEquals(0, status("/proc/self/status").size());
        assertTrue(files.read("/proc/self/status", 1 << 20).length > 100);
        assertThrows(PortException.class, () -> files.read("/proc/self/status", 10));
    }
}
