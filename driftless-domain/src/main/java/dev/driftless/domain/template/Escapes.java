package dev.driftless.domain.template;

/** Backslashes in quoted texts, as in Python; an unknown escape stays as it is. */
final class Escapes {
    private Escapes() {}

    /** The text between two offsets with its escapes resolved. */
    static String resolve(String text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            char c = text.charAt(i++);
            if (c != '\\' || i == to) {
                out.append(c);
                continue;
            }
            c = text.charAt(i++);
            int width = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
            if (width > 0) {
                out.appendCodePoint(codePoint(text, i, width, to));
                i += width;
            } else if (c >= '0' && c <= '7') {
                throw Fault.syntax(
                        "`\\" + c + "` in quotes is a control character",
                        new Span(i - 2, i),
                        "write `\\\\" + c + "` for a group of a regular expression");
            } else {
                simple(c, out);
            }
        }
        return out.toString();
    }

    private static void simple(char c, StringBuilder out) {
        switch (c) {
            case '\n' -> {} // a line that is continued
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'v' -> out.append('\u000b');
            case '\\', '\'', '"' -> out.append(c);
            default -> out.append('\\').append(c);
        }
    }

    private static int codePoint(String text, int from, int width, int to) {
        int codePoint = 0;
        for (int i = from; i < from + width; i++) {
            int digit = i < to ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0 || codePoint > Character.MAX_CODE_POINT >> 4) {
                throw Fault.syntax("this escape needs " + width + " hexadecimal digits", new Span(from - 2, i));
            }
            codePoint = codePoint << 4 | digit;
        }
        if (codePoint > Character.MAX_CODE_POINT || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
            throw Fault.syntax("this escape is no character", new Span(from - 2, from + width));
        }
        return codePoint;
    }
}
