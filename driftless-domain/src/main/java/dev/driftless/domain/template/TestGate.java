package dev.driftless.domain.template;

import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A gate that is an expression.
 *
 * @param wanted what has to come of it
 * @param locals names that the template sets itself: what they are is not known
 */
record TestGate(Expr expr, Wanted wanted, Set<String> locals) implements Gate {
    /** What opens the gate. */
    enum Wanted {
        TRUE,
        FALSE,
        ITEMS,
        NO_ITEMS
    }

    @Override
    public Passage passage(Variables known) {
        Scope scope = new Scope(Environment.of(new Holes()), new Masked(known, locals), _ -> {});
        try {
            Value value = expr.eval(scope);
            if (value == null || Traits.unknown(value, scope) != null) {
                return Passage.UNSURE;
            }
            boolean holds = switch (wanted) {
                case TRUE -> Order.isTrue(value);
                case FALSE -> !Order.isTrue(value);
                case ITEMS -> !isEmpty(value);
                case NO_ITEMS -> isEmpty(value);
            };
            return holds ? Passage.OPEN : Passage.SHUT;
        } catch (Fault | TemplateProblem | InvalidOption | ProblemException | StackOverflowError _) {
            return Passage.UNSURE; // it will be said where the expression is used
        }
    }

    private static boolean isEmpty(Value value) {
        return Order.items(value).isEmpty();
    }

    /** Variables of which some are covered by what a template sets. */
    private record Masked(Variables known, Set<String> locals) implements Variables {
        @Override
        public @Nullable Value find(String name) {
            return locals.contains(name) ? new Value.Unknown("set by the template") : known.find(name);
        }

        @Override
        public Collection<String> names() {
            return known.names();
        }
    }
}
