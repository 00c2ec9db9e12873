package dev.driftless.adapters.os.archive;

import dev.driftless.ports.Archives.Limits;

/** What may still be read from one archive. Counts what comes, whatever headers promise. */
final class Budget {
    /** Below this, a good compressor may do what it can. */
    private static final long RATIO_FROM = 64L << 20;

    private final String archive;
    private final Limits limits;
    private final long archiveSize;
    private int members;
    private long bytes;
    private long promised;

    /** @param archiveSize in bytes */
    Budget(String archive, long archiveSize, Limits limits) {
        this.archive = archive;
        this.limits = limits;
        this.archiveSize = archiveSize;
    }

    void member() {
        if (++members > limits.members()) {
            throw Refusal.invalid(archive, "it has more than " + limits.members() + " members");
        }
    }

    /** What came. */
    void bytes(long count) {
        bytes += count;
        check(bytes);
    }

    /** What a directory says will come: reason enough to refuse, none to accept. */
    void promise(long count) {
        promised += Math.max(count, 0);
        check(promised);
    }

    private void check(long total) {
        if (total < 0 || total > limits.totalBytes()) {
            throw Refusal.invalid(archive, "it holds more than " + limits.totalBytes() + " bytes");
        }
        if (total > RATIO_FROM && total / limits.ratio() > archiveSize) {
            throw Refusal.invalid(
                    archive, "it holds more than " + limits.ratio() + " times its size, like a decompression bomb");
        }
    }
}
