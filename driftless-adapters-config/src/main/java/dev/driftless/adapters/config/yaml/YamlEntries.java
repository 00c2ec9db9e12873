package dev.driftless.adapters.config.yaml;

import dev.driftless.adapters.config.source.Shown;
import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Problem;
import org.jspecify.annotations.Nullable;

/** Explains lines that do not fit where they stand: second colons, missing colons, wrong indentation. */
final class YamlEntries {
    private final SourceText source;

    YamlEntries(SourceText source) {
        this.source = source;
    }

    /** A {@code :} where no key may be: a value with a colon, or a line below a value that is already complete. */
    Problem unexpectedColon(int colon) {
        int line = source.line(colon);
        int first = firstColon(line);
        if (first >= 0 && first < colon) {
            int value = skipBlanks(first + 1);
            return problem(
                    SyntaxFault.UNQUOTED_VALUE,
                    value,
                    Math.max(1, Quoting.value(source, value).length()),
                    "this value contains a second `: `",
                    "write " + Quoting.suggest(source, value));
        }
        int key = source.lineStart(line) + YamlLines.indentation(source, line);
        int above = previousLine(line);
        if (above < 1) {
            return problem(SyntaxFault.MALFORMED, colon, 1, "no key can end here", "put the text before `:` in quotes");
        }
        String text = source.lineText(above).strip();
        int start = source.lineStart(above) + YamlLines.indentation(source, above);
        if (firstColon(above) < 0) {
            return withoutColon(start, text);
        }
        String name = source.text()
                .substring(start, firstColon(above))
                .replaceFirst("^(- +)+", "")
                .strip();
        return problem(
                SyntaxFault.INDENTATION,
                key,
                Math.max(1, colon - key),
                "this line is indented below " + Shown.quoted(name) + ", which already has a value on line " + above,
                "indent it like " + Shown.quoted(name) + ", or remove that value");
    }

    /** A word that stands where a key has to be. */
    Problem missingColon(int from) {
        return withoutColon(
                from, source.text().substring(from, source.lineEnd(from)).strip());
    }

    /** An entry in a column where nothing is open, or something behind a complete value. */
    Problem unexpectedEntry(int at, int from) {
        int line = source.line(at);
        if (!YamlLines.isFirstOnLine(source, at)) {
            return behindValue(at);
        }
        if (source.at(at) == ':') {
            return problem(SyntaxFault.KEY_NOT_TEXT, at, 1, "the key is missing before `:`", "write a name");
        }
        int here = YamlLines.indentation(source, line);
        if (from == at) {
            return outsideDocument(at, here);
        }
        int open = YamlLines.indentation(source, source.line(from));
        boolean item = source.at(at) == '-' && (source.at(at + 1) == ' ' || source.lineEnd(at) == at + 1);
        String what = item ? "this list entry" : "this line";
        if (here == open && source.line(from) != line) {
            boolean inList = source.at(from) == '-';
            return problem(
                    SyntaxFault.INDENTATION,
                    at,
                    1,
                    inList
                            ? "a list is open here, and this line does not start with `- `"
                            : "a mapping is open here, and " + what + " is not of the form `key: value`",
                    item
                            ? "indent it, or write the key that it belongs to above it"
                            : inList
                                    ? "write `- ` before it, or indent it by 2 more spaces if it belongs to the entry above"
                                    : "write `key: value`");
        }
        return problem(
                SyntaxFault.INDENTATION,
                at,
                1,
                what + " is " + indented(here) + ", which fits nothing above it",
                "entries that belong together start in the same column; line " + source.line(from) + " is "
                        + indented(open));
    }

    private Problem outsideDocument(int at, int here) {
        String above = source.text().substring(0, at).stripLeading();
        if (above.startsWith("%")) {
            return problem(
                    SyntaxFault.MALFORMED,
                    source.text().indexOf('%'),
                    1,
                    "a line that starts with `%` is a YAML directive",
                    "remove it, or put the text in quotes");
        }
        return problem(
                SyntaxFault.INDENTATION,
                at,
                1,
                "the document is already complete above this line, which is " + indented(here),
                "start all entries of the document in the same column, and let all of them be `key: value` or all `- value`");
    }

    private Problem behindValue(int at) {
        int line = source.line(at);
        int value = firstColon(line) < 0
                ? source.lineStart(line) + YamlLines.indentation(source, line)
                : skipBlanks(firstColon(line) + 1);
        if (value >= at) {
            return problem(
                    SyntaxFault.MALFORMED,
                    at,
                    YamlLines.wordLength(source, at),
                    "this does not belong here",
                    "look for a missing quote, comma or colon before it");
        }
        char open = source.at(value);
        String what = open == '"' || open == '\''
                ? "the closing quote"
                : open == '{' || open == '[' ? "the closing bracket" : "the value";
        return problem(
                SyntaxFault.UNQUOTED_VALUE,
                at,
                YamlLines.wordLength(source, at),
                "something follows " + what,
                open == '\''
                        ? "a single quote inside single quotes is written twice: ''"
                        : open == '"'
                                ? "a double quote inside double quotes is written \\\"; or put the whole value in single quotes"
                                : "put the whole value in quotes: " + Quoting.suggest(source, value));
    }

    private Problem withoutColon(int at, String text) {
        int colon = text.indexOf(':');
        if (colon > 0 && colon + 1 < text.length() && text.charAt(colon + 1) != ' ') {
            String mended = text.substring(0, colon + 1) + " " + text.substring(colon + 1);
            return problem(
                    SyntaxFault.MALFORMED,
                    at + colon,
                    1,
                    "a space is missing after the `:`",
                    mended.length() > 60 ? null : "write `" + mended + "`");
        }
        return problem(
                SyntaxFault.MALFORMED,
                at,
                Math.max(1, Math.min(60, text.length())),
                "this line has no `:`",
                "write `key: value`; a text of several lines starts with `|` behind its key");
    }

    /** The offset of the first {@code :} that ends a key of that line, or -1. */
    private int firstColon(int line) {
        int start = source.lineStart(line);
        int end = source.lineEnd(start);
        char quote = 0;
        for (int i = start; i < end; i++) {
            char c = source.at(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'')
                    && source.text().substring(start, i).replace("-", "").isBlank()) {
                quote = c;
            } else if (c == ':' && (i + 1 == end || source.at(i + 1) == ' ')) {
                return i;
            }
        }
        return -1;
    }

    private int previousLine(int line) {
        int above = line - 1;
        while (above >= 1
                && (source.lineText(above).isBlank()
                        || source.lineText(above).strip().startsWith("#"))) {
            above--;
        }
        return above;
    }

    private int skipBlanks(int at) {
        int to = at;
        while (source.at(to) == ' ') {
            to++;
        }
        return to;
    }

    private static String indented(int count) {
        return count == 0 ? "not indented" : "indented by " + (count == 1 ? "1 space" : count + " spaces");
    }

    private Problem problem(SyntaxFault fault, int at, int length, String message, @Nullable String hint) {
        return fault.at(source.position(at), length, message, hint);
    }
}
