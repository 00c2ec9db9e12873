package dev.driftless.domain.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Translates a regular expression from Python's syntax to Java's. Named groups become numbered ones. */
final class RegexTranslation {
    private final String source;
    private final StringBuilder out;
    private final Map<String, Integer> names = new HashMap<>();
    private final Deque<Boolean> outerMultiline = new ArrayDeque<>();
    private boolean multiline;
    private boolean verbose;
    private boolean ascii = true;
    private int groups;
    private int at;

    private RegexTranslation(String source, boolean multiline) {
        this.source = source;
        this.multiline = multiline;
        this.out = new StringBuilder(source.length() + 16);
    }

    static RegexTranslation of(String source, boolean multiline) {
        RegexTranslation translation = new RegexTranslation(source, multiline);
        while (translation.at < source.length()) {
            translation.next();
        }
        return translation;
    }

    String pattern() {
        return out.toString();
    }

    Map<String, Integer> names() {
        return names;
    }

    /** Whether ^ and $ match at each line where no group says otherwise. */
    boolean multiline() {
        return multiline;
    }

    /** Whether it means the same with and without Unicode classes, as far as ASCII text is concerned or anything else. */
    boolean ascii() {
        return ascii;
    }

    private char peek(int offset) {
        return at + offset < source.length() ? source.charAt(at + offset) : 0;
    }

    private boolean looksAt(String text) {
        return source.startsWith(text, at);
    }

    private void next() {
        char c = source.charAt(at);
        switch (c) {
            case '\\' -> escape(false);
            case '[' -> characterClass();
            case '(' -> group();
            case ')' -> {
                multiline = outerMultiline.isEmpty() ? multiline : outerMultiline.pop();
                copy(1);
            }
            case '^' -> replace(1, multiline ? "(?<![^\\n])" : "^");
            case '$' -> replace(1, multiline ? "(?![^\\n])" : "(?=\\n?\\z)");
            case '{' -> brace();
            case '#' -> comment();
            case '.' -> {
                copy(1);
            }
            default -> {
                ascii &= c < 0x80;
                copy(1);
            }
        }
    }

    private void copy(int count) {
        out.append(source, at, at + count);
        at += count;
    }

    private void replace(int count, String replacement) {
        out.append(replacement);
        at += count;
    }

    /** In a verbose pattern a comment runs to the end of its line and may hold brackets. */
    private void comment() {
        if (!verbose) {
            copy(1);
            return;
        }
        while (at < source.length() && source.charAt(at) != '\n') {
            at++;
        }
    }

    private void group() {
        outerMultiline.push(multiline);
        if (looksAt("(?P<") || (looksAt("(?<") && peek(3) != '=' && peek(3) != '!')) {
            int start = at + (looksAt("(?P<") ? 4 : 3);
            int end = source.indexOf('>', start);
            if (end < 0) {
                throw new RegexProblem("is not valid: a name of a group has no >");
            }
            String name = source.substring(start, end);
            if (names.put(name, ++groups) != null) {
                throw new RegexProblem("is not valid: two groups have the name " + name);
            }
            replace(end + 1 - at, "(");
        } else if (looksAt("(?P=")) {
            outerMultiline.pop();
            int end = source.indexOf(')', at);
            reference(end < 0 ? "" : source.substring(at + 4, end));
            at = end + 1;
        } else if (looksAt("(?#")) {
            outerMultiline.pop();
            int end = source.indexOf(')', at);
            at = end < 0 ? source.length() : end + 1;
        } else if (looksAt("(?(")) {
            throw new RegexProblem("has a condition (?(…)…|…), which cannot be run here; write both cases with |");
        } else if (peek(1) == '?' && (Character.isLetter(peek(2)) || peek(2) == '-')) {
            flags();
        } else {
            groups += peek(1) == '?' ? 0 : 1;
            copy(peek(1) == '?' ? 2 : 1);
        }
    }

    private void reference(String name) {
        Integer group = names.get(name);
        if (group == null) {
            throw new RegexProblem("is not valid: it refers to a group that is not there");
        }
        out.append("(?:\\").append(group).append(')');
    }

    /** {@code (?im)} and {@code (?i-s:…)}: Java has no a, u and L, and here ^ and $ do without its m. */
    private void flags() {
        int end = at + 2;
        boolean on = true;
        StringBuilder kept = new StringBuilder();
        while (end < source.length() && (Character.isLetter(source.charAt(end)) || source.charAt(end) == '-')) {
            char flag = source.charAt(end++);
            on &= flag != '-';
            multiline = flag == 'm' ? on : multiline;
            verbose |= flag == 'x' && on;
            if ("auLm".indexOf(flag) < 0) {
                kept.append(flag);
            }
        }
        boolean closes = end < source.length() && source.charAt(end) == ')';
        if (closes) {
            outerMultiline.pop();
        }
        String text = kept.toString();
        boolean nothing = text.isEmpty() || text.equals("-");
        if (!closes) {
            out.append("(?").append(nothing ? "" : text);
            at = end;
        } else {
            replace(end + 1 - at, nothing ? "" : "(?" + text + ")");
        }
    }

    /** A brace that begins no repetition is text, and {@code {,n}} begins at 0. */
    private void brace() {
        int i = at + 1;
        while (i < source.length() && (Character.isDigit(source.charAt(i)) || source.charAt(i) == ',')) {
            i++;
        }
        String bounds = source.substring(at + 1, i);
        boolean closed = i < source.length() && source.charAt(i) == '}';
        if (!closed || bounds.isEmpty() || bounds.indexOf(',') != bounds.lastIndexOf(',')) {
            replace(1, "\\{");
        } else {
            replace(i + 1 - at, "{" + (bounds.startsWith(",") ? "0" : "") + bounds + "}");
        }
    }

    private void escape(boolean inClass) {
        char c = peek(1);
        switch (c) {
            case 'Z' -> replace(2, "\\z");
            case 'v' -> replace(2, "\\x0B");
            case 'b' -> {
                ascii = false;
                replace(2, inClass ? "\\x08" : "\\b");
            }
            case 'w', 'W', 'd', 'D', 's', 'S', 'B' -> {
                ascii = false;
                copy(2);
            }
            case 'U' -> {
                int end = Math.min(source.length(), at + 10);
                replace(end - at, "\\x{" + source.substring(Math.min(end, at + 2), end) + "}");
            }
            case '0' -> octal();
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digits(inClass);
            default -> copy(Math.min(2, source.length() - at));
        }
    }

    private boolean isOctal(int offset) {
        return peek(offset) >= '0' && peek(offset) <= '7';
    }

    private void octal() {
        int length = isOctal(2) ? isOctal(3) ? 3 : 2 : 1;
        int code = Integer.parseInt(source.substring(at + 1, at + 1 + length), 8);
        replace(1 + length, "\\x{" + Integer.toHexString(code) + "}");
    }

    /** A reference to a group, or three octal digits. */
    private void digits(boolean inClass) {
        if (inClass || (isOctal(1) && peek(1) <= '3' && isOctal(2) && isOctal(3))) {
            octal();
            return;
        }
        int length = Character.isDigit(peek(2)) ? 2 : 1;
        int group = Integer.parseInt(source.substring(at + 1, at + 1 + length));
        if (group > groups) {
            throw new RegexProblem("is not valid: it refers to group " + group + ", which is not there");
        }
        replace(1 + length, "(?:\\" + group + ")");
    }

    /** Java's classes have unions and intersections, and in a verbose pattern no blanks: so their signs are escaped. */
    private void characterClass() {
        copy(1);
        if (peek(0) == '^') {
            copy(1);
        }
        if (peek(0) == ']') {
            replace(1, "\\]");
        }
        while (at < source.length() && source.charAt(at) != ']') {
            char c = source.charAt(at);
            if (c == '\\') {
                escape(true);
            } else if (c == '[' || c == '&' || c == '^' || (verbose && (c == '#' || Texts.isSpace(c)))) {
                replace(1, "\\" + c);
            } else {
                ascii &= c < 0x80;
                copy(1);
            }
        }
        if (at < source.length()) {
            copy(1);
        }
    }
}
