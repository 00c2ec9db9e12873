package dev.driftless.adapters.os.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.PortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Ann, user 4711, has a home and puts links into it; root manages files there. */
final class ParentLinksTest {
    private static final int ANN = 4711;

    private final PosixFileSystem files = new PosixFileSystem();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @BeforeEach
    void makeHome() throws Exception {
        Scratch.assumeRoot();
        directory = directory.toRealPath();
        home = Files.createDirectory(directory.resolve("ann"));
        Files.createDirectory(directory.resolve("etc"));
        Scratch.own(Files.createDirectory(home.resolve("own")), ANN);
        Scratch.own(home, ANN);
    }

    private void link(String name, String target, int owner) throws Exception {
        Path link = Files.createSymbolicLink(home.resolve(name), Path.of(target));
        Scratch.own(link, owner);
    }

    private void assertRefused(Executable action) {
        Failure failure = assertThrows(PortException.class, action).failure();
        assertEquals(Code.DENIED, failure.code(), failure.message());
        assertTrue(failure.message().contains("user " + ANN + " made this symbolic link"), failure.message());
    }

    @Test
    void rootDoesNotWriteThroughAnothersLinkIntoItsOwnDirectory() throws Exception {
        link("www", directory + "/etc", ANN);
        assertRefused(() -> files.write(home + "/www/passwd", Scratch.file("x")));
        assertRefused(() -> files.symlink(home + "/www/passwd", "x", false));
        assertRefused(() -> files.makeDirectory(home + "/www/d", 0755, -1, -1, false));
        assertRefused(() -> files.append(home + "/www/log"));
        assertRefused(() -> files.resolve(home + "/www/passwd"));
        assertEquals(List.of(), files.list(directory + "/etc"));
    }

    @Test
    void rootDoesNotRemoveOrChangeThroughItEither() throws Exception {
        link("www", "../etc", ANN);
        files.write(directory + "/etc/shadow", Scratch.file("x"));
        assertRefused(() -> files.setAttributes(home + "/www/shadow", 0666, ANN, -1));
        assertRefused(() -> files.remove(home + "/www/shadow", false));
        assertRefused(() -> files.removeTree(home + "/www/shadow"));
        assertRefused(() -> files.rename(home + "/www/shadow", home + "/shadow", false));
        assertRefused(() -> files.rename(home + "/own", home + "/www/own", false));
        assertEquals(List.of("shadow"), files.list(directory + "/etc"));
    }

    @Test
    void aChainOfLinksIsAsBadAsItsWorst() throws Exception {
        link("first", "second", 0);
        link("second", directory + "/etc", ANN);
        assertRefused(() -> files.write(home + "/first/passwd", Scratch.file("x")));
    }

    @Test
    void aMissingDirectoryBelowTheLinkDoesNotHideIt() throws Exception {
        link("www", directory + "/etc", ANN);
        assertRefused(() -> files.resolve(home + "/www/absent/below/file"));
    }

    @Test
    void aLinkToADirectoryOfItsMakerIsFollowed() throws Exception {
        link("alias", "own", ANN);
        files.write(home + "/alias/file", Scratch.file("x"));
        assertEquals(List.of("file"), files.list(home + "/own"));
        assertEquals(home + "/own/file", files.resolve(home + "/alias/file"));
    }

    @Test
    void aLinkOfRootIsFollowedAnywhere() throws Exception {
        link("alias", directory + "/etc", 0);
        files.write(home + "/alias/file", Scratch.file("x"));
        assertEquals(List.of("file"), files.list(directory + "/etc"));
    }

    @Test
    void theLastPartMayBeAnybodysLinkBecauseItIsReplaced() throws Exception {
        link("file", directory + "/etc/passwd", ANN);
        files.write(home + "/file", Scratch.file("x"));
        assertEquals(List.of(), files.list(directory + "/etc"));
    }

    @Test
    void whoIsNotRootMayFollowWhatHeLikes() throws Exception {
        link("www", directory + "/etc", ANN);
        assertEquals(directory + "/etc/x", new ParentLinks(() -> false).resolve(home + "/www/x"));
    }
}
