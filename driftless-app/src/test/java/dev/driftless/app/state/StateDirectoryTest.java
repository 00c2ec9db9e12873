package dev.driftless.app.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:58:00Z");

    @TempDir
    Path directory;

    private Path root;
    private StateDirectory state;

    @BeforeEach
    void name() {
        root = directory.resolve("var/lib/driftless");
        state = new StateDirectory(new PosixFileSystem(), root.toString());
    }

    @Test
    void isPrivateWithAllThatItHolds() throws Exception {
        state.prepare();
        state.lock(1, NOW, () -> ZoneOffset.UTC).close();
        for (String name : List.of("", "journal", "audit")) {
            assertEquals("rwx------", mode(root.resolve(name)));
        }
        assertEquals("rw-------", mode(root.resolve("version")));
        assertEquals("rw-------", mode(root.resolve("lock")));
        assertEquals("1\n", Files.readString(root.resolve("version")));
    }

    @Test
    void closesADirectoryThatOthersMayRead() throws Exception {
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        state.prepare();
        assertEquals("rwx------", mode(root));
    }

    @Test
    void writesNothingWhenItOnlyLooks() {
        state.check();
        assertEquals(List.of(), state.runs());
        assertFalse(Files.exists(directory.resolve("var")));
    }

    @Test
    void refusesWhatANewerProgramWrote() throws Exception {
        state.prepare();
        Files.writeString(root.resolve("version"), "2\n");
        String message =
                assertThrows(PortException.class, state::prepare).failure().message();
        assertTrue(message.contains("newer driftless (layout 2"), message);
        assertThrows(PortException.class, state::check);
    }

    @Test
    void refusesAVersionThatIsNoNumber() throws Exception {
        state.prepare();
        Files.writeString(root.resolve("version"), "one\n");
        assertThrows(PortException.class, state::check);
    }

    @Test
    void refusesAFileInItsPlace() throws Exception {
        Files.createDirectories(root.getParent());
        Files.writeString(root, "");
        assertThrows(PortException.class, state::check);
    }

    @Test
    void namesTheHolderOfTheLockInLocalTime() {
        state.prepare();
        ZoneId zone = ZoneOffset.ofHours(1);
        try (FileSystem.Lock _ = state.lock(4711, NOW, () -> zone)) {
            String message = assertThrows(Locked.class, () -> state.lock(1, NOW, () -> zone))
                    .failure()
                    .message();
            assertTrue(message.contains("pid 4711, since 2026-11-25 13:58:00+01:00"), message);
        }
    }

    @Test
    void canBeLockedAgainAfterTheRun() {
        state.prepare();
        state.lock(1, NOW, () -> ZoneOffset.UTC).close();
        state.lock(2, NOW, () -> ZoneOffset.UTC).close();
        assertTrue(Files.exists(root.resolve("lock")));
    }

    @Test
    void refusesWithoutRoomForTheJournal() {
        state.prepare();
        state.requireRoom(1);
        String message = assertThrows(PortException.class, () -> state.requireRoom(Long.MAX_VALUE))
                .failure()
                .message();
        assertTrue(message.startsWith("no room for the journal in " + root), message);
    }

    @Test
    void losesOldJournalsThenTheOldestBeyondTheLimit() throws Exception {
        state.prepare();
        RunId ancient = journal(NOW.minus(Duration.ofDays(31)), 1);
        RunId first = journal(NOW.minus(Duration.ofDays(3)), 600);
        RunId second = journal(NOW.minus(Duration.ofDays(2)), 600);
        RunId third = journal(NOW.minus(Duration.ofDays(1)), 600);
        Files.createDirectory(root.resolve("journal/lost+found"));
        assertEquals(List.of(ancient, first), state.prune(NOW, StateDirectory.JOURNAL_AGE, 1200, third));
        assertEquals(List.of(second, third), state.runs());
        assertTrue(Files.exists(root.resolve("journal/lost+found")));
        assertEquals(List.of(second), state.prune(NOW, StateDirectory.JOURNAL_AGE, 0, third));
    }

    private RunId journal(Instant time, int bytes) throws Exception {
        RunId run = RunId.next(time, new SplittableRandom(bytes));
        Path journal = Files.createDirectories(Path.of(state.journal(run)).resolve("pre/tree"));
        Files.write(journal.resolve("0"), new byte[bytes]);
        return run;
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
