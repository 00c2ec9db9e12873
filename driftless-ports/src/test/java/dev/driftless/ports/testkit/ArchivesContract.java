package dev.driftless.ports.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.ports.Archives;
import dev.driftless.ports.Archives.Limits;
import dev.driftless.ports.PortException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Archives} does, with hostile archives too. */
public abstract class ArchivesContract {
    /** The port under test. */
    protected abstract Archives archives();

    /** Puts the bytes into a file and returns its path. */
    protected abstract String file(String name, byte[] bytes);

    /** The entries in short: {@code d 0755 bin}, {@code f 0644 5 bytes a}, {@code l a -> b}. */
    protected final List<String> listed(String archive) {
        return archives().index(archive, Limits.USUAL).stream()
                .map(ArchivesContract::shown)
                .toList();
    }

    private static String shown(TreeEntry entry) {
        return switch (entry.found()) {
            case Found.Directory directory -> "d " + directory.mode() + " " + entry.path();
            case Found.RegularFile file ->
                "f " + file.mode() + " " + file.content().size() + " bytes " + entry.path();
            case Found.Symlink link -> "l " + entry.path() + " -> " + link.target();
            case Found other -> throw new AssertionError(other.kind());
        };
    }

    /** Names and texts in the order of the archive. */
    protected final Map<String, String> extracted(String archive) {
        Map<String, String> texts = new LinkedHashMap<>();
        archives().extract(archive, Limits.USUAL, (name, content) -> {
            texts.put(name, new String(content.readAllBytes(), UTF_8));
            return true;
        });
        return texts;
    }

    private String tar(TarBytes tar) {
        return file("a.tar", tar.bytes());
    }

    private Failure refused(String archive) {
        Failure failure = assertThrows(PortException.class, () -> archives().index(archive, Limits.USUAL))
                .failure();
        assertTrue(failure.message().contains(archive), failure.message());
        return failure;
    }

    private void assertInvalid(String reason, TarBytes tar) {
        Failure failure = refused(tar(tar));
        assertEquals(Code.INVALID, failure.code(), failure.message());
        assertTrue(failure.message().contains(reason), failure.message());
    }

    private static byte[] zip(Object... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndTexts[i]));
                zip.write(((String) namesAndTexts[i + 1]).getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Nested
    class Tar {
        private final TarBytes usual = new TarBytes()
                .directory("./", 0700)
                .directory("./bin/", 0755)
                .file("./bin/tool", 04755, "#!/bin/sh\n")
                .file("read me", 0640, "hello\n")
                .symlink("bin/alias", "tool")
                .hardLink("copy", "read me");

        @Test
        void isListedWithCleanNamesAndWithoutSetuid() {
            List<String> entries = List.of(
                    "d 0755 bin",
                    "f 0755 10 bytes bin/tool",
                    "f 0640 6 bytes read me",
                    "l bin/alias -> tool",
                    "f 0640 6 bytes copy");
            assertEquals(entries, listed(tar(usual)));
            assertEquals(entries, listed(file("a.tgz", gzip(usual.bytes()))));
        }

        @Test
        void tellsOwnersSizesAndChecksums() {
            String archive = tar(usual);
            TreeEntry entry = archives().index(archive, Limits.USUAL).get(2);
            Found.RegularFile found = (Found.RegularFile) entry.found();
            CRC32 crc = new CRC32();
            crc.update("hello\n".getBytes(UTF_8));
            assertEquals(new Content.Member(archive, "read me", 6, crc.getValue()), found.content());
            assertEquals(
                    List.of(1000, 1001),
                    List.of(found.owner().id(), found.group().id()));
        }

        @Test
        void aHardLinkHasTheContentOfItsTarget() {
            List<TreeEntry> entries = archives().index(tar(usual), Limits.USUAL);
            assertEquals(entries.get(2).found(), entries.get(4).found());
        }

        @Test
        void isExtractedInOrderUnderTheNamesOfItsContents() {
            assertEquals(
                    Map.of("./bin/tool", "#!/bin/sh\n", "read me", "hello\n"),
                    extracted(file("a.tgz", gzip(usual.bytes()))));
        }

        @Test
        void extractionStopsWhenToldAndSkipsWhatNobodyReads() {
            List<String> names = new ArrayList<>();
            String archive =
                    tar(new TarBytes().file("a", 0644, "1").file("b", 0644, "2").file("c", 0644, "3"));
            archives().extract(archive, Limits.USUAL, (name, _) -> names.add(name) && names.size() < 2);
            assertEquals(List.of("a", "b"), names);
        }

        @Test
        void theLastOfTwoWins() {
            TarBytes twice =
                    new TarBytes().file("a", 0644, "1").file("b", 0644, "2").file("./a", 0600, "three");
            assertEquals(List.of("f 0644 1 bytes b", "f 0600 5 bytes a"), listed(tar(twice)));
        }

        @Test
        void mayBeEmpty() {
            assertEquals(List.of(), listed(tar(new TarBytes())));
            assertEquals(List.of(), listed(file("a.tgz", gzip(new TarBytes().bytes()))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"../x", "a/../../x", "..", "a/..", "./../x"})
        void mayNotClimb(String name) {
            assertInvalid("leave the directory", new TarBytes().file(name, 0644, "x"));
            assertInvalid("leave the directory", new TarBytes().symlink(name, "x"));
            assertInvalid("leave the directory", new TarBytes().directory(name, 0755));
            assertInvalid(
                    "leave the directory", new TarBytes().file("a", 0644, "").hardLink("b", name));
        }

        @Test
        void mayNotBeAbsolute() {
            assertInvalid("absolute", new TarBytes().file("/etc/passwd", 0644, "x"));
            assertInvalid("absolute", new TarBytes().hardLink("a", "/etc/passwd"));
        }

        @Test
        void mayNotPassThroughALink() {
            TarBytes link = new TarBytes().symlink("a", "/etc");
            assertInvalid("a symbolic link", link.file("a/passwd", 0644, "x"));
            TarBytes late = new TarBytes().file("a/b/passwd", 0644, "x").symlink("a", "/etc");
            assertInvalid("a symbolic link", late);
            TarBytes replaced =
                    new TarBytes().symlink("a", "/etc").directory("a", 0755).file("a/passwd", 0644, "x");
            assertEquals(List.of("d 0755 a", "f 0644 1 bytes a/passwd"), listed(tar(replaced)), "the directory won");
        }

        @Test
        void mayNotPassThroughAFile() {
            assertInvalid("a regular file", new TarBytes().file("a", 0644, "x").file("a/b", 0644, "x"));
        }

        @Test
        void mayNotLinkToWhatIsNotInIt() {
            assertInvalid("hard link", new TarBytes().hardLink("a", "absent"));
            assertInvalid(
                    "hard link", new TarBytes().symlink("s", "/etc/passwd").hardLink("a", "s"));
        }

        @ParameterizedTest
        @ValueSource(chars = {'3', '4', '6'})
        void mayHoldNoDevices(char type) {
            assertInvalid("device", new TarBytes().other("null", type));
        }

        @Test
        void isRefusedWhenCutOff() {
            byte[] whole = usual.bytes();
            assertEquals(
                    Code.IO,
                    refused(file("cut.tar", Arrays.copyOf(whole, 2200))).code());
            byte[] packed = gzip(usual.bytes());
            Failure failure = refused(file("cut.tgz", Arrays.copyOf(packed, packed.length - 12)));
            assertEquals(Code.IO, failure.code());
            assertTrue(failure.message().contains("damaged or cut off"), failure.message());
        }

        @Test
        void isRefusedWithAHugeHeader() {
            TarBytes huge = new TarBytes().file("././@LongLink", 0644, "x");
            byte[] bytes = huge.promise("x", 1L << 32, 'L').bytes();
            byte[] filled = Arrays.copyOf(bytes, 4 << 20);
            assertEquals(Code.INVALID, refused(file("huge.tar", filled)).code());
        }

        @Test
        void gzipOfSomethingElseIsNoArchive() {
            Failure failure = refused(file("a.gz", gzip("hello".repeat(1000).getBytes(UTF_8))));
            assertEquals(Code.INVALID, failure.code());
            assertTrue(failure.message().contains("no tar archive"), failure.message());
        }
    }

    @Nested
    class Zip {
        @Test
        void isListedAndExtracted() {
            String archive = file("a.zip", zip("d/", "", "d/é", "hello\n", "./b", "x"));
            assertEquals(List.of("d 0755 d", "f 0644 6 bytes d/é", "f 0644 1 bytes b"), listed(archive));
            assertEquals(Map.of("d/é", "hello\n", "./b", "x"), extracted(archive));
        }

        @Test
        void mayBeEmpty() {
            assertEquals(List.of(), listed(file("a.zip", zip())));
        }

        @ParameterizedTest
        @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x"})
        void staysInItsDirectory(String name) {
            assertEquals(Code.INVALID, refused(file("a.zip", zip(name, "x"))).code());
        }

        @Test
        void isRefusedWhenDamaged() {
            byte[] bytes = zip("a", "0123456789".repeat(1000));
            byte[] flipped = bytes.clone();
            flipped[50] ^= 1;
            Failure failure = assertThrows(PortException.class, () -> extracted(file("a.zip", flipped)))
                    .failure();
            assertEquals(Code.IO, failure.code());
            assertEquals(
                    Code.IO, refused(file("b.zip", Arrays.copyOf(bytes, 60))).code());
        }
    }

    @Nested
    class Bounds {
        private void assertPasses(Limits limits, String archive, boolean passes) {
            if (passes) {
                archives().index(archive, limits);
            } else {
                Failure failure = assertThrows(
                                PortException.class, () -> archives().index(archive, limits))
                        .failure();
                assertEquals(Code.INVALID, failure.code());
            }
        }

        @Test
        void countMembers() {
            TarBytes three =
                    new TarBytes().file("a", 0644, "").file("b", 0644, "").file("c", 0644, "");
            assertPasses(new Limits(3, 1 << 20, 1000), tar(three), true);
            assertPasses(new Limits(2, 1 << 20, 1000), tar(three), false);
            assertPasses(new Limits(2, 1 << 20, 1000), file("a.zip", zip("a", "", "b", "", "c", "")), false);
        }

        @Test
        void countBytes() {
            String text = "x".repeat(100_000);
            String tgz = file("a.tgz", gzip(new TarBytes().file("a", 0644, text).bytes()));
            assertPasses(new Limits(9, 110_000, 1000), tgz, true);
            assertPasses(new Limits(9, 99_999, 1000), tgz, false);
            String zip = file("a.zip", zip("a", text));
            assertPasses(new Limits(9, 100_000, 1000), zip, true);
            assertPasses(new Limits(9, 99_999, 1000), zip, false);
        }

        @Test
        void refuseABombWhateverItsTotal() {
            byte[] zeros = new byte[80 << 20];
            String tgz =
                    file("a.tgz", gzip(new TarBytes().file("a", 0644, zeros).bytes()));
            assertPasses(Limits.USUAL, tgz, false);
            assertPasses(new Limits(9, 1L << 40, 10_000), tgz, true);
        }
    }

    @Test
    void saysWhatItCanRead() {
        Failure failure = refused(file("a.txt", "just a text".repeat(100).getBytes(UTF_8)));
        assertEquals(Code.INVALID, failure.code());
        assertTrue(failure.message().contains("tar.xz"), failure.message());
        assertEquals(Code.INVALID, refused(file("empty", new byte[0])).code());
    }

    @Test
    void saysThatThereIsNone() {
        String absent = file("present", new byte[0]).replace("present", "absent");
        assertEquals(Code.NOT_FOUND, refused(absent).code());
    }
}
