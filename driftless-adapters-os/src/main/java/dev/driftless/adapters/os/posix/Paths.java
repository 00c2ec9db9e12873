package dev.driftless.adapters.os.posix;

import dev.driftless.domain.host.Failure;
import dev.driftless.ports.PortException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Texts to paths and back, without loss and whatever the locale. Names are UTF-8; a byte that is not is a lone surrogate from U+DC80 to U+DCFF, as in
 * Python (PEP 383), so that such a file can be listed, read and removed. Only a URI can carry raw bytes into and out of a {@link Path}.
 */
final class Paths {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Path ROOT = Path.of("/");
    private static final String PLAIN = "/-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** Orders texts as their bytes: as code points, but for escaped bytes, which lie beyond ASCII and below nothing that matters. */
    static final Comparator<String> BY_BYTES = (a, b) -> {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Character.isSurrogate(a.charAt(i)) || Character.isSurrogate(b.charAt(i))
                        ? java.util.Arrays.compareUnsigned(bytes(a), bytes(b))
                        : Character.compare(a.charAt(i), b.charAt(i));
            }
        }
        return Integer.compare(a.length(), b.length());
    };

    private Paths() {}

    static Path of(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            if (text.indexOf('\0') >= 0) {
                throw new PortException(
                        new Failure(Failure.Code.INVALID, "no path, for it holds a NUL: " + text.replace("\0", "\\0")));
            }
            if (text.startsWith("/")) {
                return fromBytes(bytes(text));
            }
            Path below = fromBytes(bytes("/" + text));
            return below.subpath(0, below.getNameCount());
        }
    }

    /** The last part of a path. */
    static String name(Path path) {
        Path name = path.getFileName();
        String text = name == null ? "" : name.toString();
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        String raw = text(path);
        return raw.substring(raw.lastIndexOf('/') + 1);
    }

    /** The whole path; a relative one stays relative. */
    static String text(Path path) {
        String text = path.toString();
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        String raw = ROOT.resolve(path).toUri().getRawPath();
        byte[] bytes = unescape(raw);
        int from = path.isAbsolute() ? 0 : 1;
        // toUri ends the name of a directory with a slash
        int to = raw.endsWith("/") && !text.endsWith("/") ? bytes.length - 1 : bytes.length;
        return decode(ByteBuffer.wrap(bytes, from, to - from));
    }

    private static Path fromBytes(byte[] bytes) {
        StringBuilder uri = new StringBuilder(bytes.length * 2).append("file://");
        for (byte b : bytes) {
            if (b > 0 && PLAIN.indexOf(b) >= 0) {
                uri.append((char) b);
            } else {
                uri.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    private static char hex(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble & 15, 16));
    }

    private static byte[] unescape(String raw) {
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.put((byte) Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static String decode(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        for (CoderResult result = decoder.decode(bytes, chars, true);
                result.isError();
                result = decoder.decode(bytes, chars, true)) {
            for (int i = 0; i < result.length(); i++) {
                chars.put((char) (0xDC00 + (bytes.get() & 0xFF)));
            }
        }
        return chars.flip().toString();
    }

    private static byte[] bytes(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xDC80 && c <= 0xDCFF) {
                bytes.put((byte) (c - 0xDC00));
            } else {
                int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
                bytes.put(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }
}
