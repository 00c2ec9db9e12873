package dev.driftless.app.state;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of the audit files: lines that each begin with the digest of the one before. */
final class AuditChain {
    /** What the first record of all names as the one before. */
    static final String START = "0".repeat(64);

    private static final Pattern FILE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}\\.jsonl");
    private static final Pattern RECORD = Pattern.compile("\\{\"prev\":\"[0-9a-f]{64}\",\"event\":\"(\\w+)\".*\\}");
    private static final String PREFIX = "{\"prev\":\"";
    private static final int MAX_LINE = 64 << 20;
    private static final int TAIL = 1 << 12;

    private AuditChain() {}

    /** The names of the audit files, oldest first. */
    static List<String> files(FileSystem files, String directory) {
        return files.list(directory).stream()
                .filter(name -> FILE.matcher(name).matches())
                .sorted()
                .toList();
    }

    static String digest(byte[] line) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a line begins with that follows one of this digest. */
    private static String prefix(String previous) {
        return PREFIX + previous + "\",\"event\":\"";
    }

    /**
     * One line.
     *
     * @param bytes without its end
     * @param ended whether it has one
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody writes into them, and nobody compares lines
    record Line(byte[] bytes, boolean ended) {
        String digest() {
            return AuditChain.digest(bytes);
        }

        private String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Whether it is a record with beginning and end. */
        boolean isWhole() {
            return RECORD.matcher(text()).matches();
        }

        boolean isTornMark() {
            var record = RECORD.matcher(text());
            return record.matches() && record.group(1).equals("torn");
        }

        /** Whether it names this digest, as far as it goes. */
        boolean follows(String previous) {
            String prefix = prefix(previous);
            String text = text();
            return text.startsWith(prefix) || (!isWhole() && prefix.startsWith(text));
        }
    }

    /** Is told one line after another. */
    @FunctionalInterface
    interface LineReader {
        /** Whether it wants more. */
        boolean read(Line line);
    }

    /** Hands out the lines of a file until the reader has enough. */
    static void lines(FileSystem files, String path, LineReader reader) {
        try (InputStream in = new BufferedInputStream(files.open(path), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    if (!reader.read(new Line(line.toByteArray(), true))) {
                        return;
                    }
                    line.reset();
                } else if (line.size() == MAX_LINE) {
                    throw tooLong(path);
                } else {
                    line.write(c);
                }
            }
            if (line.size() > 0) {
                reader.read(new Line(line.toByteArray(), false));
            }
        } catch (IOException e) {
            throw cannotRead(path, e);
        }
    }

    /** Null where the file is empty. Of a long file only the end is read: as much of it as the last line needs. */
    static @Nullable Line lastLine(FileSystem files, String path) {
        FileStatus status = files.status(path);
        long size = status == null ? 0 : status.size();
        long length = Math.min(size, TAIL);
        byte[] tail = tail(files, path, size - length);
        while (length < size && startOfLastLine(tail) == 0) {
            if (length > MAX_LINE) {
                throw tooLong(path);
            }
            length = Math.min(size, length * 16);
            tail = tail(files, path, size - length);
        }
        return tail.length == 0
                ? null
                : new Line(Arrays.copyOfRange(tail, startOfLastLine(tail), endOfLastLine(tail)), endsLine(tail));
    }

    private static byte[] tail(FileSystem files, String path, long before) {
        try (InputStream in = files.open(path)) {
            in.skipNBytes(before);
            return in.readAllBytes();
        } catch (IOException e) {
            throw cannotRead(path, e);
        }
    }

    private static boolean endsLine(byte[] text) {
        return text.length > 0 && text[text.length - 1] == '\n';
    }

    private static int endOfLastLine(byte[] text) {
        return endsLine(text) ? text.length - 1 : text.length;
    }

    private static int startOfLastLine(byte[] text) {
        int start = endOfLastLine(text);
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static PortException tooLong(String path) {
        return new PortException(new Failure(Code.INVALID, path + " has a line of more than 64 MiB"));
    }

    private static PortException cannotRead(String path, IOException e) {
        return new PortException(new Failure(Code.IO, "cannot read " + path + ": " + e.getMessage()));
    }
}
