package dev.driftless.domain.task.file;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Translates a regular expression of Python's {@code re} into one of {@link Pattern}, to be compiled with UNIX_LINES. */
final class PythonSyntax {
    private final String from;
    private final StringBuilder to = new StringBuilder();
    private final Map<String, Integer> names = new HashMap<>();
    private int flags;
    private boolean verbose;
    private int at;
    private int groups;

    PythonSyntax(String from, int flags) {
        this.from = from;
        this.flags = flags;
    }

    /** Named groups by number, once it is translated. */
    Map<String, Integer> names() {
        return Map.copyOf(names);
    }

    /** Those that were given and those at the start of the text. */
    int flags() {
        return flags;
    }

    /** @throws PatternSyntaxException where Python would refuse it, or it needs what Java does not have */
    String translate() {
        leadingFlags();
        while (at < from.length()) {
            char c = from.charAt(at);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> set();
                case '(' -> group();
                case '{' -> repeat();
                case '^' -> {
                    // Java's does not match behind the last line end, Python's does
                    to.append((flags & Pattern.MULTILINE) != 0 ? "(?<![^\\n])" : "^");
                    at++;
                }
                default -> plain(c);
            }
        }
        return to.toString();
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Where the octal escape ends whose first digit is at {@code at}, or {@code at} where those digits name a group. */
    static int octalEnd(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            end++;
        }
        boolean octal = text.charAt(at) == '0' || (end == at + 3 && text.charAt(at) <= '3');
        return octal ? end : at;
    }

    private PatternSyntaxException wrong(String why) {
        return new PatternSyntaxException(why, from, at);
    }

    private void leadingFlags() {
        while (from.startsWith("(?", at)) {
            int end = at + 2;
            while (end < from.length() && "aiLmsux".indexOf(from.charAt(end)) >= 0) {
                end++;
            }
            if (end == at + 2 || end == from.length() || from.charAt(end) != ')') {
                return;
            }
            for (int i = at + 2; i < end; i++) {
                switch (from.charAt(i)) {
                    case 'i' -> flags |= Pattern.CASE_INSENSITIVE;
                    case 'm' -> flags |= Pattern.MULTILINE;
                    case 's' -> flags |= Pattern.DOTALL;
                    case 'x' -> verbose = true;
                    default -> {}
                }
            }
            at = end + 1;
        }
    }

    private void plain(char c) {
        if (verbose && c == '#') {
            int end = from.indexOf('\n', at);
            at = end < 0 ? from.length() : end + 1;
            return;
        }
        if (!verbose || !Character.isWhitespace(c)) {
            to.append(c);
        }
        at++;
    }

    private void group() {
        if (!from.startsWith("(?", at)) {
            groups++;
            to.append('(');
            at++;
        } else if (from.startsWith("(?P<", at)) {
            groups++;
            String name = nameUntil('>', at + 4);
            if (names.putIfAbsent(name, groups) != null) {
                throw wrong("group name " + name + " is taken");
            }
            to.append('(');
        } else if (from.startsWith("(?P=", at)) {
            String name = nameUntil(')', at + 4);
            Integer number = names.get(name);
            if (number == null) {
                throw wrong("unknown group name " + name);
            }
            to.append("(?:\\").append(number).append(')');
        } else if (from.startsWith("(?#", at)) {
            nameUntil(')', at + 3);
        } else {
            special();
        }
    }

    private String nameUntil(char close, int start) {
        int end = from.indexOf(close, start);
        if (end < 0) {
            throw wrong("missing " + close);
        }
        at = end + 1;
        return from.substring(start, end);
    }

    private void special() {
        for (String kind : new String[] {"(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
            if (from.startsWith(kind, at)) {
                to.append(kind);
                at += kind.length();
                return;
            }
        }
        int end = from.indexOf(':', at);
        String scoped = end < 0 ? "" : from.substring(at + 2, end);
        if (scoped.isEmpty() || !scoped.chars().allMatch(c -> "aimsu-".indexOf(c) >= 0)) {
            throw wrong("unknown or unsupported extension " + from.substring(at, Math.min(at + 4, from.length())));
        }
        to.append("(?").append(scoped.replace("a", "").replace("u", "")).append(':');
        at = end + 1;
    }

    private void repeat() {
        int end = from.indexOf('}', at);
        String counts = end < 0 ? "" : from.substring(at + 1, end);
        int comma = counts.indexOf(',');
        String digits = comma < 0 ? counts : counts.substring(0, comma) + counts.substring(comma + 1);
        if (counts.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            to.append("\\{");
            at++;
            return;
        }
        to.append('{').append(comma == 0 ? "0" : "").append(counts).append('}');
        at = end + 1;
    }

    private void set() {
        to.append('[');
        at++;
        if (from.startsWith("^", at)) {
            to.append('^');
            at++;
        }
        boolean first = true;
        while (at < from.length() && (first || from.charAt(at) != ']')) {
            char c = from.charAt(at);
            if (c == '\\') {
                escape(true);
            } else {
                // these mean more to Java than to Python
                to.append("[]&^".indexOf(c) >= 0 ? "\\" : "").append(c);
                at++;
            }
            first = false;
        }
        if (at >= from.length()) {
            throw wrong("unterminated character set");
        }
        to.append(']');
        at++;
    }

    private void escape(boolean inSet) {
        if (at + 1 >= from.length()) {
            throw wrong("bad escape at the end");
        }
        char c = from.charAt(at + 1);
        if (c >= '0' && c <= '9') {
            number(inSet);
        } else if (c == 'x' || c == 'u' || c == 'U') {
            int digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
            if (at + 2 + digits > from.length()) {
                throw wrong("incomplete escape \\" + c);
            }
            to.append("\\x{").append(from, at + 2, at + 2 + digits).append('}');
            at += 2 + digits;
        } else {
            to.append(letter(c, inSet));
            at += 2;
        }
    }

    private String letter(char c, boolean inSet) {
        return switch (c) {
            case 'a' -> "\\x07";
            case 'v' -> "\\x0B";
            case 'f', 'n', 'r', 't', 'd', 'D', 's', 'S', 'w', 'W' -> "\\" + c;
            case 'b' -> inSet ? "\\x08" : "\\b";
            default -> {
                if (!inSet && (c == 'A' || c == 'B')) {
                    yield "\\" + c;
                } else if (!inSet && c == 'Z') {
                    yield "\\z";
                } else if (isLetter(c)) {
                    throw wrong("bad escape \\" + c);
                }
                yield c < 128 ? "\\" + c : String.valueOf(c);
            }
        };
    }

    private void number(boolean inSet) {
        int octal = octalEnd(from, at + 1);
        if (octal > at + 1) {
            to.append("\\x{")
                    .append(Integer.toHexString(Integer.parseInt(from.substring(at + 1, octal), 8)))
                    .append('}');
            at = octal;
            return;
        }
        int end = at + 2;
        if (end < from.length() && Character.digit(from.charAt(end), 10) >= 0) {
            end++;
        }
        int number = Integer.parseInt(from.substring(at + 1, end));
        if (inSet || number > groups) {
            throw wrong("invalid group reference " + number);
        }
        to.append("(?:\\").append(number).append(')');
        at = end;
    }
}
