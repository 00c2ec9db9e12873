package dev.driftless.app.state;

import dev.driftless.ports.FileSystem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Checks that no audit record was edited, removed, added or moved: every line names the digest of the one before, from the very first on, and the last
 * record that was noted beside the directory is among them. Writes nothing.
 */
public final class AuditVerifier {
    private final FileSystem files;
    private final String directory;

    private String previous = AuditChain.START;
    private @Nullable String torn;
    private String tornReason = "";
    private @Nullable Break broken;
    private long records;
    private long unfinished;
    private boolean metHead;

    private AuditVerifier(FileSystem files, String directory) {
        this.files = files;
        this.directory = directory;
    }

    /**
     * What came of it.
     *
     * @param records how many are in order, up to the first break
     * @param unfinished lines that a dying process left
     * @param broken where the chain breaks first, or null
     */
    public record Result(
            long records, long unfinished, @Nullable Break broken) {
        public boolean isIntact() {
            return broken == null;
        }
    }

    /**
     * A break.
     *
     * @param at {@code file:line}
     */
    public record Break(String at, String reason) {}

    /**
     * Walks all files.
     *
     * @param head as {@link AuditLog#open} got it
     */
    public static Result verify(FileSystem files, String directory, String head) {
        String noted =
                files.status(head) == null ? null : new String(files.read(head, 4096), StandardCharsets.UTF_8).strip();
        return new AuditVerifier(files, directory).walk(noted);
    }

    private Result walk(@Nullable String noted) {
        String at = directory;
        if (files.status(directory) != null) {
            for (String name : AuditChain.files(files, directory)) {
                String path = directory + "/" + name;
                long[] number = new long[1];
                AuditChain.lines(files, path, line -> {
                    check(line, path + ":" + ++number[0]);
                    metHead |= previous.equals(noted);
                    return broken == null;
                });
                at = path + ":" + number[0];
                if (broken != null) {
                    return new Result(records, unfinished, broken);
                }
            }
        }
        if (noted != null && !metHead) {
            broken = new Break(
                    at,
                    "records are missing after this line: the last one noted (sha256 " + shown(noted)
                            + ") is not there");
        }
        return new Result(records, unfinished, broken);
    }

    private void check(AuditChain.Line line, String at) {
        String tornBefore = torn;
        if (tornBefore != null && !line.isTornMark()) {
            broken = new Break(tornBefore, tornReason);
        } else if (!line.follows(previous)) {
            broken = new Break(
                    at,
                    previous.equals(AuditChain.START)
                            ? "the first record names one before it, which is missing"
                            : "this record does not follow the one before it (expected prev " + shown(previous)
                                    + "): one of them was edited, moved, or one between them removed");
        } else if (line.isWhole()) {
            records++;
            torn = null;
        } else {
            unfinished++;
            torn = at;
            tornReason = "this line is no whole record, and no run that followed said so";
        }
        previous = line.digest();
    }

    private static String shown(String digest) {
        return digest.length() > 8 ? digest.substring(0, 8) + "…" : digest;
    }
}
