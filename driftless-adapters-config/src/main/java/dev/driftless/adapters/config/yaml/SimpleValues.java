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

/** Values on one line for {@link SimpleYaml}: plain and quoted scalars, lists in brackets, mappings in braces. */
final class SimpleValues {
    private static final char END = '\0';
    private static final int MOST_LEVELS = 40;
    private static final int MOST_NODES = 1_000_000;

    /** Characters that mean something at the start of a plain scalar; of {@code - ? :} only the first is looked at closer. */
    private static final String INDICATORS = ",[]{}#&*!|>'\"%@`?:";

    private final String file;
    private final String text;

    /** Where reading goes on. */
    int at;

    /** The line that {@link #at} is on, from 1, and where it starts. */
    int line = 1;

    int lineStart;

    private int nodes;

    SimpleValues(SourceText source) {
        this.file = source.file();
        this.text = source.text();
    }

    char peek(int offset) {
        return offset < text.length() ? text.charAt(offset) : END;
    }

    Position position(int offset) {
        return new Position(file, line, offset - lineStart + 1);
    }

    void count() {
        if (++nodes > MOST_NODES) {
            throw new GiveUpException();
        }
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == END;
    }

    void skipSpaces() {
        while (peek(at) == ' ') {
            at++;
        }
    }

    /** Whether only blanks or a comment are left on the line; moves to its end if so. */
    boolean atEndOfLine() {
        int end = at;
        while (peek(end) == ' ') {
            end++;
        }
        if (peek(end) == '#' && (end > at || end == lineStart || peek(end - 1) == ' ')) {
            while (!isLineEnd(peek(end))) {
                end++;
            }
        }
        if (isLineEnd(peek(end))) {
            at = end;
            return true;
        }
        return false;
    }

    /** The value that starts here and ends with the line. */
    Node value() {
        count();
        char c = peek(at);
        Node node = switch (c) {
            case '"', '\'' -> quoted();
            case '[' -> list(1);
            case '{' -> mapping(1);
            default -> plain();
        };
        if (!atEndOfLine()) {
            throw new GiveUpException();
        }
        return node;
    }

    private Node plain() {
        refuseIndicator(" \n\0");
        int start = at;
        int end = at;
        for (char c = peek(at); !isLineEnd(c); c = peek(++at)) {
            if (c == '\t' || (c == ':' && (peek(at + 1) == ' ' || isLineEnd(peek(at + 1))))) {
                throw new GiveUpException();
            }
            if (c == '#' && peek(at - 1) == ' ') {
                break;
            }
            if (c != ' ') {
                end = at + 1;
            }
        }
        at = end;
        return plain(start, end);
    }

    private Node.Scalar plain(int start, int end) {
        String raw = text.substring(start, end);
        Value value = CoreSchema.resolve(raw);
        if (value == null) {
            throw new GiveUpException();
        }
        return Node.Scalar.plain(value, raw, position(start));
    }

    /** {@code notAfterDash} are the characters that make a leading {@code -} an indicator. */
    private void refuseIndicator(String notAfterDash) {
        char c = peek(at);
        if (INDICATORS.indexOf(c) >= 0 || (c == '-' && notAfterDash.indexOf(peek(at + 1)) >= 0)) {
            throw new GiveUpException();
        }
    }

    Node.Scalar quoted() {
        char quote = peek(at);
        int start = at++;
        StringBuilder changed = null;
        int copied = at;
        while (true) {
            char c = peek(at);
            if (isLineEnd(c)) {
                throw new GiveUpException();
            }
            boolean doubled = c == quote && quote == '\'' && peek(at + 1) == '\'';
            if (c == quote && !doubled) {
                break;
            }
            if (doubled || (c == '\\' && quote == '"')) {
                changed = changed == null ? new StringBuilder() : changed;
                changed.append(text, copied, at).append(doubled ? '\'' : escaped(peek(at + 1)));
                at += 2;
                copied = at;
            } else {
                at++;
            }
        }
        String raw = changed == null
                ? text.substring(copied, at)
                : changed.append(text, copied, at).toString();
        at++;
        Position content = position(start + 1);
        return new Node.Scalar(Value.of(raw), raw, true, position(start), content, content.column());
    }

    private static char escaped(char c) {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw new GiveUpException();
        };
    }

    /** A key in front of {@code :} and a blank or the line's end, and moves behind the colon; null if there is none. */
    Node.@Nullable Scalar key() {
        int start = at;
        char first = peek(at);
        Node.Scalar key;
        if (first == '"' || first == '\'') {
            key = quoted();
            skipSpaces();
        } else {
            int end = at;
            for (char c = peek(at); c != ':' || !(peek(at + 1) == ' ' || isLineEnd(peek(at + 1))); c = peek(++at)) {
                if (isLineEnd(c) || c == '\t' || (c == '#' && peek(at - 1) == ' ')) {
                    at = start;
                    return null;
                }
                if (c != ' ') {
                    end = at + 1;
                }
            }
            int colon = at;
            at = start;
            refuseIndicator(" \n\0");
            key = plain(start, end);
            at = colon;
        }
        if (peek(at) != ':') {
            at = start;
            return null;
        }
        if (!(peek(at + 1) == ' ' || isLineEnd(peek(at + 1))) || at - start > 1000) {
            throw new GiveUpException();
        }
        at++;
        return checked(key);
    }

    private static Node.Scalar checked(Node.Scalar key) {
        if (!(key.value() instanceof Value.Text) || (!key.quoted() && key.raw().equals("<<"))) {
            throw new GiveUpException();
        }
        return key;
    }

    private Node list(int level) {
        Position start = position(at++);
        List<Node> items = new ArrayList<>();
        skipSpaces();
        boolean more = peek(at) != ']';
        while (more) {
            items.add(item(level));
            more = next(']');
        }
        at++;
        return new Node.Sequence(items, start);
    }

    private Node mapping(int level) {
        Position start = position(at++);
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        skipSpaces();
        boolean more = peek(at) != '}';
        while (more) {
            char c = peek(at);
            Node.Scalar key = checked(c == '"' || c == '\'' ? quoted() : flowPlain());
            skipSpaces();
            if (peek(at) != ':' || peek(at + 1) != ' ' || !names.add(key.raw())) {
                throw new GiveUpException();
            }
            count();
            at++;
            skipSpaces();
            entries.add(new Node.Entry(key, item(level)));
            more = next('}');
        }
        at++;
        return new Node.Mapping(entries, start);
    }

    /** Moves to the next item, or to the closing bracket and returns false. */
    private boolean next(char close) {
        skipSpaces();
        if (peek(at) == close) {
            return false;
        }
        if (peek(at) != ',' || peek(at + 1) != ' ') {
            throw new GiveUpException();
        }
        at++;
        skipSpaces();
        return true;
    }

    private Node item(int level) {
        count();
        if (level > MOST_LEVELS) {
            throw new GiveUpException();
        }
        Node node = switch (peek(at)) {
            case '"', '\'' -> quoted();
            case '[' -> list(level + 1);
            case '{' -> mapping(level + 1);
            default -> flowPlain();
        };
        skipSpaces();
        if (",]}".indexOf(peek(at)) < 0) {
            throw new GiveUpException();
        }
        return node;
    }

    private Node.Scalar flowPlain() {
        refuseIndicator(" \n\0,[]{}");
        int start = at;
        int end = at;
        for (char c = peek(at); ",[]{}".indexOf(c) < 0; c = peek(++at)) {
            if (c == ':' && (" \n\0,[]{}".indexOf(peek(at + 1)) >= 0)) {
                break;
            }
            if (isLineEnd(c) || c == '\t' || (c == '#' && peek(at - 1) == ' ')) {
                throw new GiveUpException();
            }
            if (c != ' ') {
                end = at + 1;
            }
        }
        at = end;
        return plain(start, end);
    }
}
