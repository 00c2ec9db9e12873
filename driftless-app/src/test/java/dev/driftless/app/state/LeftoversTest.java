package dev.driftless.app.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.app.host.FileJournal;
import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.plan.Change.SetPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:58:00Z");
    private static final RunId RUN = RunId.next(NOW, new SplittableRandom(1));

    private final PosixFileSystem files = new PosixFileSystem();

    @TempDir
    Path directory;

    private StateDirectory state;
    private Path busy;

    @BeforeEach
    void prepare() {
        state = new StateDirectory(files, directory.resolve("state").toString());
        state.prepare();
        busy = Path.of(state.journal(RUN), FileJournal.BUSY);
    }

    /** A run notes that it is about to write a file, and dies. */
    private Path temporaryOf(String name) {
        try (FileJournal journal = new FileJournal(files, state.journal(RUN))) {
            var me = new Principal(files.userId());
            var file = new Found.RegularFile(new FileMode(0644), me, me, Content.Inline.of("x"));
            var path = AbsolutePath.of(directory.resolve(name).toString());
            return directory.resolve(journal.path(new SetPath(path, Found.ABSENT, file))
                    .temporary()
                    .text());
        }
    }

    private void nextRun() {
        state.lock(1, NOW, () -> ZoneOffset.UTC).close();
    }

    @Test
    void removesWhatTheJournalNamesAndNothingThatLooksLikeIt() throws Exception {
        Path own = Files.writeString(temporaryOf("file"), "half");
        Path foreign = Files.writeString(directory.resolve(".driftless-k3v9x0ab.tmp"), "");
        assertTrue(Files.exists(busy));
        nextRun();
        assertFalse(Files.exists(own));
        assertFalse(Files.exists(busy));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void looksOnlyAtRunsThatDidNotEnd() throws Exception {
        Path own = temporaryOf("file");
        new RunHistory(files, state).ended(RUN, new RunHistory.Summary("/srv", NOW, 0, Map.of()));
        assertFalse(Files.exists(busy));
        Files.writeString(own, "another program's by now");
        nextRun();
        assertTrue(Files.exists(own));
    }

    @Test
    void triesAgainWhatItCouldNotRemove() throws Exception {
        Path own = temporaryOf("file");
        Files.createDirectories(own.resolve("below"));
        nextRun();
        assertTrue(Files.exists(own.resolve("below")));
        assertTrue(Files.exists(busy));
        Files.delete(own.resolve("below"));
        nextRun();
        assertFalse(Files.exists(own));
        assertFalse(Files.exists(busy));
    }

    @Test
    void removesThoseInTheStateDirectory() throws Exception {
        Path pending = Files.writeString(Path.of(state.root(), ".driftless-k3v9x0ab.tmp"), "half");
        Path summary = temporaryOf("file").getFileName();
        Path inJournal = Files.writeString(Path.of(state.journal(RUN)).resolve(summary), "half");
        nextRun();
        assertFalse(Files.exists(pending));
        assertFalse(Files.exists(inJournal));
        assertEquals("1\n", Files.readString(Path.of(state.root(), "version")));
    }
}
