package dev.driftless.adapters.os.archive;

import dev.driftless.adapters.os.archive.Member.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The members of a zip archive, as its central directory lists them. */
final class ZipMembers {
    private static final int FILE_MODE = 0644;
    private static final int DIRECTORY_MODE = 0755;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;

    /** As long as a path can be. */
    private static final int TARGET_MAX = 4096;

    private ZipMembers() {}

    static void read(String archive, Budget budget, Member.Visitor visitor) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(Path.of(archive)).get()) {
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                budget.member();
                budget.promise(entry.getSize());
                if (!visit(archive, zip, entry, budget, visitor)) {
                    return;
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IOException("its directory makes no sense", e);
        }
    }

    private static boolean visit(
            String archive, ZipFile zip, ZipArchiveEntry entry, Budget budget, Member.Visitor visitor)
            throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw Refusal.invalid(archive, "its member " + entry.getName() + " is encrypted");
        }
        if (!zip.canReadEntryData(entry)) {
            throw Refusal.invalid(
                    archive,
                    "its member " + entry.getName() + " is compressed by an unknown method (" + entry.getMethod()
                            + ")");
        }
        Kind kind = kind(archive, entry);
        String target = kind == Kind.SYMLINK ? target(zip, entry) : "";
        Member member =
                new Member(entry.getName(), kind, mode(entry, kind), 0, 0, target, entry.getSize(), entry.getCrc());
        if (kind != Kind.FILE) {
            return visitor.visit(member, InputStream.nullInputStream());
        }
        try (InputStream content = new Content(zip, entry, budget)) {
            return visitor.visit(member, content);
        }
    }

    private static Kind kind(String archive, ZipArchiveEntry entry) {
        if (entry.isUnixSymlink()) {
            return Kind.SYMLINK;
        }
        int type = entry.getUnixMode() & TYPE;
        if (entry.isDirectory() || type == DIRECTORY) {
            return Kind.DIRECTORY;
        }
        if (type != REGULAR && type != 0) {
            throw Refusal.invalid(archive, "its member " + entry.getName() + " is a device or pipe");
        }
        return Kind.FILE;
    }

    private static int mode(ZipArchiveEntry entry, Kind kind) {
        int mode = entry.getUnixMode() & 0777; // 0 where it was not made on Unix
        return mode != 0 ? mode : kind == Kind.DIRECTORY ? DIRECTORY_MODE : FILE_MODE;
    }

    private static String target(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(TARGET_MAX);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The bytes of one member, opened when somebody reads; its end is where size and CRC must be right. */
    private static final class Content extends FilterInputStream {
        private final ZipFile zip;
        private final ZipArchiveEntry entry;
        private final Budget budget;
        private final CRC32 crc = new CRC32();
        private boolean open;

        Content(ZipFile zip, ZipArchiveEntry entry, Budget budget) {
            super(InputStream.nullInputStream());
            this.zip = zip;
            this.entry = entry;
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (!open) {
                in = zip.getInputStream(entry);
                open = true;
            }
            int count = super.read(bytes, offset, length);
            if (count >= 0) {
                budget.bytes(count);
                crc.update(bytes, offset, count);
            } else if (crc.getValue() != entry.getCrc()) {
                throw new IOException("the checksum of " + entry.getName() + " is wrong");
            }
            return count;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long left = wanted;
            byte[] piece = new byte[8192];
            for (int count = 0; left > 0 && count >= 0; left -= Math.max(count, 0)) {
                count = read(piece, 0, (int) Math.min(left, piece.length));
            }
            return wanted - left;
        }
    }
}
