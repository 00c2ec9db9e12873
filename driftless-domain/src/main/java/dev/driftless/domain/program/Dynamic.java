package dev.driftless.domain.program;

import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.template.Dialect;
import dev.driftless.domain.template.Scope;
import dev.driftless.domain.template.SourceMap;
import dev.driftless.domain.template.Template;
import dev.driftless.domain.template.TemplateProblem;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a document, compiled: constant, or with templates in it that are rendered for each step and loop item. */
public sealed interface Dynamic {
    /** Where it stands. */
    Position at();

    /** The value, with the variables of a scope. */
    Value evaluate(Scope scope);

    /** Whether nothing in it is a template. */
    default boolean isConstant() {
        return this instanceof Fixed;
    }

    /** No template in it. */
    record Fixed(Value value, Node node) implements Dynamic {
        @Override
        public Position at() {
            return node.at();
        }

        @Override
        public Value evaluate(Scope scope) {
            return value;
        }
    }

    /** One text with templates. */
    record Rendered(Template template, String source, Position at) implements Dynamic {
        @Override
        public Value evaluate(Scope scope) {
            return template.render(scope);
        }
    }

    /** A list, somewhere in which there is a template. */
    record Items(List<Dynamic> items, Position at) implements Dynamic {
        @Override
        public Value evaluate(Scope scope) {
            List<Value> values = new ArrayList<>(items.size());
            for (Dynamic item : items) {
                values.add(item.evaluate(scope));
            }
            return Value.of(values);
        }
    }

    /** A mapping, somewhere in which there is a template. */
    record Entries(Map<String, Dynamic> entries, Position at) implements Dynamic {
        @Override
        public Value evaluate(Scope scope) {
            Map<String, Value> values = new LinkedHashMap<>();
            entries.forEach((name, value) -> values.put(name, value.evaluate(scope)));
            return Value.of(values);
        }
    }

    /** Compiles a node; what is wrong with its templates is added to {@code problems}. */
    static Dynamic compile(Node node, Problems problems) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar, problems);
            case Node.Sequence sequence -> {
                List<Dynamic> items = new ArrayList<>();
                boolean constant = true;
                for (Node item : sequence.items()) {
                    Dynamic compiled = compile(item, problems);
                    constant &= compiled.isConstant();
                    items.add(compiled);
                }
                yield constant ? new Fixed(sequence.toValue(), node) : new Items(items, node.at());
            }
            case Node.Mapping mapping -> {
                Map<String, Dynamic> entries = new LinkedHashMap<>();
                boolean constant = true;
                for (Node.Entry entry : mapping.entries()) {
                    Dynamic compiled = compile(entry.value(), problems);
                    constant &= compiled.isConstant();
                    entries.put(entry.name(), compiled);
                }
                yield constant ? new Fixed(mapping.toValue(), node) : new Entries(entries, node.at());
            }
        };
    }

    private static Dynamic scalar(Node.Scalar scalar, Problems problems) {
        if (!(scalar.value() instanceof Value.Text(String text)) || !isTemplate(text)) {
            return new Fixed(scalar.value(), scalar);
        }
        try {
            return new Rendered(
                    Template.compile(
                            text, SourceMap.inline(scalar.content(), scalar.continuationColumn()), Dialect.OPTION),
                    text,
                    scalar.at());
        } catch (TemplateProblem e) {
            problems.addAll(e.problems());
            return new Fixed(scalar.value(), scalar);
        }
    }

    private static boolean isTemplate(String text) {
        int brace = text.indexOf('{');
        while (brace >= 0 && brace + 1 < text.length()) {
            char next = text.charAt(brace + 1);
            if (next == '{' || next == '%' || next == '#') {
                return true;
            }
            brace = text.indexOf('{', brace + 1);
        }
        return false;
    }
}
