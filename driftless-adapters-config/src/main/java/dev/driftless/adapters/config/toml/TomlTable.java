package dev.driftless.adapters.config.toml;

import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table while the document is read. Values are {@link Node}s, tables, or lists of tables. */
final class TomlTable {
    /** How a table came to be, which decides what may still be added. */
    enum Origin {
        /** As a parent of a header's table; may still get a header of its own. */
        IMPLICIT,
        /** By a header. */
        HEADER,
        /** By a dotted key. */
        DOTTED,
        /** In braces; complete. */
        INLINE
    }

    /** An array of tables, one for each header {@code [[name]]}. */
    record Tables(List<TomlTable> items) {}

    /** A key and what it stands for: a {@link Node}, a {@link TomlTable} or {@link Tables}. */
    record Entry(Node.Scalar key, Object value) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Position at;
    private Origin origin;

    TomlTable(Origin origin, Position at) {
        this.origin = origin;
        this.at = at;
    }

    Origin origin() {
        return origin;
    }

    void define(Origin newOrigin) {
        origin = newOrigin;
    }

    @Nullable
    Entry get(String name) {
        return entries.get(name);
    }

    void put(Node.Scalar key, Object value) {
        entries.put(key.raw(), new Entry(key, value));
    }

    Node.Mapping toNode() {
        List<Node.Entry> nodes = new ArrayList<>(entries.size());
        for (Entry entry : entries.values()) {
            nodes.add(new Node.Entry(entry.key(), nodeOf(entry.value())));
        }
        return new Node.Mapping(nodes, at);
    }

    private static Node nodeOf(Object value) {
        return switch (value) {
            case Node node -> node;
            case TomlTable table -> table.toNode();
            case Tables tables ->
                new Node.Sequence(
                        tables.items().stream().<Node>map(TomlTable::toNode).toList(),
                        tables.items().getFirst().at);
            default -> throw new IllegalStateException(value.toString());
        };
    }
}
