package dev.driftless.ports;

import dev.driftless.domain.host.TreeEntry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads zip, tar, tar.gz, tar.bz2, tar.xz and tar.zst, recognised by their first bytes. */
public interface Archives {
    /** What an archive may at most be; more is a {@link PortException}. */
    record Limits(int members, long totalBytes, long ratio) {
        /** 1,000,000 members, 64 GiB, 1,000 times the archive's size (above 64 MiB). */
        public static final Limits USUAL = new Limits(1_000_000, 64L << 30, 1_000);
    }

    /**
     * The members in the order of the archive, names made relative and clean; contents are {@link dev.driftless.domain.host.Content.Member} with size and
     * CRC. Owner and group are numbers as stored (0 for zip).
     *
     * @throws PortException INVALID where a name is absolute, climbs with {@code ..}, passes through a link of the archive, or a limit is passed
     */
    List<TreeEntry> index(String archivePath, Limits limits);

    /**
     * Streams the contents of the regular members, in the archive's order, to {@code each}, under the names of their {@code Content.Member}. Of several with
     * one name only the last comes; a hard link does not come, because its content is that of its target. Stops when {@code each} returns false.
     */
    void extract(String archivePath, Limits limits, Each each);

    /** Gets one member. */
    @FunctionalInterface
    interface Each {
        boolean member(String name, InputStream content) throws IOException;
    }
}
