package dev.driftless.app.engine;

import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.template.Environment;
import dev.driftless.domain.template.Gate.Passage;
import dev.driftless.domain.template.Scope;
import dev.driftless.domain.template.TemplateProblem;
import dev.driftless.domain.template.Variables;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The variables whose values are certain before a run: constants that nothing can set anew. All other names are unknown. */
final class CertainVariables implements Variables {
    private static final Value LATER = new Value.Unknown("known in a run only");

    private final Map<String, Value> extra;
    private final Map<String, Dynamic> vars;
    private final Predicate<String> changes;
    private final Set<String> evaluating = new HashSet<>();

    /** @param changes whether a variable may have another value than that of the documents */
    CertainVariables(Map<String, Value> extra, Map<String, Dynamic> vars, Predicate<String> changes) {
        this.extra = extra;
        this.vars = vars;
        this.changes = changes;
    }

    @Override
    public Value find(String name) {
        Value given = extra.get(name);
        Dynamic value = vars.get(name);
        if (given != null) {
            return given;
        } else if (value == null || changes.test(name) || !evaluating.add(name)) {
            return LATER;
        }
        try {
            return evaluate(value);
        } finally {
            evaluating.remove(name);
        }
    }

    private Value evaluate(Dynamic value) {
        try {
            return value.evaluate(new Scope(Environment.of(new Holes()), this, _ -> {}));
        } catch (TemplateProblem | InvalidOption | ProblemException _) {
            return LATER;
        }
    }

    /** Whether a loop over these items has a turn. */
    Passage items(Dynamic items) {
        return switch (evaluate(items)) {
            case Value.Sequence sequence -> sequence.items().isEmpty() ? Passage.SHUT : Passage.OPEN;
            case Value.Unknown _ -> Passage.UNSURE;
            default -> Passage.OPEN;
        };
    }

    @Override
    public Collection<String> names() {
        return vars.keySet();
    }
}
