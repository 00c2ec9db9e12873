package dev.driftless.adapters.os.posix;

import dev.driftless.domain.host.Failure.Code;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads contents of regular files. Nothing else is opened: a pipe would block for ever, a device might do anything. */
final class FileContent {
    /** The JDK keeps a native buffer as large as the largest piece. */
    private static final int PIECE = 64 * 1024;

    /** Files of /proc say that they have no size. */
    private static final int UNKNOWN_SIZE = 4 * 1024;

    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private FileContent() {}

    static byte[] read(String path, long limit) {
        Path file = Paths.of(path);
        long size = requireRegular("cannot read", path, file).size();
        if (size > limit || size > MAX_ARRAY) {
            throw tooLarge(path, limit);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] bytes = new byte[size == 0 ? UNKNOWN_SIZE : (int) size];
            int count = 0;
            while (true) {
                int got = fill(channel, bytes, count);
                count += got;
                if (count > limit) {
                    throw tooLarge(path, limit);
                }
                // a file of known size that gave exactly that is read; everything else is read to its end
                if (got == 0 || (count == bytes.length && count == size)) {
                    break;
                }
                if (count == bytes.length) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_ARRAY, bytes.length * 2L));
                }
            }
            return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
        } catch (IOException e) {
            throw Failures.of("cannot read", path, e);
        }
    }

    private static int fill(FileChannel channel, byte[] bytes, int from) throws IOException {
        int at = from;
        while (at < bytes.length) {
            int got = channel.read(ByteBuffer.wrap(bytes, at, Math.min(PIECE, bytes.length - at)));
            if (got < 0) {
                break;
            }
            at += got;
        }
        return at - from;
    }

    private static dev.driftless.ports.PortException tooLarge(String path, long limit) {
        return Failures.of(Code.INVALID, "cannot read " + path + ": it is larger than " + limit + " bytes");
    }

    static InputStream open(String path) {
        Path file = Paths.of(path);
        requireRegular("cannot read", path, file);
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw Failures.of("cannot read", path, e);
        }
    }

    static boolean same(String path, String other) {
        Path a = Paths.of(path);
        Path b = Paths.of(other);
        long size = requireRegular("cannot read", path, a).size();
        if (size != requireRegular("cannot read", other, b).size()) {
            return false;
        }
        try {
            return Files.mismatch(a, b) < 0;
        } catch (EOFException e) {
            return false; // one of them shrank meanwhile
        } catch (IOException e) {
            throw Failures.of("cannot compare " + path + " with", other, e);
        }
    }

    static String digest(String path, String algorithm) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw Failures.of(Code.INVALID, "there is no digest algorithm " + algorithm + "; try SHA-256");
        }
        try (InputStream in = open(path)) {
            byte[] piece = new byte[PIECE];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                digest.update(piece, 0, count);
            }
        } catch (IOException e) {
            throw Failures.of("cannot read", path, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static BasicFileAttributes requireRegular(String doing, String path, Path file) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw Failures.of(doing, path, e);
        }
        if (!attributes.isRegularFile()) {
            String what = attributes.isDirectory() ? "a directory" : "a device, pipe or socket";
            throw Failures.of(Code.CONFLICT, doing + " " + path + ": it is " + what);
        }
        return attributes;
    }
}
