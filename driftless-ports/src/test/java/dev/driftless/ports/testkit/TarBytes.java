package dev.driftless.ports.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/** Makes tar archives, hostile ones too, byte by byte (ustar, POSIX.1-1988). */
public final class TarBytes {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A regular file owned by 1000:1001. */
    public TarBytes file(String name, int mode, String content) {
        return file(name, mode, content.getBytes(UTF_8));
    }

    /** A regular file owned by 1000:1001. */
    public TarBytes file(String name, int mode, byte[] content) {
        header(name, mode, content.length, '0', "");
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    /** A directory. */
    public TarBytes directory(String name, int mode) {
        header(name, mode, 0, '5', "");
        return this;
    }

    /** A symbolic link. */
    public TarBytes symlink(String name, String target) {
        header(name, 0777, 0, '2', target);
        return this;
    }

    /** A hard link to a member. */
    public TarBytes hardLink(String name, String target) {
        header(name, 0644, 0, '1', target);
        return this;
    }

    /** A member of any type. */
    public TarBytes other(String name, char type) {
        header(name, 0644, 0, type, "");
        return this;
    }

    /** A header that promises so many bytes, and nothing after it. */
    public TarBytes promise(String name, long size, char type) {
        header(name, 0644, size, type, "");
        return this;
    }

    private void header(String name, int mode, long size, char type, String target) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, octal(mode, 7));
        put(header, 108, octal(1000, 7));
        put(header, 116, octal(1001, 7));
        put(header, 124, octal(size, 11));
        put(header, 136, octal(1_700_000_000L, 11));
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = (byte) type;
        put(header, 157, target);
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, octal(sum, 6));
        out.writeBytes(header);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static String octal(long number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", number) + "\0";
    }

    /** The archive, with its end. */
    public byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(new byte[2 * BLOCK]);
        return whole.toByteArray();
    }
}
