package dev.driftless.adapters.os.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem.NewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replaced file had beside mode and owner. */
final class ExtendedAttributesTest {
    private final PosixFileSystem files = new PosixFileSystem();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.writeString(directory.resolve("file"), "old content, longer than the new");
    }

    private void mark() {
        try {
            Files.setAttribute(file, "user:driftless", "kept".getBytes(UTF_8));
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("the file system has no extended attributes");
        }
    }

    @Test
    void surviveAReplacement() throws IOException {
        mark();
        files.write(file.toString(), Scratch.file("new"));
        assertEquals("new", Files.readString(file));
        assertArrayEquals("kept".getBytes(UTF_8), (byte[]) Files.getAttribute(file, "user:driftless"));
    }

    @Test
    void surviveACopy() throws IOException {
        mark();
        files.copy(file.toString(), file + ".copy");
        assertArrayEquals(
                "kept".getBytes(UTF_8), (byte[]) Files.getAttribute(Path.of(file + ".copy"), "user:driftless"));
    }

    @Test
    void securityContextAndAccessListSurviveToo() throws Exception {
        Scratch.assumeRoot();
        // user 4711 may read and write: version 2, then tag, permissions and number of each entry (acl(5))
        String set = """
                import os, struct
                acl = struct.pack('<I', 2) + b''.join(struct.pack('<HHI', *e) for e in
                    [(1, 6, 0xffffffff), (2, 6, 4711), (4, 4, 0xffffffff), (0x10, 6, 0xffffffff), (0x20, 0, 0xffffffff)])
                os.setxattr('file', 'system.posix_acl_access', acl)
                os.setxattr('file', 'security.selinux', b'system_u:object_r:etc_t:s0')
                """;
        try {
            Scratch.run(directory, "python3", "-c", set);
        } catch (IOException e) {
            Assumptions.abort("the file system does not take them: " + e.getMessage());
        }
        String get =
                "import os; print([os.getxattr('file', n) for n in ('system.posix_acl_access', 'security.selinux')])";
        String before = Scratch.run(directory, "python3", "-c", get);
        int mode = Objects.requireNonNull(files.status(file.toString())).mode();
        files.write(file.toString(), new NewFile(out -> out.write('x'), mode, -1, -1, null, true));
        assertEquals(before, Scratch.run(directory, "python3", "-c", get));
        assertTrue(before.contains("etc_t"), before);
    }

    @Test
    void theModificationTimeIsNotOfTheOldFile() throws IOException {
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
        files.write(file.toString(), Scratch.file(""));
        FileStatus status = Objects.requireNonNull(files.status(file.toString()));
        assertNotEquals(0, status.modifiedNanos());
        assertEquals(0, status.size());
    }

    @Test
    void theOwnerIsKeptUnlessAnotherIsNamed() throws IOException {
        Scratch.assumeRoot();
        Scratch.own(file, 4711);
        files.write(file.toString(), Scratch.file("new"));
        assertEquals(4711, Objects.requireNonNull(files.status(file.toString())).uid());
        files.write(file.toString(), new NewFile(out -> out.write('x'), 04755, 4712, 4713, null, false));
        FileStatus status = Objects.requireNonNull(files.status(file.toString()));
        assertEquals(List.of(4712, 4713, 04755), List.of(status.uid(), status.gid(), status.mode()));
        files.write(file.toString(), new NewFile(out -> out.write('x'), 0755, -1, 0, null, false));
        assertEquals(4712, Objects.requireNonNull(files.status(file.toString())).uid());
    }
}
