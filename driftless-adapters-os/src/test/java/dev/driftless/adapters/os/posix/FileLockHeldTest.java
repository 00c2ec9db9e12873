package dev.driftless.adapters.os.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.driftless.ports.FileSystem.Lock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other processes see of a lock. */
final class FileLockHeldTest {
    private final PosixFileSystem files = new PosixFileSystem();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private long locksOn(String path) throws Exception {
        Object inode = Files.getAttribute(Path.of(path), "unix:ino");
        try (var lines = Files.lines(Path.of("/proc/locks"))) {
            return lines.filter(line -> line.contains("POSIX") && line.contains(":" + inode + " "))
                    .count();
        }
    }

    @Test
    void aRefusedSecondAttemptDoesNotReleaseTheFirst() throws Exception {
        String path = directory + "/lock";
        Lock lock = files.tryLock(path);
        assertNotNull(lock);
        assertEquals(1, locksOn(path));
        assertNull(files.tryLock(path));
        assertEquals(1, locksOn(path));
        lock.describe("pid 1");
        assertEquals(1, locksOn(path));
        assertEquals("pid 1", files.lockHolder(path));
        assertEquals(1, locksOn(path));
        lock.close();
        assertEquals(0, locksOn(path));
    }

    @Test
    void anotherProcessHoldsIt() throws Exception {
        Path path = directory.resolve("lock");
        String hold =
                "import fcntl, sys; f = open('lock', 'w'); fcntl.lockf(f, fcntl.LOCK_EX); f.write('pid 7'); f.flush(); print('held', flush=True); sys.stdin.read()";
        Process other;
        try {
            other = new ProcessBuilder("python3", "-c", hold)
                    .directory(directory.toFile())
                    .start();
        } catch (java.io.IOException e) {
            throw org.junit.jupiter.api.Assumptions.<RuntimeException>abort("no python3 here");
        }
        try (var out = other.inputReader()) {
            assertEquals("held", out.readLine());
            assertNull(files.tryLock(path.toString()));
            assertEquals("pid 7", files.lockHolder(path.toString()));
        } finally {
            other.destroyForcibly().waitFor();
        }
        Lock lock = files.tryLock(path.toString());
        assertNotNull(lock);
        lock.close();
    }
}
