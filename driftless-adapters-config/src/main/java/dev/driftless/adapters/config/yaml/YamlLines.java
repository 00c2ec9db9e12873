package dev.driftless.adapters.config.yaml;

import dev.driftless.adapters.config.source.SourceText;

/** Looks at single lines of YAML without parsing them. */
final class YamlLines {
    private final SourceText source;

    YamlLines(SourceText source) {
        this.source = source;
    }

    /** Where a value of that line starts with <code>{{</code> or <code>{%</code> outside quotes, or -1. */
    int unquotedTemplate(int line) {
        int start = source.lineStart(line);
        int end = source.lineEnd(start);
        char previous = '-';
        boolean spaced = true;
        for (int i = start; line >= 1 && i < end; i++) {
            char c = source.at(i);
            boolean startsValue = spaced && "-:,[{?".indexOf(previous) >= 0;
            if (c == '#' && spaced) {
                return -1;
            }
            if (startsValue && c == '{' && (source.at(i + 1) == '{' || source.at(i + 1) == '%')) {
                return i;
            }
            if (startsValue && (c == '"' || c == '\'')) {
                i = closing(i, end);
            }
            spaced = c == ' ' || c == '[' || c == '{' || c == ',';
            if (c != ' ') {
                previous = c;
            }
        }
        return -1;
    }

    /** The first tab among the blanks and dashes that a line starts with, or -1. */
    int tabInIndentation(int line) {
        for (int i = source.lineStart(line); " \t-?".indexOf(source.at(i)) >= 0; i++) {
            if (source.at(i) == '\t') {
                return i;
            }
        }
        return -1;
    }

    /** Whether the bracket at an offset is closed anywhere behind it; quotes are not looked at. */
    boolean isClosed(int from) {
        int depth = 0;
        for (int i = from; i < source.length(); i++) {
            char c = source.at(i);
            if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return true;
            }
        }
        return false;
    }

    /** Where the word starts that ends before an offset. */
    static int wordBefore(SourceText source, int at) {
        int start = at;
        while (start > 0 && " \t\r\n,{}[]".indexOf(source.at(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    static boolean isFirstOnLine(SourceText source, int at) {
        return source.text()
                .substring(source.lineStart(source.line(at)), Math.min(at, source.length()))
                .isBlank();
    }

    /** How many spaces a line starts with. */
    static int indentation(SourceText source, int line) {
        int start = source.lineStart(line);
        int end = start;
        while (source.at(end) == ' ') {
            end++;
        }
        return end - start;
    }

    /** The length of the word at an offset, at least 1. */
    static int wordLength(SourceText source, int at) {
        int end = at;
        while (end < source.length() && !Character.isWhitespace(source.at(end)) && ",]}".indexOf(source.at(end)) < 0) {
            end++;
        }
        return Math.max(1, Math.min(40, end - at));
    }

    private int closing(int open, int end) {
        char quote = source.at(open);
        for (int i = open + 1; i < end; i++) {
            char c = source.at(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                return i;
            }
        }
        return open;
    }
}
