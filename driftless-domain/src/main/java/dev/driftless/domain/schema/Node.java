package dev.driftless.domain.schema;

import dev.driftless.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node of a configuration document, whatever its format, with the position of everything a person may have to mend. */
public sealed interface Node {
    /** Where the node starts. */
    Position at();

    /** What a person would call it: {@code a mapping}, {@code a list}, {@code text}, {@code a whole number} … */
    String kind();

    /** The node as a plain value, without positions. */
    Value toValue();

    /** Keys and values in the order of the document; the reader has refused duplicate keys. */
    record Mapping(List<Entry> entries, Position at) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value under {@code key}, or null. */
        public @Nullable Node get(String key) {
            Entry entry = entry(key);
            return entry == null ? null : entry.value();
        }

        /** The entry under {@code key}, or null. */
        public @Nullable Entry entry(String key) {
            for (Entry entry : entries) {
                if (entry.name().equals(key)) {
                    return entry;
                }
            }
            return null;
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public Value toValue() {
            Map<String, Value> values = new LinkedHashMap<>();
            for (Entry entry : entries) {
                values.put(entry.name(), entry.value().toValue());
            }
            return Value.of(values);
        }
    }

    /** A key with its value. */
    record Entry(Scalar key, Node value) {
        /** The key's text. */
        public String name() {
            return key.raw();
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Position at) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Value toValue() {
            return Value.of(items.stream().map(Node::toValue).toList());
        }
    }

    /**
     * A single value.
     *
     * @param value {@link Value.Text}, {@link Value.Whole}, {@link Value.Real}, {@link Value.Bool} or {@link Value.Null}
     * @param raw the text as written, without quotes and with escapes resolved: {@code 0644} of an unquoted mode
     * @param quoted whether it was written as text on purpose (quotes, block scalar)
     * @param at where the scalar starts, quote or block indicator included
     * @param content where the first character of its text stands
     * @param continuationColumn the column (1-based) at which its second and later lines start
     */
    record Scalar(Value value, String raw, boolean quoted, Position at, Position content, int continuationColumn)
            implements Node {
        /** A scalar of one line that starts where its text starts. */
        public static Scalar plain(Value value, String raw, Position at) {
            return new Scalar(value, raw, false, at, at, at.column());
        }

        @Override
        public String kind() {
            return switch (value) {
                case Value.Text _, Value.Hidden _ -> "text";
                case Value.Whole _ -> "a whole number";
                case Value.Real _ -> "a number";
                case Value.Bool _ -> "a Boolean";
                case Value.Null _ -> "nothing";
                case Value.Sequence _ -> "a list";
                case Value.Mapping _ -> "a mapping";
                case Value.Unknown _ -> "unknown";
            };
        }

        @Override
        public Value toValue() {
            return value;
        }
    }
}
