package dev.driftless.adapters.os.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.Archives;
import dev.driftless.ports.Archives.Limits;
import dev.driftless.ports.PortException;
import dev.driftless.ports.testkit.ArchivesContract;
import dev.driftless.ports.testkit.TarBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class CompressArchivesTest extends ArchivesContract {
    private static final byte[] TAR =
            new TarBytes().file("a", 0644, "hello\n").symlink("b", "a").bytes();

    private final Archives archives = new CompressArchives(new PosixFileSystem());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Override
    protected Archives archives() {
        return archives;
    }

    @Override
    protected String file(String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertReads(String archive) {
        assertEquals(List.of("f 0644 6 bytes a", "l b -> a"), listed(archive));
        assertEquals(Map.of("a", "hello\n"), extracted(archive));
    }

    @Test
    void readsBzip2AlsoInSeveralStreams() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] half : List.of(Arrays.copyOf(TAR, 700), Arrays.copyOfRange(TAR, 700, TAR.length))) {
            OutputStream out = new BZip2CompressorOutputStream(bytes);
            out.write(half);
            out.close();
        }
        assertReads(file("a.tar.bz2", bytes.toByteArray()));
    }

    @Test
    void readsXz() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options(6))) {
            out.write(TAR);
        }
        assertReads(file("a.tar.xz", bytes.toByteArray()));
        String cut = file("cut.tar.xz", Arrays.copyOf(bytes.toByteArray(), bytes.size() - 20));
        PortException damaged = assertThrows(PortException.class, () -> archives.index(cut, Limits.USUAL));
        assertEquals(Code.IO, damaged.failure().code());
    }

    @Test
    void refusesXzThatTakesTooMuchMemory() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LZMA2Options options = new LZMA2Options(0);
        try (OutputStream out = new XZOutputStream(bytes, options)) {
            out.write(TAR);
        }
        // the dictionary size is one byte of the block header (xz-file-format 5.3.1), under a CRC-32 of the header
        byte[] xz = bytes.toByteArray();
        int header = 12;
        int length = (xz[header] + 1) * 4;
        xz[header + 4] = 34; // 512 MiB
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(xz, header, length - 4);
        for (int i = 0; i < 4; i++) {
            xz[header + length - 4 + i] = (byte) (crc.getValue() >> (8 * i));
        }
        String archive = file("a.tar.xz", xz);
        PortException refused = assertThrows(PortException.class, () -> archives.index(archive, Limits.USUAL));
        assertEquals(Code.INVALID, refused.failure().code(), refused.failure().message());
        assertTrue(
                refused.failure().message().contains("MiB of memory"),
                refused.failure().message());
    }

    @Test
    void readsZstdWhereItsProgramIs() throws Exception {
        Path tar = Files.write(directory.resolve("b.tar"), TAR);
        try {
            new ProcessBuilder("zstd", "-q", tar.toString()).start().waitFor();
        } catch (IOException e) {
            Assumptions.abort("zstd is not installed");
        }
        assertReads(tar + ".zst");
        byte[] cut = Files.readAllBytes(Path.of(tar + ".zst"));
        String damaged = file("cut.tar.zst", Arrays.copyOf(cut, cut.length - 9));
        assertEquals(
                Code.IO,
                assertThrows(PortException.class, () -> extracted(damaged))
                        .failure()
                        .code());
    }

    @Test
    void keepsModesAndLinksOfAUnixZip() throws IOException {
        Path path = directory.resolve("a.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(path)) {
            entry(zip, "tool", 0104750, "#!/bin/sh\n");
            entry(zip, "d/", 040700, "");
            entry(zip, "link", 0120777, "tool");
        }
        assertEquals(List.of("f 0750 10 bytes tool", "d 0700 d", "l link -> tool"), listed(path.toString()));
        assertEquals(Map.of("tool", "#!/bin/sh\n"), extracted(path.toString()));
    }

    @Test
    void refusesAZipThatPassesThroughItsLink() throws IOException {
        Path path = directory.resolve("a.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(path)) {
            entry(zip, "link", 0120777, "/etc");
            entry(zip, "link/passwd", 0100644, "x");
        }
        PortException refused = assertThrows(PortException.class, () -> archives.index(path.toString(), Limits.USUAL));
        assertEquals(Code.INVALID, refused.failure().code());
    }

    private static void entry(ZipArchiveOutputStream zip, String name, int mode, String text) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(text.getBytes(UTF_8));
        zip.closeArchiveEntry();
    }

    @Test
    void readsLongNamesOfGnuAndPosix() throws IOException {
        String name = "directory/".repeat(30) + "é";
        for (int mode : new int[] {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
                tar.setLongFileMode(mode);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(1);
                tar.putArchiveEntry(entry);
                tar.write('x');
                tar.closeArchiveEntry();
            }
            assertEquals(Map.of(name, "x"), extracted(file("long" + mode + ".tar", bytes.toByteArray())));
        }
    }

    @Test
    void readsWhatTarMakes() throws Exception {
        Path tree = Files.createDirectories(directory.resolve("tree/sub"));
        Files.writeString(tree.resolve("file"), "x".repeat(100_000));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("../elsewhere"));
        Files.createLink(tree.resolve("same"), tree.resolve("file"));
        Process tar = new ProcessBuilder("tar", "-czf", "made.tgz", "--sort=name", "-C", "tree", ".")
                .directory(directory.toFile())
                .inheritIO()
                .start();
        Assumptions.assumeTrue(tar.waitFor() == 0, "tar makes none");
        List<String> entries = listed(directory + "/made.tgz");
        assertEquals(4, entries.size(), entries.toString());
        assertTrue(entries.contains("l sub/link -> ../elsewhere"), entries.toString());
        assertEquals(1, extracted(directory + "/made.tgz").size());
    }
}
