package dev.driftless.domain.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts as Python has them: sequences of code points, with Python's idea of white space, lines and case. */
final class Texts {
    private Texts() {}

    /** {@code str.isspace} for one character. */
    static boolean isSpace(int c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || (c >= 0x1c && c <= 0x1f)
                || c == 0x85
                || (c > 0x7f && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The code point at that index of code points; the index is in range. */
    static String at(String text, int index) {
        int from = text.offsetByCodePoints(0, index);
        return text.substring(from, text.offsetByCodePoints(from, 1));
    }

    /** The characters of the text, each a text. */
    static List<String> characters(String text) {
        List<String> characters = new ArrayList<>(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.offsetByCodePoints(i, 1);
            characters.add(text.substring(i, end));
            i = end;
        }
        return characters;
    }

    static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return upper(text.substring(0, first)) + lower(text.substring(first));
    }

    /** {@code str.title}: every letter after something that is no letter. */
    static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean inside = false;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            title.appendCodePoint(inside ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inside = Character.isLetter(c);
            i += Character.charCount(c);
        }
        return title.toString();
    }

    static String strip(String text) {
        return stripLeft(stripRight(text));
    }

    static String stripLeft(String text) {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return text.substring(i);
    }

    static String stripRight(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Removes the given characters, or white space if null, from the ends that are named. */
    static String strip(String text, @Nullable String characters, boolean left, boolean right) {
        if (characters == null) {
            return left ? right ? strip(text) : stripLeft(text) : stripRight(text);
        }
        int from = 0;
        int to = text.length();
        while (left && from < to && characters.indexOf(text.codePointAt(from)) >= 0) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (right && from < to && characters.indexOf(text.codePointBefore(to)) >= 0) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    /** {@code str.splitlines}: without line ends, and without a last empty line. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (endsLine(c)) {
                lines.add(text.substring(start, i));
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
            i++;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean endsLine(char c) {
        return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** {@code str.split}: at white space if the separator is null; at most {@code max} cuts unless negative. */
    static List<String> split(String text, @Nullable String separator, long max) {
        return separator == null ? words(text, max) : split(text, separator, max, false);
    }

    private static List<String> split(String text, String separator, long max, boolean fromRight) {
        if (separator.isEmpty()) {
            throw Fault.argument("a text cannot be split at an empty separator");
        }
        List<String> parts = new ArrayList<>();
        if (fromRight) {
            int end = text.length();
            int at = text.lastIndexOf(separator, end - separator.length());
            while (at >= 0 && max != 0) {
                parts.addFirst(text.substring(at + separator.length(), end));
                end = at;
                at = end < separator.length() ? -1 : text.lastIndexOf(separator, end - separator.length());
                max--;
            }
            parts.addFirst(text.substring(0, end));
            return parts;
        }
        int start = 0;
        int at = text.indexOf(separator);
        while (at >= 0 && max != 0) {
            parts.add(text.substring(start, at));
            start = at + separator.length();
            at = text.indexOf(separator, start);
            max--;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** {@code str.rsplit} at a separator. */
    static List<String> splitFromRight(String text, String separator, long max) {
        return split(text, separator, max, true);
    }

    private static List<String> words(String text, long max) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (true) {
            while (i < text.length() && isSpace(text.charAt(i))) {
                i++;
            }
            if (i == text.length()) {
                return words;
            }
            if (max == 0) {
                words.add(stripRight(text.substring(i)));
                return words;
            }
            int start = i;
            while (i < text.length() && !isSpace(text.charAt(i))) {
                i++;
            }
            words.add(text.substring(start, i));
            max--;
        }
    }

    /** {@code str.replace}: at most {@code max} times unless negative; an empty old text matches between characters. */
    static String replace(String text, String old, String replacement, long max) {
        if (max == 0 || (old.isEmpty() && replacement.isEmpty())) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (max != 0) {
            int at = old.isEmpty() ? i : text.indexOf(old, i);
            if (at < 0 || at > text.length()) {
                break;
            }
            out.append(text, i, at).append(replacement);
            i = at + old.length();
            if (old.isEmpty()) {
                if (i == text.length()) {
                    return out.toString();
                }
                int next = text.offsetByCodePoints(i, 1);
                out.append(text, i, next);
                i = next;
            }
            max--;
            Limits.text(out.length());
        }
        return out.append(text, i, text.length()).toString();
    }

    /** {@code str.count}: occurrences that do not overlap. */
    static long count(String text, String part) {
        if (part.isEmpty()) {
            return length(text) + 1L;
        }
        long count = 0;
        int at = text.indexOf(part);
        while (at >= 0) {
            count++;
            at = text.indexOf(part, at + part.length());
        }
        return count;
    }

    static String repeat(String text, long times) {
        if (times <= 0 || text.isEmpty()) {
            return "";
        }
        Limits.text(times > Limits.TEXT ? times : times * text.length());
        return text.repeat((int) times);
    }

    /** Order by code points, as Python has it, not by UTF-16 units. */
    static int compare(String a, String b) {
        int end = Math.min(a.length(), b.length());
        for (int i = 0; i < end; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean high = Character.isSurrogate(x);
                return high == Character.isSurrogate(y) ? x - y : high ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    static boolean isAscii(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
