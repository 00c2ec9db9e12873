package dev.driftless.adapters.config.toml;

import dev.driftless.adapters.config.source.Shown;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.value.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Values without quotes: numbers, Booleans, dates and times. Dates and times become text, as written. */
final class TomlScalars {
    private final TomlCursor cursor;

    TomlScalars(TomlCursor cursor) {
        this.cursor = cursor;
    }

    Node.Scalar scalar() {
        int start = cursor.offset();
        String word = word();
        if (word.length() == 10
                && isDate(word)
                && cursor.peek() == ' '
                && isDigit(cursor.peek(1))
                && isDigit(cursor.peek(2))
                && cursor.peek(3) == ':') {
            cursor.next();
            word = word + " " + word();
        }
        Value value = value(word, start);
        return Node.Scalar.plain(value, word, cursor.position(start));
    }

    private String word() {
        int start = cursor.offset();
        while (isWordCharacter(cursor.peek())) {
            cursor.next();
        }
        return cursor.since(start);
    }

    private static boolean isWordCharacter(char c) {
        return !TomlCursor.isEnd(c) && c > ' ' && ",]}[{=#\"'".indexOf(c) < 0;
    }

    private Value value(String word, int start) {
        Value value = switch (word) {
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            case "inf", "+inf" -> Value.of(Double.POSITIVE_INFINITY);
            case "-inf" -> Value.of(Double.NEGATIVE_INFINITY);
            case "nan", "+nan", "-nan" -> Value.of(Double.NaN);
            case "" ->
                throw cursor.error(
                        SyntaxFault.MALFORMED,
                        start,
                        cursor.wordLength(),
                        "a value is missing before " + cursor.shown(),
                        "write it, in quotes if it is text");
            default ->
                isDigit(word.charAt(0)) || word.charAt(0) == '+' || word.charAt(0) == '-'
                        ? numberOrDate(word, start)
                        : null;
        };
        if (value != null) {
            return value;
        }
        throw cursor.error(SyntaxFault.VALUE, start, word.length(), Shown.quoted(word) + " is no value", hint(word));
    }

    private static String hint(String word) {
        if (word.equals("yes") || word.equals("on") || word.equals("True") || word.equals("TRUE")) {
            return "write true";
        }
        if (word.equals("no") || word.equals("off") || word.equals("False") || word.equals("FALSE")) {
            return "write false";
        }
        return word.length() > 40
                ? "text has to be in quotes"
                : "text has to be in quotes: " + (word.indexOf('\\') < 0 ? "\"" + word + "\"" : "'" + word + "'");
    }

    private @Nullable Value numberOrDate(String word, int start) {
        if (isDate(word) || isTime(word)) {
            if (!isDateOrTime(word)) {
                throw cursor.error(
                        SyntaxFault.VALUE,
                        start,
                        word.length(),
                        Shown.quoted(word) + " is no date or time",
                        "write it as in 2026-11-25T12:30:00Z, or put it in quotes");
            }
            return Value.of(word);
        }
        try {
            return number(word);
        } catch (NumberFormatException _) {
            throw cursor.error(
                    SyntaxFault.VALUE,
                    start,
                    word.length(),
                    "this number has more than 64 bits",
                    "write it in quotes, as text");
        }
    }

    /** The number, or null where it is none by the rules of TOML: no leading zeros, underscores only between digits. */
    private static @Nullable Value number(String word) {
        String digits = word.replace("_", "");
        int radix = word.startsWith("0x") ? 16 : word.startsWith("0o") ? 8 : word.startsWith("0b") ? 2 : 10;
        if (!areUnderscoresInside(word, radix)) {
            return null;
        }
        if (radix != 10) {
            return areDigits(digits, 2, digits.length(), radix) && word.charAt(2) != '_'
                    ? Value.of(Long.parseLong(digits, 2, digits.length(), radix))
                    : null;
        }
        int first = digits.charAt(0) == '+' || digits.charAt(0) == '-' ? 1 : 0;
        int end = first;
        while (end < digits.length() && isDigit(digits.charAt(end))) {
            end++;
        }
        if (end == first || (digits.charAt(first) == '0' && end > first + 1)) {
            return null;
        }
        return end == digits.length() ? Value.of(Long.parseLong(digits)) : real(digits, end);
    }

    private static @Nullable Value real(String digits, int whole) {
        int at = whole;
        if (digits.charAt(at) == '.') {
            int end = at + 1;
            while (end < digits.length() && isDigit(digits.charAt(end))) {
                end++;
            }
            if (end == at + 1) {
                return null;
            }
            at = end;
        }
        if (at < digits.length()) {
            boolean signed = at + 1 < digits.length() && (digits.charAt(at + 1) == '+' || digits.charAt(at + 1) == '-');
            boolean exponent = digits.charAt(at) == 'e' || digits.charAt(at) == 'E';
            if (!exponent || !areDigits(digits, at + (signed ? 2 : 1), digits.length(), 10)) {
                return null;
            }
        }
        return Value.of(Double.parseDouble(digits));
    }

    private static boolean areUnderscoresInside(String word, int radix) {
        for (int i = word.indexOf('_'); i >= 0; i = word.indexOf('_', i + 1)) {
            if (i == 0
                    || i + 1 == word.length()
                    || Character.digit(word.charAt(i - 1), radix) < 0
                    || Character.digit(word.charAt(i + 1), radix) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDigits(String text, int from, int to, int radix) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= 0x80 || Character.digit(text.charAt(i), radix) < 0) {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isDate(String word) {
        return word.length() >= 10 && word.charAt(4) == '-' && word.charAt(7) == '-' && areDigits(word, 0, 4, 10);
    }

    private static boolean isTime(String word) {
        return word.length() >= 5 && word.charAt(2) == ':' && areDigits(word, 0, 2, 10);
    }

    /** RFC 3339 with the parts that TOML allows to leave out; the calendar is checked too. */
    private static boolean isDateOrTime(String word) {
        try {
            if (isTime(word)) {
                return isPlainTime(word);
            }
            LocalDate.parse(word.substring(0, 10));
            if (word.length() == 10) {
                return true;
            }
            char separator = word.charAt(10);
            String time = word.substring(11);
            int offset = Math.max(
                    Math.max(time.indexOf('Z'), time.indexOf('z')), Math.max(time.indexOf('+'), time.indexOf('-')));
            boolean separated = separator == 'T' || separator == 't' || separator == ' ';
            if (!separated || !isPlainTime(offset < 0 ? time : time.substring(0, offset))) {
                return false;
            }
            return offset < 0 || isOffset(time.substring(offset));
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isPlainTime(String time) {
        if (time.length() < 8 || time.charAt(2) != ':' || time.charAt(5) != ':') {
            return false;
        }
        // A leap second is valid, and java.time does not know it.
        String seconds = time.startsWith("60", 6) ? time.substring(0, 6) + "59" : time.substring(0, 8);
        LocalTime.parse(seconds);
        return time.length() == 8 || (time.charAt(8) == '.' && areDigits(time, 9, time.length(), 10));
    }

    private static boolean isOffset(String offset) {
        if (offset.equalsIgnoreCase("z")) {
            return true;
        }
        return offset.length() == 6
                && offset.charAt(3) == ':'
                && areDigits(offset, 1, 3, 10)
                && areDigits(offset, 4, 6, 10)
                && Integer.parseInt(offset, 1, 3, 10) < 24
                && Integer.parseInt(offset, 4, 6, 10) < 60;
    }
}
