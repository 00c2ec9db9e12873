package dev.driftless.adapters.os.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * One member, as the archive describes it.
 *
 * @param target what a link points at, else empty
 * @param size what the archive says, or -1
 * @param crc what the archive says, or -1
 */
record Member(String name, Kind kind, int mode, int uid, int gid, String target, long size, long crc) {
    enum Kind {
        FILE,
        DIRECTORY,
        SYMLINK,
        HARD_LINK
    }

    /** Sees the members in order; false ends the reading. */
    @FunctionalInterface
    interface Visitor {
        boolean visit(Member member, InputStream content) throws IOException;
    }
}
