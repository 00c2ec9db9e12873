package dev.driftless.ports.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileStatus.Kind;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.FileSystem.NewFile;
import dev.driftless.ports.PortException;
import dev.driftless.ports.TemporaryName;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link FileSystem} does. An implementation's test extends this and says where it may write. */
public abstract class FileSystemContract {
    /** The file system under test. */
    protected abstract FileSystem files();

    /** An empty directory of its own, without symbolic links in its path. */
    protected abstract String scratch();

    /** A path in the scratch directory. */
    protected final String at(String name) {
        return scratch() + "/" + name;
    }

    /** Writes a file with this text and mode 0644. */
    protected final void put(String name, String text) {
        write(name, text, 0644);
    }

    /** Writes a file with this text and mode. */
    protected final void write(String name, String text, int mode) {
        files().write(at(name), new NewFile(out -> out.write(text.getBytes(UTF_8)), mode, -1, -1, null, true));
    }

    /** The text of a file. */
    protected final String text(String name) {
        return new String(files().read(at(name), Long.MAX_VALUE), UTF_8);
    }

    /** What is at the path, which must be something. */
    protected final FileStatus status(String name) {
        FileStatus status = files().status(at(name));
        assertNotNull(status, name);
        return status;
    }

    /** Makes a directory with mode 0755. */
    protected final void directory(String name) {
        files().makeDirectory(at(name), 0755, -1, -1, false);
    }

    /** That the action fails so, naming the path. */
    protected final void assertFails(Code code, String name, Runnable action) {
        Failure failure = assertThrows(PortException.class, action::run).failure();
        assertEquals(code, failure.code(), failure.message());
        assertTrue(failure.message().contains(at(name)), failure.message());
    }

    @Nested
    class Looking {
        @Test
        void statusIsNullWhereNothingIs() {
            put("file", "x");
            assertNull(files().status(at("absent")));
            assertNull(files().status(at("absent/below")));
            assertNull(files().status(at("file/below")));
        }

        @Test
        void statusTellsKindSizeModeAndOwner() {
            write("file", "12345", 0640);
            FileStatus file = status("file");
            assertEquals(Kind.REGULAR, file.kind());
            assertEquals(5, file.size());
            assertEquals(0640, file.mode());
            assertEquals(files().userId(), file.uid());
            assertEquals(1, file.links());
            directory("directory");
            assertEquals(Kind.DIRECTORY, status("directory").kind());
        }

        @Test
        void statusDoesNotFollowTheLastLink() {
            put("file", "x");
            files().symlink(at("link"), "file", false);
            assertEquals(Kind.SYMLINK, status("link").kind());
            assertEquals("file", files().readLink(at("link")));
        }

        @Test
        void versionChangesWithTheContent() {
            put("file", "one");
            String before = status("file").version();
            assertEquals(before, status("file").version());
            put("file", "two");
            assertNotEquals(before, status("file").version());
        }

        @Test
        void readLinkRefusesAFile() {
            put("file", "x");
            assertFails(Code.CONFLICT, "file", () -> files().readLink(at("file")));
            assertFails(Code.NOT_FOUND, "absent", () -> files().readLink(at("absent")));
        }

        @Test
        void listsNamesInByteOrder() {
            directory("d");
            for (String name : List.of("b", "a", "Z", "é", "\uFFFC", "\uD83D\uDE00", ".hidden", "a b")) {
                put("d/" + name, "");
            }
            assertEquals(
                    List.of(".hidden", "Z", "a", "a b", "b", "é", "\uFFFC", "\uD83D\uDE00"), files().list(at("d")));
        }

        @Test
        void listRefusesWhatIsNoDirectory() {
            put("file", "x");
            assertFails(Code.CONFLICT, "file", () -> files().list(at("file")));
            assertFails(Code.NOT_FOUND, "absent", () -> files().list(at("absent")));
        }

        @Test
        void resolvesLinksAmongParentsAndLeavesTheLastPart() {
            directory("real");
            files().symlink(at("alias"), "real", false);
            files().symlink(at("real/last"), "elsewhere", false);
            assertEquals(at("real/last"), files().resolve(at("alias/last")));
            assertEquals(at("real/absent"), files().resolve(at("alias/absent")));
            assertEquals(at("real/a/b/c"), files().resolve(at("alias/a/b/c")));
            assertEquals(at("alias"), files().resolve(at("alias")));
            assertEquals("/", files().resolve("/"));
        }

        @Test
        void followsTheLastPartTooEvenToWhatIsNotThere() {
            directory("real");
            put("real/file", "x");
            files().symlink(at("alias"), "real", false);
            files().symlink(at("one"), "alias/two", false);
            files().symlink(at("real/two"), "file", false);
            assertEquals(at("real/file"), files().follow(at("one")));
            assertEquals(at("real/file"), files().follow(at("real/file")));
            files().symlink(at("dangling"), "alias/absent", false);
            assertEquals(at("real/absent"), files().follow(at("dangling")));
            files().symlink(at("circle"), "circle", false);
            assertFails(Code.CONFLICT, "circle", () -> files().follow(at("circle")));
        }
    }

    @Nested
    class Reading {
        @Test
        void readsThroughALink() {
            put("file", "content");
            files().symlink(at("link"), "file", false);
            assertEquals("content", text("link"));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 4095, 4096, 8192, 65_536, 65_537, 300_000})
        void returnsEveryByteOfEverySize(int size) throws IOException {
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) (i * 31);
            }
            files().write(at("file"), new NewFile(out -> out.write(bytes), 0600, -1, -1, null, false));
            assertArrayEquals(bytes, files().read(at("file"), size));
            try (InputStream in = files().open(at("file"))) {
                assertArrayEquals(bytes, in.readAllBytes());
            }
        }

        @Test
        void refusesMoreThanTheLimit() {
            put("file", "12345");
            assertFails(Code.INVALID, "file", () -> files().read(at("file"), 4));
            assertEquals(5, files().read(at("file"), 5).length);
        }

        @Test
        void refusesWhatIsNoFile() {
            directory("directory");
            assertFails(Code.CONFLICT, "directory", () -> files().read(at("directory"), 9));
            assertFails(Code.CONFLICT, "directory", () -> files().open(at("directory")));
            assertFails(Code.NOT_FOUND, "absent", () -> files().read(at("absent"), 9));
            files().symlink(at("dangling"), "absent", false);
            assertFails(Code.NOT_FOUND, "dangling", () -> files().read(at("dangling"), 9));
        }

        @Test
        void digestsAndCompares() {
            put("one", "hello\n");
            put("same", "hello\n");
            put("other", "hallo\n");
            assertEquals(
                    "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
                    files().digest(at("one"), "SHA-256"));
            assertTrue(files().sameContent(at("one"), at("same")));
            assertFalse(files().sameContent(at("one"), at("other")));
            PortException refused = assertThrows(PortException.class, () -> files().digest(at("one"), "SHA-0"));
            assertEquals(Code.INVALID, refused.failure().code());
        }
    }

    @Nested
    class Writing {
        @Test
        void setsExactlyTheMode() {
            for (int mode : new int[] {0600, 0644, 0777, 0666, 0400, 04755, 02750, 0}) {
                write("file" + mode, "x", mode);
                assertEquals(mode, status("file" + mode).mode());
            }
        }

        @Test
        void replacesContentAndModeInANewInode() {
            write("file", "before", 0600);
            FileStatus before = status("file");
            write("file", "after", 0644);
            assertEquals("after", text("file"));
            assertEquals(0644, status("file").mode());
            assertNotEquals(before.inode(), status("file").inode());
        }

        @Test
        void leavesAnOlderNameAsItWas() {
            put("file", "before");
            files().hardLink(at("file"), at("preimage"));
            put("file", "after");
            assertEquals("before", text("preimage"));
            assertEquals("after", text("file"));
            assertEquals(1, status("preimage").links());
        }

        @Test
        void replacesALinkAndNotItsTarget() {
            put("target", "kept");
            files().symlink(at("link"), "target", false);
            put("link", "new");
            assertEquals(Kind.REGULAR, status("link").kind());
            assertEquals("kept", text("target"));
        }

        @Test
        void acceptsContentInPieces() {
            files().write(
                            at("file"),
                            new NewFile(
                                    out -> {
                                        for (int i = 0; i < 20_000; i++) {
                                            out.write('a' + i % 26);
                                            out.write(new byte[] {'.', '.', '.'}, 1, 2);
                                        }
                                    },
                                    0600,
                                    -1,
                                    -1,
                                    null,
                                    false));
            assertEquals(60_000, status("file").size());
            assertTrue(text("file").startsWith("a..b..c.."));
        }

        @Test
        void showsTheFinishedFileToTheCheckBeforeItIsInPlace() {
            put("file", "before");
            AtomicReference<@Nullable String> seen = new AtomicReference<>();
            files().write(
                            at("file"),
                            new NewFile(
                                    out -> out.write('x'),
                                    0640,
                                    -1,
                                    -1,
                                    temporary -> {
                                        FileStatus status = files().status(temporary);
                                        assertNotNull(status);
                                        seen.set(new String(files().read(temporary, 9), UTF_8)
                                                + status.mode()
                                                + text("file"));
                                        assertTrue(temporary.startsWith(scratch() + "/"), temporary);
                                    },
                                    true));
            assertEquals("x" + 0640 + "before", seen.get());
            assertEquals("x", text("file"));
        }

        @Test
        void usesTheNameThatItIsGiven() {
            List<String> seen = new ArrayList<>();
            TemporaryName name = TemporaryName.next();
            files().write(
                            at("file"),
                            new NewFile(
                                    out -> out.write('x'),
                                    0600,
                                    -1,
                                    -1,
                                    temporary -> {
                                        seen.add(temporary);
                                        seen.addAll(files().list(scratch()));
                                    },
                                    FileSystem.Durable.CONTENT,
                                    name));
            assertEquals(List.of(name.beside(at("file")), name.text()), seen);
            assertEquals(List.of("file"), files().list(scratch()));
        }

        @Test
        void leavesNothingBehindWhenRefused() {
            put("file", "before");
            RuntimeException refusal = new PortException(new Failure(Code.FAILED, "nginx -t says no"));
            NewFile refused = new NewFile(
                    out -> out.write('x'),
                    0640,
                    -1,
                    -1,
                    _ -> {
                        throw refusal;
                    },
                    true);
            assertEquals(refusal, assertThrows(PortException.class, () -> files().write(at("file"), refused)));
            assertEquals("before", text("file"));
            assertEquals(List.of("file"), files().list(scratch()));
        }

        @Test
        void leavesNothingBehindWhenItsSourceFails() {
            put("file", "before");
            NewFile broken = new NewFile(
                    out -> {
                        out.write(new byte[100_000]);
                        throw new IOException("the disk of the other machine is gone");
                    },
                    0644,
                    -1,
                    -1,
                    null,
                    true);
            assertFails(Code.IO, "file", () -> files().write(at("file"), broken));
            assertFails(Code.IO, "new", () -> files().write(at("new"), broken));
            assertEquals("before", text("file"));
            assertEquals(List.of("file"), files().list(scratch()));
        }

        @Test
        void refusesADirectoryInTheWay() {
            directory("directory");
            assertFails(Code.CONFLICT, "directory", () -> put("directory", "x"));
            assertEquals(List.of("directory"), files().list(scratch()));
        }

        @Test
        void namesTheDirectoryThatIsMissing() {
            PortException missing = assertThrows(PortException.class, () -> put("a/b/file", "x"));
            assertEquals(Code.NOT_FOUND, missing.failure().code());
            String message = missing.failure().message();
            assertTrue(message.contains("no such directory: " + at("a")), message);
        }

        @Test
        void namesTheFileThatIsNoDirectory() {
            put("file", "x");
            assertFails(Code.CONFLICT, "file", () -> put("file/below", "x"));
        }

        @Test
        void appendsToWhatIsThere() {
            try (FileSystem.Appender log = files().append(at("log"))) {
                log.append("one\n".getBytes(UTF_8));
                log.sync();
                assertEquals(4, log.size());
            }
            try (FileSystem.Appender log = files().append(at("log"))) {
                log.append("two\n".getBytes(UTF_8));
                assertEquals(8, log.size());
            }
            assertEquals("one\ntwo\n", text("log"));
            assertEquals(0600, status("log").mode());
        }
    }

    @Nested
    class Locking {
        @Test
        void holdsUntilClosed() {
            FileSystem.Lock lock = files().tryLock(at("lock"));
            assertNotNull(lock);
            lock.describe("pid 4711, a long text");
            lock.describe("pid 12");
            assertEquals("pid 12", files().lockHolder(at("lock")));
            assertNull(files().tryLock(at("lock")));
            lock.close();
            assertEquals("pid 12", text("lock"));
            FileSystem.Lock again = files().tryLock(at("lock"));
            assertNotNull(again);
            again.close();
        }
    }

    @Test
    void tellsOfFreeSpaceEvenForWhatIsNotThereYet() {
        assertTrue(files().freeBytes(at("absent/below")) > 0);
    }

    @Test
    void speaksTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            write("file", "x", 0640);
            assertEquals(0640, status("file").mode());
            assertFails(Code.NOT_FOUND, "absent", () -> files().read(at("absent"), 9));
        } finally {
            Locale.setDefault(before);
        }
    }
}
