package dev.driftless.adapters.os.archive;

import dev.driftless.ports.FileSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/** What the first bytes of a file say that it is. */
enum ArchiveKind {
    ZIP,
    TAR,
    GZIP,
    BZIP2,
    XZ,
    ZSTD;

    private static final int TAR_HEADER = 512;
    private static final int BUFFER = 64 * 1024;

    /** {@code xz -9} needs 65 MiB. */
    private static final int XZ_MEMORY_KIB = 96 * 1024;

    static ArchiveKind of(FileSystem files, String archive) throws IOException {
        byte[] start;
        try (InputStream in = files.open(archive)) {
            start = in.readNBytes(TAR_HEADER);
        }
        if (starts(start, 'P', 'K', 3, 4) || starts(start, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (starts(start, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (starts(start, 'B', 'Z', 'h')) {
            return BZIP2;
        }
        if (starts(start, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (starts(start, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        if (isTar(start)) {
            return TAR;
        }
        throw Refusal.invalid(archive, "it is none of zip, tar, tar.gz, tar.bz2, tar.xz and tar.zst");
    }

    private static boolean starts(byte[] bytes, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** A header whose sum is right, or the zeros of an empty archive. */
    private static boolean isTar(byte[] start) {
        if (start.length < TAR_HEADER) {
            return false;
        }
        for (byte b : start) {
            if (b != 0) {
                return TarUtils.verifyCheckSum(start);
            }
        }
        return true;
    }

    /** The tar archive inside, with its compression taken off. */
    InputStream tar(FileSystem files, String archive) throws IOException {
        InputStream file = files.open(archive);
        try {
            BufferedInputStream tar = new BufferedInputStream(decompressed(file, archive), BUFFER);
            tar.mark(TAR_HEADER);
            if (!isTar(tar.readNBytes(TAR_HEADER))) {
                throw Refusal.invalid(archive, "there is no tar archive in its " + name() + " compression");
            }
            tar.reset();
            return tar;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private InputStream decompressed(InputStream file, String archive) throws IOException {
        try {
            return switch (this) {
                case GZIP -> new GZIPInputStream(file, BUFFER);
                case BZIP2 -> new BZip2CompressorInputStream(new BufferedInputStream(file, BUFFER), true);
                case XZ -> new XZInputStream(new BufferedInputStream(file, BUFFER), XZ_MEMORY_KIB);
                case ZSTD -> {
                    file.close();
                    yield new ZstdProgram(Path.of(archive));
                }
                case TAR, ZIP -> file;
            };
        } catch (MemoryLimitException e) {
            throw Refusal.invalid(
                    archive, "unpacking it takes " + e.getMemoryNeeded() / 1024 + " MiB of memory; compress it with xz -9 or less");
        }
    }
}
