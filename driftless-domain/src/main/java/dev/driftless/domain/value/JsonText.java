package dev.driftless.domain.value;

/** Texts between the quotes of JSON (RFC 8259, section 7). Every writer of JSON in the program writes its texts through this. */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** What a writer escapes beyond what must be. */
    @FunctionalInterface
    public interface Escaped {
        /** Whether the character at that index of the text is written as {@code \\uXXXX}. */
        boolean is(CharSequence text, int index);
    }

    /** Appends the text in quotes. Quotes, backslashes and everything below U+0020 are always escaped. */
    public static void quote(StringBuilder out, CharSequence text, Escaped more) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || more.is(text, i)) {
                        escape(out, c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void escape(StringBuilder out, char c) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt(c >> 8 & 15))
                .append(HEX.charAt(c >> 4 & 15))
                .append(HEX.charAt(c & 15));
    }
}
