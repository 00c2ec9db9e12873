package dev.driftless.adapters.config.yaml;

import dev.driftless.domain.value.Value;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an unquoted scalar means, by the core schema of YAML 1.2 (chapter 10.3.2). */
final class CoreSchema {
    private CoreSchema() {}

    /** The value of an unquoted scalar; null for a whole number of more than 64 bits. */
    static @Nullable Value resolve(String text) {
        if (text.isEmpty()) {
            return Value.NULL;
        }
        return switch (text.charAt(0)) {
            case 'n', 'N', '~' -> isAnyOf(text, "null", "Null", "NULL", "~") ? Value.NULL : Value.of(text);
            case 't', 'T' -> isAnyOf(text, "true", "True", "TRUE") ? Value.of(true) : Value.of(text);
            case 'f', 'F' -> isAnyOf(text, "false", "False", "FALSE") ? Value.of(false) : Value.of(text);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '-', '.' -> number(text);
            default -> Value.of(text);
        };
    }

    private static boolean isAnyOf(String text, String... words) {
        for (String word : words) {
            if (text.equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Value number(String text) {
        try {
            if (text.startsWith("0o") && areDigits(text, 2, text.length(), 8)) {
                return Value.of(Long.parseLong(text, 2, text.length(), 8));
            }
            if (text.startsWith("0x") && areDigits(text, 2, text.length(), 16)) {
                return Value.of(Long.parseLong(text, 2, text.length(), 16));
            }
            int start = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
            if (areDigits(text, start, text.length(), 10)) {
                return Value.of(Long.parseLong(text));
            }
            return real(text, start);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static Value real(String text, int start) {
        String lower = text.substring(start).toLowerCase(Locale.ROOT);
        if (isAnyOf(text.substring(start), ".inf", ".Inf", ".INF")) {
            return Value.of(text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        if (isAnyOf(text, ".nan", ".NaN", ".NAN")) {
            return Value.of(Double.NaN);
        }
        int exponent = lower.indexOf('e') < 0 ? text.length() : start + lower.indexOf('e');
        int point = text.indexOf('.');
        boolean whole = areDigits(text, start, point < 0 ? exponent : Math.min(point, exponent), 10);
        boolean fraction = point >= 0 && point < exponent && areDigits(text, point + 1, exponent, 10);
        boolean mantissa =
                point < 0 ? whole : (whole && (fraction || point + 1 == exponent)) || (start == point && fraction);
        if (mantissa && isExponent(text, exponent)) {
            return Value.of(Double.parseDouble(text));
        }
        return Value.of(text);
    }

    private static boolean isExponent(String text, int at) {
        if (at == text.length()) {
            return true;
        }
        boolean signed = at + 1 < text.length() && (text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-');
        return areDigits(text, at + (signed ? 2 : 1), text.length(), 10);
    }

    /** Whether there is at least one character between the two places, and each is a digit of that radix. */
    private static boolean areDigits(String text, int from, int to, int radix) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, radix) < 0) {
                return false;
            }
        }
        return from < to;
    }
}
