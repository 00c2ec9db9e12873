package dev.driftless.adapters.config.secrets;

import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The syntax of env files. Its problems name lines, columns and names, never values. */
final class EnvFile {
    private final String file;
    private final String text;
    private final Problems problems = new Problems();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private int at;

    private EnvFile(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * The values by name, in the order of the file.
     *
     * @throws ProblemException with everything that is wrong with the file
     */
    static Map<String, String> parse(String file, String text) {
        EnvFile parser = new EnvFile(file, text);
        while (parser.at < text.length()) {
            parser.line();
        }
        if (!parser.problems.isEmpty()) {
            throw new ProblemException(parser.problems.all());
        }
        return parser.values;
    }

    static boolean isName(String name) {
        if (name.isEmpty() || isDigit(name.charAt(0))) {
            return false;
        }
        return name.chars().allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || isDigit(c));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private void line() {
        skipBlanks();
        if (atLineEnd() || text.charAt(at) == '#') {
            nextLine();
            return;
        }
        int start = at;
        if (text.startsWith("export ", at) || text.startsWith("export\t", at)) {
            at += "export".length();
            skipBlanks();
            start = at;
        }
        int equals = text.indexOf('=', at);
        if (equals < 0 || equals > lineEnd()) {
            fail(SecretFault.LINE, start, "this line is not of the form NAME=value", "start comments with #");
            nextLine();
            return;
        }
        String name = text.substring(start, equals);
        boolean valid = isName(name);
        if (!valid) {
            refuseName(name, start);
        }
        at = equals + 1;
        String value = value();
        if (value != null && valid) {
            define(name, value, start);
        }
        nextLine();
    }

    private void refuseName(String name, int start) {
        if (isName(name.strip())) {
            fail(
                    SecretFault.LINE,
                    start + name.strip().length(),
                    "a blank stands before the `=`",
                    "write NAME=value without blanks round the `=`");
        } else {
            // What stands before the `=` may be the continuation of a secret, so it is not shown.
            fail(
                    SecretFault.NAME,
                    start,
                    "what stands before the `=` is not a name",
                    "names have letters, digits and `_` only");
        }
    }

    private void define(String name, String value, int start) {
        Integer first = lines.putIfAbsent(name, position(start).line());
        if (first == null) {
            values.put(name, value);
        } else {
            fail(SecretFault.DUPLICATE, start, name + " is defined twice", "it is first on line " + first);
        }
    }

    /** The value, or null after saying what is wrong with it. */
    private @Nullable String value() {
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            return quoted(text.charAt(at));
        }
        int end = lineEnd();
        String value = text.substring(at, end);
        if (!value.isBlank() && (value.charAt(0) == ' ' || value.charAt(0) == '\t')) {
            fail(
                    SecretFault.LINE,
                    at,
                    "a blank stands behind the `=`",
                    "put the value directly behind it, in quotes if it starts with a blank");
            return null;
        }
        int comment = Math.max(value.indexOf(" #"), value.indexOf("\t#"));
        if (comment >= 0) {
            fail(
                    SecretFault.LINE,
                    at + comment + 1,
                    "a `#` behind a blank may be part of the value or a comment",
                    "put the value in quotes, or the comment on its own line");
            return null;
        }
        at = end;
        return value.stripTrailing();
    }

    private @Nullable String quoted(char quote) {
        int open = at++;
        StringBuilder value = new StringBuilder();
        boolean valid = true;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\\' && quote == '"') {
                valid &= escape(value);
            } else if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at++;
            } else {
                value.append(c);
                at++;
            }
        }
        if (at >= text.length()) {
            fail(SecretFault.UNCLOSED, open, "this quote is not closed", null);
            return null;
        }
        at++;
        skipBlanks();
        if (!atLineEnd() && text.charAt(at) != '#') {
            fail(
                    SecretFault.LINE,
                    at,
                    "something follows the closing quote",
                    quote == '"'
                            ? "a double quote inside is written \\\""
                            : "use double quotes for a value with single quotes");
            return null;
        }
        return valid ? value.toString() : null;
    }

    private boolean escape(StringBuilder value) {
        int start = at++;
        char c = at < text.length() ? text.charAt(at++) : '\0';
        switch (c) {
            case '"', '\\', '$', '`' -> value.append(c);
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            default -> {
                fail(
                        SecretFault.LINE,
                        start,
                        "this backslash starts no escape sequence",
                        "write \\\\ for a backslash, or use single quotes");
                return false;
            }
        }
        return true;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private boolean atLineEnd() {
        return at >= lineEnd();
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private void nextLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private Position position(int offset) {
        int line = 1;
        int start = 0;
        for (int next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) {
            line++;
            start = next + 1;
        }
        return new Position(file, line, offset - start + 1);
    }

    private void fail(SecretFault fault, int offset, String message, @Nullable String hint) {
        problems.add(fault.at(position(offset), 1, message, hint));
    }
}
