package dev.driftless.app.cli.output;

/** Keeps control characters in data from steering a terminal. */
final class Printable {
    private Printable() {}

    /** The text with control characters in caret notation, tabs left as they are. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' || c >= 0x7f && c < 0xa0;
    }

    private static String replaced(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isControl(c)) {
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
