package dev.driftless.app.cli.output;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object in one line (RFC 8259), members in the order given. */
final class Json {
    private final StringBuilder text = new StringBuilder("{");

    Json put(String key, @Nullable String value) {
        key(key);
        if (value == null) {
            text.append("null");
        } else {
            quote(text, value);
        }
        return this;
    }

    Json put(String key, long value) {
        key(key).append(value);
        return this;
    }

    Json put(String key, boolean value) {
        key(key).append(value);
        return this;
    }

    /** Seconds with up to six decimals. */
    Json put(String key, Duration value) {
        long micros = value.toNanos() / 1_000;
        key(key).append(micros / 1_000_000);
        String decimals =
                Long.toString(1_000_000 + Math.abs(micros % 1_000_000)).substring(1);
        int end = decimals.length();
        while (end > 1 && decimals.charAt(end - 1) == '0') {
            end--;
        }
        text.append('.').append(decimals, 0, end);
        return this;
    }

    Json put(String key, Iterable<Json> objects) {
        key(key).append('[');
        String comma = "";
        for (Json object : objects) {
            text.append(comma).append(object);
            comma = ",";
        }
        text.append(']');
        return this;
    }

    Json putTexts(String key, Iterable<String> values) {
        key(key).append('[');
        String comma = "";
        for (String value : values) {
            text.append(comma);
            quote(text, value);
            comma = ",";
        }
        text.append(']');
        return this;
    }

    private StringBuilder key(String key) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(text, key);
        return text.append(':');
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    boolean alone = Character.isSurrogate(c) && !isPaired(value, i);
                    if (c < ' ' || c == 0x7f || alone || c == 0x2028 || c == 0x2029) {
                        text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isPaired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }

    /** The object so far. */
    @Override
    public String toString() {
        return text + "}";
    }
}
