package dev.driftless.domain.task.file;

import dev.driftless.domain.schema.InvalidOption;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes the escapes of a byte string of Python: {@code \n}, {@code \x41}, {@code \101} …; others stay as they are. */
final class Escapes {
    private Escapes() {}

    /** @throws InvalidOption where {@code \x} has no two hexadecimal digits, or a backslash stands at the end */
    static byte[] decode(String option, String text) {
        byte[] from = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        int at = 0;
        while (at < from.length) {
            if (from[at] != '\\') {
                to.write(from[at++]);
            } else if (at + 1 == from.length) {
                throw new InvalidOption(option, "must not end with a single backslash");
            } else {
                at = escape(option, from, at + 1, to);
            }
        }
        return to.toByteArray();
    }

    private static int escape(String option, byte[] from, int at, ByteArrayOutputStream to) {
        char c = (char) from[at];
        int control = "abfnrtv\\'\"".indexOf(c);
        if (control >= 0) {
            to.write("\u0007\b\f\n\r\t\u000B\\'\"".charAt(control));
        } else if (c == 'x') {
            int high = at + 1 < from.length ? Character.digit(from[at + 1], 16) : -1;
            int low = at + 2 < from.length ? Character.digit(from[at + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new InvalidOption(option, "must have two hexadecimal digits after \\x");
            }
            to.write(high * 16 + low);
            return at + 3;
        } else if (c >= '0' && c <= '7') {
            return octal(from, at, to);
        } else if (c != '\n') {
            to.write('\\');
            to.write(from[at]);
        }
        return at + 1;
    }

    private static int octal(byte[] from, int start, ByteArrayOutputStream to) {
        int value = 0;
        int at = start;
        while (at < from.length && at < start + 3 && from[at] >= '0' && from[at] <= '7') {
            value = value * 8 + (from[at] - '0');
            at++;
        }
        to.write(value);
        return at;
    }
}
