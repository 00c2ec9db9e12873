package dev.driftless.adapters.config.toml;

import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads TOML 1.0. After a problem it goes on with the next line, so that all are found at once. */
public final class TomlReader {
    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_LEVELS = 100;

    private final TomlCursor cursor;
    private final TomlStrings strings;
    private final TomlScalars scalars;
    private final Problems problems = new Problems();
    private final TomlTables tables;

    private TomlReader(SourceText source) {
        this.cursor = new TomlCursor(source);
        this.strings = new TomlStrings(cursor);
        this.scalars = new TomlScalars(cursor);
        this.tables = new TomlTables(new Position(source.file(), 1, 1));
    }

    /**
     * The root table; an empty document is an empty mapping.
     *
     * @throws ProblemException with everything that is wrong, up to 20 problems
     */
    public static Node read(SourceText source) {
        TomlReader reader = new TomlReader(source);
        reader.document();
        if (!reader.problems.isEmpty()) {
            throw new ProblemException(reader.problems.all());
        }
        return reader.tables.root().toNode();
    }

    private void document() {
        TomlTable current = tables.root();
        while (problems.size() < MOST_PROBLEMS) {
            boolean header = false;
            try {
                cursor.skipLines();
                if (cursor.atEnd()) {
                    return;
                }
                header = cursor.peek() == '[';
                if (header) {
                    current = header();
                } else {
                    keyValue(current, 1);
                }
                cursor.endOfLine(header ? "the header" : "the value");
            } catch (TomlSyntaxException e) {
                problems.add(e.problem());
                if (header) {
                    // What follows belongs to a table that nobody knows: its keys are read, and kept apart.
                    current = new TomlTable(TomlTable.Origin.HEADER, e.problem().at());
                }
                cursor.recover();
            }
        }
    }

    private TomlTable header() {
        int start = cursor.offset();
        boolean many = cursor.accept("[[");
        if (!many) {
            cursor.next();
        }
        cursor.skipBlanks();
        List<Node.Scalar> name = key();
        String close = many ? "]]" : "]";
        if (!cursor.accept(close)) {
            throw cursor.error(
                    SyntaxFault.UNCLOSED,
                    start,
                    close.length(),
                    "this header is not closed by `" + close + "`",
                    "names with other characters than letters, digits, `_` and `-` have to be in quotes");
        }
        refuseDepth(name.size(), start);
        Position at = cursor.position(start);
        return many ? tables.appendTo(name, at) : tables.open(name, at);
    }

    private void keyValue(TomlTable table, int level) {
        int start = cursor.offset();
        List<Node.Scalar> key = key();
        if (cursor.peek() != '=') {
            String hint = cursor.peek() == ':'
                    ? "write `=` instead of `:`"
                    : "write name = value; a name with other characters than letters, digits, `_` and `-` has to be in quotes";
            throw cursor.error(
                    SyntaxFault.MALFORMED,
                    cursor.offset(),
                    cursor.wordLength(),
                    "a `=` is expected here, not " + cursor.shown(),
                    hint);
        }
        cursor.next();
        cursor.skipBlanks();
        refuseDepth(level + key.size(), start);
        TomlTables.put(table, key, value(level + key.size()));
    }

    /** A key with its dots, and the blanks behind it. */
    private List<Node.Scalar> key() {
        List<Node.Scalar> parts = new ArrayList<>(1);
        do {
            cursor.skipBlanks();
            parts.add(keyPart());
            cursor.skipBlanks();
            refuseDepth(parts.size(), cursor.offset());
        } while (cursor.accept("."));
        return parts;
    }

    private Node.Scalar keyPart() {
        int start = cursor.offset();
        char first = cursor.peek();
        if (first == '"' || first == '\'') {
            if (cursor.startsWith(String.valueOf(first).repeat(3))) {
                throw cursor.error(
                        SyntaxFault.KEY_NOT_TEXT, start, 3, "a key has only one line", "use one quote on each side");
            }
            return strings.oneLine(first);
        }
        while (isBare(cursor.peek())) {
            cursor.next();
        }
        String name = cursor.since(start);
        if (name.isEmpty()) {
            throw cursor.error(
                    SyntaxFault.MALFORMED,
                    start,
                    cursor.wordLength(),
                    "a key is expected here, not " + cursor.shown(),
                    "write name = value, and text of several lines in three quotes");
        }
        return Node.Scalar.plain(Value.of(name), name, cursor.position(start));
    }

    private static boolean isBare(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private Node value(int level) {
        refuseDepth(level, cursor.offset());
        return switch (cursor.peek()) {
            case '"', '\'' -> strings.string();
            case '[' -> array(level);
            case '{' -> {
                if (cursor.startsWith("{{") || cursor.startsWith("{%")) {
                    throw cursor.error(
                            SyntaxFault.UNQUOTED_TEMPLATE,
                            cursor.offset(),
                            2,
                            "a template needs quotes",
                            "write it as in \"{{ name }}\"");
                }
                yield inlineTable(level);
            }
            default -> scalars.scalar();
        };
    }

    private Node array(int level) {
        int start = cursor.offset();
        cursor.next();
        List<Node> items = new ArrayList<>();
        cursor.skipLines();
        while (!cursor.accept("]")) {
            if (cursor.atEnd()) {
                throw cursor.error(
                        SyntaxFault.UNCLOSED, start, 1, "this `[` is not closed", "write `]` where the array ends");
            }
            items.add(value(level + 1));
            cursor.skipLines();
            if (!cursor.accept(",") && cursor.peek() != ']') {
                throw expected(start, "`,` or `]`");
            }
            cursor.skipLines();
        }
        return new Node.Sequence(items, cursor.position(start));
    }

    private Node inlineTable(int level) {
        int start = cursor.offset();
        cursor.next();
        TomlTable table = new TomlTable(TomlTable.Origin.INLINE, cursor.position(start));
        cursor.skipBlanks();
        boolean more = !cursor.accept("}");
        while (more) {
            refuseLineBreak(start);
            keyValue(table, level);
            cursor.skipBlanks();
            refuseLineBreak(start);
            more = cursor.accept(",");
            if (!more && !cursor.accept("}")) {
                throw expected(start, "`,` or `}`");
            }
            cursor.skipBlanks();
            if (more && cursor.peek() == '}') {
                throw cursor.error(
                        SyntaxFault.MALFORMED,
                        cursor.offset(),
                        1,
                        "TOML allows no comma before `}`",
                        "remove the comma");
            }
        }
        return table.toNode();
    }

    private TomlSyntaxException expected(int open, String what) {
        if (cursor.atEnd() || cursor.atNewEntry()) {
            return cursor.error(
                    SyntaxFault.UNCLOSED,
                    open,
                    1,
                    "this bracket is not closed",
                    "write " + what.substring(what.length() - 3) + " where it ends");
        }
        return cursor.error(
                SyntaxFault.MALFORMED,
                cursor.offset(),
                cursor.wordLength(),
                what + " is expected here, not " + cursor.shown(),
                "separate entries with commas");
    }

    private void refuseLineBreak(int start) {
        if (cursor.atLineBreak() || cursor.peek() == '#' || cursor.atEnd()) {
            throw cursor.error(
                    SyntaxFault.UNCLOSED,
                    start,
                    1,
                    "this `{` is not closed on its line",
                    "a table in braces has one line; write a longer one under a [header]");
        }
    }

    private void refuseDepth(int level, int at) {
        if (level > MOST_LEVELS) {
            throw cursor.error(SyntaxFault.TOO_COMPLEX, at, 1, "more than " + MOST_LEVELS + " levels of nesting", null);
        }
    }
}
