package dev.driftless.domain.template;

import java.nio.charset.StandardCharsets;

/** Quoting for shells and URLs. */
final class Shell {
    private static final String HEX = "0123456789ABCDEF";

    private Shell() {}

    /** As Python's {@code shlex.quote}. */
    static String quote(String text) {
        boolean safe = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            safe &= isAlphanumeric(c) || "_@%+=:,./-".indexOf(c) >= 0;
        }
        return safe ? text : "'" + text.replace("'", "'\"'\"'") + "'";
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** As Python's {@code urllib.parse.quote}: a path keeps its slashes, a query writes blanks as plus signs. */
    static String urlQuote(String text, boolean query) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isAlphanumeric(c) || c == '_' || c == '.' || c == '-' || c == '~' || (c == '/' && !query)) {
                out.append(c);
            } else if (c == ' ' && query) {
                out.append('+');
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }
}
