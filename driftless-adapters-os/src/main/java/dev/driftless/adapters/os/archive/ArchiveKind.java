package dev.driftless.adapters.os.archive;

import dev.driftless.ports.FileSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
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
    private static final int SUM_FROM = 148;
    private static final int SUM_TO = 156;
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
        int sum = 0;
        int all = 0;
        for (int i = 0; i < TAR_HEADER; i++) {
            all |= start[i];
            sum += i >= SUM_FROM && i < SUM_TO ? ' ' : start[i] & 0xff;
        }
        return all == 0 || sum == octal(start, SUM_FROM, SUM_TO);
    }

    /** -1 where it is no number. */
    private static int octal(byte[] bytes, int from, int to) {
        int number = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '7') {
                number = number * 8 + bytes[i] - '0';
                digits++;
            } else if (bytes[i] != ' ' && bytes[i] != 0) {
                return -1;
            }
        }
        return digits == 0 ? -1 : number;
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
    }
}
