package dev.driftless.app.cli.output;

/** Keeps control characters in data from steering a terminal, and characters that turn or break lines from hiding what is there. */
final class Printable {
    private Printable() {}

    /** The text with control characters in caret notation, tabs left as they are, and the others as escapes. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i)) || isTurning(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0);
    }

    /** Marks that change the direction of text (UAX 9), and the separators of lines and paragraphs. */
    private static boolean isTurning(char c) {
        return (c >= 0x200e && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff;
    }

    private static String replaced(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isTurning(c)) {
                shown.append("\\u").append(Integer.toHexString(c));
            } else if (!isControl(c)) {
                shown.append(c);
            } else if (c < 0x80) {
                shown.append('^').append((char) (c ^ 0x40));
            } else {
                shown.append("M-^").append((char) (c - 0x40));
            }
        }
        return shown.toString();
    }
}
