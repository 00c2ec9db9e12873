package dev.driftless.adapters.config.yaml;

import dev.driftless.adapters.config.source.SourceText;

/** Shows a value of the document in the quotes that it needs. */
final class Quoting {
    private static final int LONGEST = 60;

    private Quoting() {}

    /** The rest of the line from an offset, in quotes; a general example where the line is long or goes on as a flow. */
    static String suggest(SourceText source, int from) {
        String value = value(source, from);
        if (value.isEmpty() || value.length() > LONGEST) {
            return "\"…\"";
        }
        return quote(value);
    }

    /** The text of the value that starts at an offset, to the end of its line or of its place in a flow, without comment. */
    static String value(SourceText source, int from) {
        int end = source.lineEnd(from);
        int comment = source.text().indexOf(" #", from);
        if (comment >= 0 && comment < end) {
            end = comment;
        }
        if (isInFlow(source, from)) {
            end = Math.min(end, endInFlow(source, from, end));
        }
        return source.text().substring(from, end).strip();
    }

    static String quote(String value) {
        if (value.indexOf('"') < 0 && value.indexOf('\\') < 0) {
            return '"' + value + '"';
        }
        return '\'' + value.replace("'", "''") + '\'';
    }

    private static boolean isInFlow(SourceText source, int from) {
        int depth = 0;
        for (int i = source.lineStart(source.line(from)); i < from; i++) {
            switch (source.at(i)) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
        }
        return depth > 0;
    }

    private static int endInFlow(SourceText source, int from, int end) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            char c = source.at(i);
            if (c == '{' || c == '[') {
                depth++;
            } else if (((c == '}' || c == ']') && --depth < 0) || (c == ',' && depth == 0)) {
                return i;
            }
        }
        return end;
    }
}
