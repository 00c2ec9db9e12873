package dev.driftless.adapters.config.yaml;

import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that configurations are mostly written in, several times as fast as the full parser.
 *
 * <p>Block mappings and lists, scalars on one line, literal blocks, flow collections on one line, comments. On anything else,
 * and on anything that is wrong, it gives up, and the full parser reads the document. What it reads, it reads as the full
 * parser does, positions included: a test compares the two on thousands of documents.
 */
final class SimpleYaml {
    private static final int MOST_LEVELS = 40;

    private final SourceText source;
    private final SimpleValues values;

    /** The indentation of the line that is looked at; -1 at the end of the document. */
    private int indent;

    private SimpleYaml(SourceText source) {
        this.source = source;
        this.values = new SimpleValues(source);
    }

    /** The root node, or null where the full parser is needed. */
    static @Nullable Node read(SourceText source) {
        if (!isSimple(source.text())) {
            return null;
        }
        try {
            return new SimpleYaml(source).document();
        } catch (GiveUpException _) {
            return null;
        }
    }

    /** Line breaks other than LF, and what some take for one, are left to the full parser. */
    private static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
                return false;
            }
        }
        return text.endsWith("\n");
    }

    private Node document() {
        values.lineStart = 0;
        firstLine();
        if (indent < 0) {
            throw new GiveUpException();
        }
        Node root = block(indent, 1);
        if (indent >= 0) {
            throw new GiveUpException();
        }
        return root;
    }

    /** The first line that says something; {@code ---} on a line of its own may stand before it. */
    private void firstLine() {
        findContent();
        if (indent == 0 && source.text().startsWith("---", values.at)) {
            values.at += 3;
            if (!values.atEndOfLine()) {
                throw new GiveUpException();
            }
            nextLine();
        }
        refuseMarker();
    }

    /** Moves from the end of a line to the next one that is neither blank nor a comment. */
    private void nextLine() {
        values.at++;
        values.line++;
        values.lineStart = values.at;
        findContent();
        refuseMarker();
    }

    private void findContent() {
        while (values.at < source.length()) {
            values.skipSpaces();
            char c = values.peek(values.at);
            if (c == '#') {
                values.at = source.lineEnd(values.at);
            } else if (c != '\n') {
                if (c == '\t') {
                    throw new GiveUpException();
                }
                indent = values.at - values.lineStart;
                return;
            }
            values.at++;
            values.line++;
            values.lineStart = values.at;
        }
        indent = -1;
    }

    private void refuseMarker() {
        if (indent == 0) {
            char c = values.peek(values.at);
            boolean marker =
                    source.text().startsWith("---", values.at) || source.text().startsWith("...", values.at);
            if (c == '%' || marker) {
                throw new GiveUpException();
            }
        }
    }

    /** The mapping or list whose first entry starts here, in column {@code column} (from 0). */
    private Node block(int column, int level) {
        values.count();
        if (level > MOST_LEVELS) {
            throw new GiveUpException();
        }
        if (isDash()) {
            return list(column, level);
        }
        Node.Scalar key = values.key();
        if (key == null) {
            throw new GiveUpException();
        }
        return mapping(key, column, level);
    }

    private boolean isDash() {
        char next = values.peek(values.at + 1);
        return values.peek(values.at) == '-' && (next == ' ' || next == '\n');
    }

    private Node mapping(Node.Scalar firstKey, int column, int level) {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Node.Scalar key = firstKey;
        while (key != null) {
            values.count();
            if (!names.add(key.raw())) {
                throw new GiveUpException();
            }
            entries.add(new Node.Entry(key, entryValue(column, level)));
            key = null;
            if (indent == column) {
                key = values.key();
                if (key == null) {
                    throw new GiveUpException();
                }
            }
        }
        return new Node.Mapping(entries, firstKey.at());
    }

    /** What stands behind the colon of a key in that column. */
    private Node entryValue(int column, int level) {
        Position behindColon = values.position(values.at);
        if (values.atEndOfLine()) {
            nextLine();
            if (indent > column || (indent == column && isDash())) {
                return block(indent, level + 1);
            }
            values.count();
            return Node.Scalar.plain(Value.NULL, "", behindColon);
        }
        values.skipSpaces();
        return lineOrLiteral(column);
    }

    private Node list(int column, int level) {
        Position start = values.position(values.at);
        List<Node> items = new ArrayList<>();
        while (indent == column && isDash()) {
            values.at++;
            items.add(item(column, level));
        }
        // Only the mapping around a list without indentation may go on in the same column.
        if (indent > column) {
            throw new GiveUpException();
        }
        return new Node.Sequence(items, start);
    }

    private Node item(int column, int level) {
        Position behindDash = values.position(values.at);
        if (values.atEndOfLine()) {
            nextLine();
            if (indent > column) {
                return block(indent, level + 1);
            }
            values.count();
            return Node.Scalar.plain(Value.NULL, "", behindDash);
        }
        values.skipSpaces();
        int inner = values.at - values.lineStart;
        if (isDash()) {
            indent = inner;
            return block(inner, level + 1);
        }
        Node.Scalar key = "[{|".indexOf(values.peek(values.at)) >= 0 ? null : values.key();
        if (key != null) {
            values.count();
            if (level >= MOST_LEVELS) {
                throw new GiveUpException();
            }
            return mapping(key, inner, level + 1);
        }
        return lineOrLiteral(column);
    }

    /** A value that starts on this line and belongs to an entry in that column; then moves to the next entry. */
    private Node lineOrLiteral(int column) {
        Node node = values.peek(values.at) == '|' ? literal(column) : oneLine();
        if (indent > column) {
            throw new GiveUpException();
        }
        return node;
    }

    private Node oneLine() {
        Node node = values.value();
        nextLine();
        return node;
    }

    /** A block of text behind {@code |}, {@code |-} or {@code |+}. */
    private Node literal(int column) {
        values.count();
        Position at = values.position(values.at++);
        char chomping = values.peek(values.at);
        if (chomping == '-' || chomping == '+') {
            values.at++;
        }
        if (values.peek(values.at) != '\n') {
            throw new GiveUpException();
        }
        int first = values.line + 1;
        int width = width(first);
        if (width <= column) {
            throw new GiveUpException();
        }
        StringBuilder text = new StringBuilder();
        int line = first;
        int kept = 0;
        for (; line < source.lineCount(); line++) {
            int start = source.lineStart(line);
            int end = source.lineStart(line + 1) - 1;
            int blanks = blanks(start, Math.min(end, start + width));
            if (start + blanks < end && blanks < width) {
                break;
            }
            text.append(source.text(), Math.min(end, start + width), end).append('\n');
            if (start + blanks < end) {
                kept = text.length();
            }
        }
        if (chomping != '+') {
            text.setLength(chomping == '-' ? kept - 1 : kept);
        }
        values.line = line;
        values.at = source.lineStart(line);
        values.lineStart = values.at;
        findContent();
        refuseMarker();
        Position content = new Position(source.file(), first, width + 1);
        String raw = text.toString();
        return new Node.Scalar(Value.of(raw), raw, true, at, content, content.column());
    }

    /** The indentation of the first line that is not blank; gives up where there is none, or a blank one is longer. */
    private int width(int first) {
        int longest = 0;
        for (int line = first; line < source.lineCount(); line++) {
            int start = source.lineStart(line);
            int end = source.lineStart(line + 1) - 1;
            int blanks = blanks(start, end);
            if (start + blanks < end) {
                if (longest > blanks || source.at(start + blanks) == '\t') {
                    throw new GiveUpException();
                }
                return blanks;
            }
            longest = Math.max(longest, blanks);
        }
        throw new GiveUpException();
    }

    private int blanks(int from, int to) {
        int end = from;
        while (end < to && source.at(end) == ' ') {
            end++;
        }
        return end - from;
    }
}
