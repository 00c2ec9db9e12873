package dev.driftless.adapters.os.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.PortException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that are no UTF-8, as old archives and other systems leave them. */
final class ForeignNamesTest {
    private static final String LATIN = "caf\uDCE9";

    private final PosixFileSystem files = new PosixFileSystem();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private void make() throws Exception {
        Scratch.run(
                directory,
                "sh",
                "-c",
                "printf latin > \"$(printf 'caf\\351')\"; printf utf8 > \"$(printf 'caf\\303\\251')\"");
    }

    @Test
    void areListedBesideTheOthersInByteOrder() throws Exception {
        make();
        assertEquals(List.of("café", LATIN), files.list(directory.toString()));
    }

    @Test
    void areFoundReadWrittenLinkedAndRemoved() throws Exception {
        make();
        String path = directory + "/" + LATIN;
        assertNotNull(files.status(path));
        assertEquals("latin", new String(files.read(path, 9), UTF_8));
        files.write(path, Scratch.file("new"));
        assertEquals("new", new String(files.read(path, 9), UTF_8));
        files.symlink(directory + "/link", path, false);
        assertEquals(path, files.readLink(directory + "/link"));
        files.rename(path, path + "\uDCFF", false);
        assertEquals(List.of("café", LATIN + "\uDCFF", "link"), files.list(directory.toString()));
        files.remove(path + "\uDCFF", false);
        assertNull(files.status(path + "\uDCFF"));
    }

    @Test
    void areDirectoriesToo() throws Exception {
        String inner = directory + "/" + LATIN;
        files.makeDirectory(inner, 0755, -1, -1, false);
        files.write(inner + "/" + LATIN, Scratch.file("x"));
        assertEquals(List.of(LATIN), files.list(inner));
        assertEquals(inner + "/" + LATIN, files.resolve(inner + "/" + LATIN));
        files.symlink(directory + "/relative", LATIN + "/x", false);
        files.removeTree(inner);
        assertEquals(List.of("relative"), files.list(directory.toString()));
    }

    @Test
    void aReplacementCharacterIsItself() {
        String path = directory + "/\uFFFD";
        files.write(path, Scratch.file("x"));
        assertEquals(List.of("\uFFFD"), files.list(directory.toString()));
        assertNotNull(files.status(path));
    }

    @Test
    void aNulIsRefused() {
        PortException refused = assertThrows(PortException.class, () -> files.status("/etc/mo\0td"));
        assertEquals(Code.INVALID, refused.failure().code());
    }
}
