package dev.driftless.domain.program;

import dev.driftless.domain.program.control.AssertControl;
import dev.driftless.domain.program.control.DebugControl;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.template.Expression;
import dev.driftless.domain.template.SourceMap;
import dev.driftless.domain.template.TemplateProblem;

/** Options whose text is an expression: compiled when the configuration is read, so that mistakes are found before anything runs. */
final class Conditions {
    private Conditions() {}

    /** Whether the option of that component is an expression, or a list of some. */
    static boolean are(ComponentSpec spec, OptionSpec option) {
        return switch (spec.type()) {
            case AssertControl.Type _ -> option.name().equals("that");
            case DebugControl.Type _ -> option.name().equals("var");
            default -> false;
        };
    }

    /** Adds what is wrong with them. A list from elsewhere, {@code that: "{{ checks }}"}, is looked at when it is there. */
    static void check(Node node, Problems problems) {
        if (node instanceof Node.Scalar scalar) {
            if (!isWholeTemplate(scalar.raw())) {
                compile(scalar, problems);
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Node.Scalar scalar) {
                    compile(scalar, problems);
                }
            }
        }
    }

    private static boolean isWholeTemplate(String text) {
        String stripped = text.strip();
        return stripped.startsWith("{{") && stripped.indexOf("}}") == stripped.length() - 2;
    }

    private static void compile(Node.Scalar scalar, Problems problems) {
        try {
            Expression.compile(scalar.raw(), SourceMap.inline(scalar.content(), scalar.continuationColumn()));
        } catch (TemplateProblem e) {
            problems.addAll(e.problems());
        }
    }
}
