package dev.driftless.adapters.config;

import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.value.Value;
import java.util.stream.Collectors;

/** Nodes as one line, for comparison: {@code {1:1 a@1:1 = 5@1:4}}; texts in quotes, content and continuation behind a slash. */
public final class NodeText {
    private NodeText() {}

    public static String of(Node node) {
        return switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().stream()
                        .map(entry -> entry.name() + at(entry.key()) + " = " + of(entry.value()))
                        .collect(Collectors.joining(", ", "{" + shown(mapping.at()) + " ", "}"));
            case Node.Sequence sequence ->
                sequence.items().stream()
                        .map(NodeText::of)
                        .collect(Collectors.joining(", ", "[" + shown(sequence.at()) + " ", "]"));
            case Node.Scalar scalar -> value(scalar.value()) + at(scalar);
        };
    }

    private static String at(Node.Scalar scalar) {
        String more = "/" + shown(scalar.content()) + "/" + scalar.continuationColumn();
        boolean simple = scalar.content().equals(scalar.at())
                && scalar.continuationColumn() == scalar.at().column();
        return "@" + shown(scalar.at()) + (simple ? "" : more);
    }

    private static String shown(Position at) {
        return at.line() + ":" + at.column();
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Text(String text) -> "'" + text.replace("\n", "\\n") + "'";
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Real(double number) -> Double.toString(number);
            case Value.Bool(boolean truth) -> Boolean.toString(truth);
            default -> "null";
        };
    }
}
