package dev.driftless.adapters.config.json;

import dev.driftless.adapters.config.source.Shown;
import dev.driftless.adapters.config.source.SourceDecoder;
import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON document, strictly: no comments, no trailing commas, no duplicate keys, nothing behind it. */
public final class JsonReader {
    private static final int MOST_LEVELS = 100;
    private static final int MOST_NODES = 1_000_000;

    private final SourceText source;
    private final JsonParser parser;
    private final Problems problems = new Problems();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int nodes;

    private JsonReader(SourceText source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /**
     * The root of the document; an empty document is an empty mapping.
     *
     * @throws ProblemException with what is wrong: the first fault of the syntax, every fault of the structure before it
     */
    public static Node read(SourceText source) {
        if (source.text().isBlank()) {
            return new Node.Mapping(List.of(), new Position(source.file(), 1, 1));
        }
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), source.text())) {
            JsonReader reader = new JsonReader(source, parser);
            try {
                return reader.document();
            } catch (JacksonException e) {
                reader.problems.add(new JsonDiagnosis(source, reader.open.peek()).explain(e));
                throw new ProblemException(reader.problems.all());
            }
        }
    }

    private Node document() {
        parser.nextToken();
        Node root = value(1);
        if (parser.nextToken() != null) {
            add(
                    SyntaxFault.TRAILING,
                    offset(),
                    1,
                    "something follows the end of the document",
                    "remove it, or put it into a file of its own");
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.all());
        }
        return root;
    }

    /** The value whose first token has been read. */
    private Node value(int level) {
        int at = offset();
        if (level > MOST_LEVELS || ++nodes > MOST_NODES) {
            add(
                    SyntaxFault.TOO_COMPLEX,
                    at,
                    1,
                    level > MOST_LEVELS
                            ? "more than " + MOST_LEVELS + " levels of nesting"
                            : "more than 1,000,000 values in one file",
                    null);
            throw new ProblemException(problems.all());
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(at, level);
            case START_ARRAY -> array(at, level);
            case VALUE_STRING -> text(at);
            case VALUE_NUMBER_INT -> whole(at);
            case VALUE_NUMBER_FLOAT -> plain(Value.of(Double.parseDouble(parser.getString())), at);
            case VALUE_TRUE, VALUE_FALSE -> plain(Value.of(token == JsonToken.VALUE_TRUE), at);
            case VALUE_NULL -> plain(Value.NULL, at);
            case null, default -> throw new IllegalStateException("not the start of a value: " + token);
        };
    }

    private Node object(int at, int level) {
        open.push(at);
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Node.Scalar key = text(offset());
            parser.nextToken();
            Node value = value(level + 1);
            Position first = seen.putIfAbsent(key.raw(), key.at());
            if (first == null) {
                entries.add(new Node.Entry(key, value));
            } else {
                problems.add(SyntaxFault.DUPLICATE_KEY.at(
                        key.at(),
                        key.raw().length() + 2,
                        "the key " + Shown.quoted(key.raw()) + " stands twice in one object",
                        "it is first on line " + first.line() + "; remove or join one of the two"));
            }
        }
        open.pop();
        return new Node.Mapping(entries, source.position(at));
    }

    private Node array(int at, int level) {
        open.push(at);
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(level + 1));
        }
        open.pop();
        return new Node.Sequence(items, source.position(at));
    }

    private Node.Scalar text(int at) {
        String text = parser.getString();
        String forbidden = SourceDecoder.forbiddenInValue(text);
        if (forbidden != null) {
            add(
                    SyntaxFault.FORBIDDEN_CHARACTER,
                    at,
                    1,
                    "this text contains the character " + forbidden + " as an escape",
                    "remove it");
        }
        Position content = source.position(at + 1);
        return new Node.Scalar(Value.of(text), text, true, source.position(at), content, content.column());
    }

    private Node.Scalar whole(int at) {
        String raw = parser.getString();
        try {
            return plain(Value.of(Long.parseLong(raw)), at);
        } catch (NumberFormatException _) {
            add(
                    SyntaxFault.VALUE,
                    at,
                    raw.length(),
                    "this number has more than 64 bits",
                    "write it in quotes, as text");
            return plain(Value.of(raw), at);
        }
    }

    private Node.Scalar plain(Value value, int at) {
        return Node.Scalar.plain(value, parser.getString(), source.position(at));
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private void add(SyntaxFault fault, int at, int length, String message, @Nullable String hint) {
        problems.add(fault.at(source.position(at), length, message, hint));
    }
}
