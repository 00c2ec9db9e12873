package dev.driftless.adapters.config.toml;

import dev.driftless.adapters.config.source.Shown;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which table a header or dotted key means, and what TOML forbids to define again. */
final class TomlTables {
    private final TomlTable root;

    TomlTables(Position at) {
        this.root = new TomlTable(TomlTable.Origin.HEADER, at);
    }

    TomlTable root() {
        return root;
    }

    /** The table of a header {@code [name]}. */
    TomlTable open(List<Node.Scalar> name, Position at) {
        TomlTable parent = parent(name, at);
        Node.Scalar last = name.getLast();
        TomlTable.Entry known = parent.get(last.raw());
        if (known == null) {
            TomlTable table = new TomlTable(TomlTable.Origin.HEADER, at);
            parent.put(last, table);
            return table;
        }
        if (known.value() instanceof TomlTable table && table.origin() == TomlTable.Origin.IMPLICIT) {
            table.define(TomlTable.Origin.HEADER);
            return table;
        }
        throw conflict(last, known, "the table " + Shown.quoted(shown(name)) + " is already defined");
    }

    /** A new table at the end of the array of a header {@code [[name]]}. */
    TomlTable appendTo(List<Node.Scalar> name, Position at) {
        TomlTable parent = parent(name, at);
        Node.Scalar last = name.getLast();
        TomlTable table = new TomlTable(TomlTable.Origin.HEADER, at);
        TomlTable.Entry known = parent.get(last.raw());
        if (known == null) {
            parent.put(last, new TomlTable.Tables(new ArrayList<>(List.of(table))));
        } else if (known.value() instanceof TomlTable.Tables tables) {
            tables.items().add(table);
        } else {
            throw conflict(last, known, Shown.quoted(shown(name)) + " is already defined, not by a header in [[ ]]");
        }
        return table;
    }

    /** Puts a value under a key with dots, relative to a table. */
    static void put(TomlTable table, List<Node.Scalar> key, Node value) {
        TomlTable target = table;
        for (Node.Scalar part : key.subList(0, key.size() - 1)) {
            TomlTable.Entry known = target.get(part.raw());
            TomlTable next = known == null ? new TomlTable(TomlTable.Origin.DOTTED, part.at()) : addable(known);
            if (next == null) {
                throw conflict(
                        part, known, Shown.quoted(part.raw()) + " is already complete, nothing can be added here");
            }
            if (known == null) {
                target.put(part, next);
            }
            target = next;
        }
        Node.Scalar last = key.getLast();
        TomlTable.Entry known = target.get(last.raw());
        if (known != null) {
            throw new TomlSyntaxException(SyntaxFault.DUPLICATE_KEY.at(
                    last.at(),
                    Math.max(1, last.raw().length()),
                    "the key " + Shown.quoted(last.raw()) + " stands twice in one table",
                    "it is first on line " + known.key().at().line() + "; remove or join one of the two"));
        }
        target.put(last, value);
    }

    private static @Nullable TomlTable addable(TomlTable.Entry known) {
        if (!(known.value() instanceof TomlTable table)) {
            return null;
        }
        return switch (table.origin()) {
            case IMPLICIT -> {
                table.define(TomlTable.Origin.DOTTED);
                yield table;
            }
            case DOTTED -> table;
            case HEADER, INLINE -> null;
        };
    }

    private TomlTable parent(List<Node.Scalar> name, Position at) {
        TomlTable table = root;
        for (Node.Scalar part : name.subList(0, name.size() - 1)) {
            TomlTable.Entry known = table.get(part.raw());
            if (known == null) {
                TomlTable created = new TomlTable(TomlTable.Origin.IMPLICIT, at);
                table.put(part, created);
                table = created;
            } else if (known.value() instanceof TomlTable next) {
                table = next;
            } else if (known.value() instanceof TomlTable.Tables tables) {
                table = tables.items().getLast();
            } else {
                throw conflict(part, known, Shown.quoted(part.raw()) + " is a value, not a table");
            }
        }
        return table;
    }

    private static String shown(List<Node.Scalar> name) {
        return String.join(".", name.stream().map(Node.Scalar::raw).toList());
    }

    private static TomlSyntaxException conflict(Node.Scalar at, TomlTable.@Nullable Entry known, String message) {
        String first =
                known == null ? "" : "it is first on line " + known.key().at().line() + "; ";
        return new TomlSyntaxException(SyntaxFault.TABLE_CONFLICT.at(
                at.at(), Math.max(1, at.raw().length()), message, first + "collect its keys in one place"));
    }
}
