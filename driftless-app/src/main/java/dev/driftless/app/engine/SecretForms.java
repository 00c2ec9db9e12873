package dev.driftless.app.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** The forms in which a secret may turn up: as it is, base64, URL-escaped and JSON-escaped, each as different programs write it. */
final class SecretForms {
    /** Shorter pieces of base64 occur by chance. */
    private static final int LEAST_PIECE = 8;

    /** What is left alone beside letters and digits: RFC 3986, Python's quote, JavaScript's encodeURIComponent, HTML forms. */
    private static final String[] URL_SAFE = {"-._~", "-._~/", "-_.!~*'()", "-._*"};

    /** Columns after which base64(1), MIME and PEM break the line. */
    private static final int[] BASE64_COLUMNS = {76, 64};

    private SecretForms() {}

    static void add(String secret, Set<String> forms) {
        forms.add(secret);
        addBase64(secret.getBytes(StandardCharsets.UTF_8), forms);
        for (String safe : URL_SAFE) {
            for (boolean plus : new boolean[] {false, true}) {
                forms.add(url(secret, safe, plus, false));
                forms.add(url(secret, safe, plus, true));
            }
        }
        addJson(secret, forms);
    }

    private static void addBase64(byte[] secret, Set<String> forms) {
        String whole = Base64.getEncoder().encodeToString(secret);
        addAlphabets(whole, forms);
        addAlphabets(whole.replace("=", ""), forms);
        for (int columns : BASE64_COLUMNS) {
            for (int at = 0; whole.length() > columns && at + LEAST_PIECE < whole.length(); at += columns) {
                addAlphabets(whole.substring(at, Math.min(whole.length(), at + columns)), forms);
            }
        }
        for (int before = 0; before < 3; before++) { // in the middle of something, as in `user:secret`
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int from = before == 0 ? 0 : before + 1;
            int to = shifted.length * 8 / 6;
            if (to - from >= LEAST_PIECE) {
                addAlphabets(text.substring(from, to), forms);
            }
        }
    }

    private static void addAlphabets(String base64, Set<String> forms) {
        forms.add(base64);
        forms.add(base64.replace('+', '-').replace('/', '_'));
    }

    private static String url(String text, String safe, boolean plus, boolean lowerCase) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c < 128 && Character.isLetterOrDigit(c)) || safe.indexOf(c) >= 0;
            if (plain) {
                escaped.append(c);
            } else if (plus && c == ' ') {
                escaped.append('+');
            } else {
                String hex = String.format(Locale.ROOT, "%02X", (int) c);
                escaped.append('%').append(lowerCase ? hex.toLowerCase(Locale.ROOT) : hex);
            }
        }
        return escaped.toString();
    }

    private static void addJson(String secret, Set<String> forms) {
        boolean[] both = {false, true};
        for (boolean ascii : both) {
            for (boolean html : both) {
                for (boolean slash : both) {
                    forms.add(json(secret, ascii, html, slash, false));
                    forms.add(json(secret, ascii, html, slash, true));
                }
            }
        }
    }

    /**
     * As between quotes.
     *
     * @param ascii whether all else is escaped
     * @param html whether what HTML knows is escaped, as Go does
     * @param slash whether slashes are escaped, as PHP does
     */
    private static String json(String text, boolean ascii, boolean html, boolean slash, boolean upperCase) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int known = "\"\\\n\t\r\b\f".indexOf(c);
            if (known >= 0) {
                escaped.append('\\').append("\"\\ntrbf".charAt(known));
            } else if (slash && c == '/') {
                escaped.append("\\/");
            } else if (c < ' ' || (ascii && c > '~') || (html && "<>&".indexOf(c) >= 0)) {
                String hex = String.format(Locale.ROOT, upperCase ? "%04X" : "%04x", (int) c);
                escaped.append("\\u").append(hex);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
