package dev.driftless.adapters.config.yaml;

import dev.driftless.adapters.config.source.Shown;
import dev.driftless.adapters.config.source.SourceDecoder;
import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.value.Value;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Turns scalar events into nodes: their value, and where each line of their text stands. */
final class YamlScalars {
    private static final String CORE = "tag:yaml.org,2002:";

    private final SourceText source;
    private final Problems problems;

    YamlScalars(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    Node.Scalar scalar(ScalarEvent event) {
        int start = offset(event);
        int at = skipProperties(event, start);
        int end = event.getEndMark()
                .map(mark -> source.offsetOfCodePoint(mark.getIndex()))
                .orElse(at);
        Position position = source.position(at);
        String text =
                event.isLiteral() || event.isFolded() ? withoutAddedBreak(event.getValue(), end) : event.getValue();
        Value value = value(event, text, start, position);
        return switch (event.getScalarStyle()) {
            case PLAIN, JSON_SCALAR_STYLE ->
                new Node.Scalar(value, text, false, position, position, continuation(at, end, position.column()));
            case SINGLE_QUOTED, DOUBLE_QUOTED -> {
                Position content = source.position(at + 1);
                yield new Node.Scalar(value, text, true, position, content, continuation(at, end, content.column()));
            }
            case LITERAL, FOLDED -> block(value, text, position);
        };
    }

    /** Where the node itself starts: behind its anchor and tag, the blanks, line breaks and comments between them. */
    int skipProperties(NodeEvent event, int start) {
        boolean tagged = switch (event) {
            case ScalarEvent scalar -> scalar.getTag().isPresent();
            case CollectionStartEvent collection -> collection.getTag().isPresent();
            default -> false;
        };
        int at = start;
        if (event.getAnchor().isEmpty() && !tagged) {
            return at;
        }
        while (at < source.length()) {
            char c = source.at(at);
            if (c == '&' || c == '!') {
                while (at < source.length()
                        && !isBlank(source.at(at))
                        && !(isFlowEnd(source.at(at)) && !isVerbatim(at))) {
                    at++;
                }
            } else if (c == '#') {
                at = source.lineEnd(at);
            } else if (isBlank(c)) {
                at++;
            } else {
                break;
            }
        }
        // Without anything behind them, the node is empty and stands where its properties do.
        return event instanceof ScalarEvent scalar
                        && scalar.isPlain()
                        && scalar.getValue().isEmpty()
                ? start
                : at;
    }

    void refuseTag(String tag, int at) {
        String shown = tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
        String hint = switch (shown) {
            case "!vault" -> "put the secret into the environment or an env file and write \"{{ secrets.NAME }}\"";
            case "!!binary" -> "keep binary data in the folder files/";
            default -> "remove it; text that starts with `!` has to be in quotes";
        };
        problems.add(SyntaxFault.TAG.at(
                source.position(at),
                Math.max(1, shown.length()),
                "the tag " + Shown.quoted(shown) + " is not supported here",
                hint));
    }

    private int offset(ScalarEvent event) {
        return event.getStartMark()
                .map(mark -> source.offsetOfCodePoint(mark.getIndex()))
                .orElse(0);
    }

    private Value value(ScalarEvent event, String text, int start, Position position) {
        if (event.isDQuoted()) {
            String forbidden = SourceDecoder.forbiddenInValue(text);
            if (forbidden != null) {
                problems.add(SyntaxFault.FORBIDDEN_CHARACTER.at(
                        position, 1, "this text contains the character " + forbidden + " as an escape", "remove it"));
            }
        }
        String tag = event.getTag().orElse(null);
        Value value =
                tag != null ? tagged(tag, text, start) : event.isPlain() ? CoreSchema.resolve(text) : Value.of(text);
        if (value == null) {
            problems.add(SyntaxFault.VALUE.at(
                    position,
                    Math.max(1, text.length()),
                    "this number has more than 64 bits",
                    "write it in quotes, as text"));
            return Value.of(text);
        }
        return value;
    }

    private @Nullable Value tagged(String tag, String text, int at) {
        if (tag.equals("!") || tag.equals(CORE + "str")) {
            return Value.of(text);
        }
        Value value = CoreSchema.resolve(text);
        boolean fits = switch (tag) {
            case CORE + "int" -> value == null || value instanceof Value.Whole;
            case CORE + "float" -> value instanceof Value.Real || value instanceof Value.Whole;
            case CORE + "bool" -> value instanceof Value.Bool;
            case CORE + "null" -> value instanceof Value.Null;
            default -> false;
        };
        if (!fits) {
            refuseTag(tag, at);
            return Value.of(text);
        }
        return value instanceof Value.Whole(long number) && tag.equals(CORE + "float")
                ? Value.of((double) number)
                : value;
    }

    /** The column of the first character of the second line, or {@code otherwise} where there is only one line. */
    private int continuation(int at, int end, int otherwise) {
        for (int i = at; i < end; i++) {
            if (source.at(i) == '\n' || source.at(i) == '\r') {
                int next = i;
                while (next < end && isBlank(source.at(next))) {
                    next++;
                }
                return source.position(next).column();
            }
        }
        return otherwise;
    }

    /** The parser ends a block with a line break even where the file ends without one; PyYAML does not, nor do people expect it. */
    private String withoutAddedBreak(String text, int end) {
        boolean added = end >= source.length()
                && text.endsWith("\n")
                && !source.lineText(source.lineCount()).isBlank();
        return added ? text.substring(0, text.length() - 1) : text;
    }

    /** A literal or folded block: its text starts on the line after the indicator, also if that line is empty. */
    private Node.Scalar block(Value value, String text, Position at) {
        int line = at.line() + 1;
        int column = 1;
        for (int skipped = 0, from = 0; from < text.length(); skipped++) {
            if (text.charAt(from) != '\n') {
                // An explicit indentation indicator leaves spaces of the source in the text.
                column = leadingSpaces(source.lineText(line + skipped), 0) - leadingSpaces(text, from) + 1;
                break;
            }
            from++;
        }
        Position content = text.isEmpty() ? at : new Position(source.file(), line, Math.max(1, column));
        return new Node.Scalar(value, text, true, at, content, content.column());
    }

    private static int leadingSpaces(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) == ' ') {
            to++;
        }
        return to - from;
    }

    private boolean isVerbatim(int at) {
        return source.at(at) != ',' && source.text().lastIndexOf("!<", at) >= source.lineStart(source.line(at));
    }

    private static boolean isFlowEnd(char c) {
        return c == ',' || c == ']' || c == '}' || c == '[' || c == '{';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
