package dev.driftless.adapters.os.archive;

import dev.driftless.adapters.os.archive.Member.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The members of a tar archive: POSIX, GNU and old. */
final class TarMembers {
    /** Names, extended headers and padding before one member; the library holds them in memory. */
    private static final long HEADERS_MAX = 1L << 20;

    private static final int BLOCK = 512;

    private TarMembers() {}

    static void read(String archive, InputStream in, Budget budget, Member.Visitor visitor) throws IOException {
        Counted counted = new Counted(in, archive, budget);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(counted, "UTF-8")) {
            InputStream content = new Content(tar);
            for (TarArchiveEntry entry = next(tar, counted); entry != null; entry = next(tar, counted)) {
                if (entry.isGlobalPaxHeader()) {
                    continue;
                }
                budget.member();
                if (!visitor.visit(member(archive, entry), content)) {
                    return;
                }
                content.transferTo(OutputStream.nullOutputStream());
            }
            if (counted.total % BLOCK != 0) {
                throw new IOException("it ends in the middle of a block"); // which the library takes for its end
            }
        }
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, Counted counted) throws IOException {
        counted.headers = HEADERS_MAX;
        try {
            return tar.getNextEntry();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IOException("a header makes no sense", e);
        } finally {
            counted.headers = Long.MAX_VALUE;
        }
    }

    private static Member member(String archive, TarArchiveEntry entry) {
        Kind kind = kind(archive, entry);
        String target = kind == Kind.SYMLINK || kind == Kind.HARD_LINK ? entry.getLinkName() : "";
        return new Member(
                entry.getName(),
                kind,
                entry.getMode(),
                id(entry.getLongUserId()),
                id(entry.getLongGroupId()),
                target,
                entry.getSize(),
                -1);
    }

    private static Kind kind(String archive, TarArchiveEntry entry) {
        if (entry.isSymbolicLink()) {
            return Kind.SYMLINK;
        }
        if (entry.isLink()) {
            return Kind.HARD_LINK;
        }
        if (entry.isDirectory()) {
            return Kind.DIRECTORY;
        }
        if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            throw Refusal.invalid(archive, "its member " + entry.getName() + " is a device or pipe");
        }
        return Kind.FILE;
    }

    private static int id(long id) {
        return id < 0 || id > Integer.MAX_VALUE ? 0 : (int) id;
    }

    /** Tells the budget of every byte that comes out of the decompressor. */
    private static final class Counted extends FilterInputStream {
        private final String archive;
        private final Budget budget;
        private long headers = HEADERS_MAX;
        private long total;

        Counted(InputStream in, String archive, Budget budget) {
            super(in);
            this.archive = archive;
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = super.skip(wanted);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) {
            total += bytes;
            budget.bytes(bytes);
            headers -= bytes;
            if (headers < 0) {
                throw Refusal.invalid(archive, "a header in it is longer than " + HEADERS_MAX + " bytes");
            }
        }
    }

    /** The bytes of the member at hand; what the library throws at bad input is made an IOException. */
    private static final class Content extends FilterInputStream {
        Content(TarArchiveInputStream tar) {
            super(tar);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
                throw new IOException("its compression makes no sense", e);
            }
        }

        /** Whoever gets one member must not close the archive. */
        @Override
        public void close() {}
    }
}
