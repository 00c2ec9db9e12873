package dev.driftless.domain.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a file holds, or where it can be had; never the bytes of something big. */
public sealed interface Content {
    /** The largest content that is held in memory, in bytes. */
    int INLINE_MAX = 256 * 1024;

    /** The largest content that is held in memory where somebody asks for all of it, in bytes. */
    int WHOLE_MAX = 64 * 1024 * 1024;

    /** In bytes, or -1 where it is not known. */
    long size();

    /** Bytes in memory, at most {@link #INLINE_MAX} of them when read from a host. Not copied: nobody writes into them. */
    @SuppressWarnings("ArrayRecordComponent")
    record Inline(byte[] bytes) implements Content {
        public static Inline of(String text) {
            return new Inline(text.getBytes(StandardCharsets.UTF_8));
        }

        /** The bytes as UTF-8; for lossless edits use {@link StandardCharsets#ISO_8859_1} on {@link #bytes()}. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Inline that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Inline[" + bytes.length + " bytes]";
        }
    }

    /**
     * Bytes that lie in a file, of the host or of the configuration.
     *
     * @param hostPath where the operating system finds them now
     * @param version size, modification time and inode in one text: the cheap precondition
     */
    record InFile(String hostPath, long size, String version) implements Content {}

    /**
     * One member of an archive.
     *
     * @param archive where the operating system finds the archive now
     * @param name as the archive spells it
     * @param crc CRC-32 of its bytes (ITU-T V.42)
     */
    record Member(String archive, String name, long size, long crc) implements Content {}

    /**
     * Something to be fetched.
     *
     * @param sha256 lower-case hexadecimal, or null where nobody said
     */
    record Download(String url, @Nullable String sha256, long size) implements Content {}

    /** Bytes that a dry run cannot know. */
    record Later(String why) implements Content {
        @Override
        public long size() {
            return -1;
        }
    }
}
