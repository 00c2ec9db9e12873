package dev.driftless.app.engine;

import dev.driftless.domain.program.ProgramNode;
import dev.driftless.domain.template.Expression;
import dev.driftless.domain.template.Scope;
import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether conditions hold: yes, no, or not known in a dry run.
 *
 * @param holds false where one condition is false
 * @param unknown why it is not known, where it is not, or null
 */
record Truth(boolean holds, @Nullable String unknown) {
    private static final Truth YES = new Truth(true, null);
    private static final Truth NO = new Truth(false, null);

    /** All of them; one that is false decides, whatever the others are. */
    static Truth of(List<Expression> conditions, Scope scope) {
        String unknown = null;
        for (Expression condition : conditions) {
            Truth truth = of(condition, scope);
            if (truth.unknown != null) {
                unknown = truth.unknown;
            } else if (!truth.holds) {
                return NO;
            }
        }
        return unknown == null ? YES : new Truth(true, unknown);
    }

    static Truth of(Expression condition, Scope scope) {
        return switch (condition.test(scope)) {
            case Value.Bool(boolean truth) -> truth ? YES : NO;
            case Value.Unknown(String why) -> new Truth(true, why);
            default -> throw new IllegalStateException("truth is true, false or unknown");
        };
    }

    boolean isFalse() {
        return !holds && unknown == null;
    }

    /** Which conditions a step has, as they were written. */
    static String shown(ProgramNode node) {
        List<String> sources =
                node.common().when().stream().map(Expression::text).toList();
        return "when: " + String.join(" and ", sources);
    }
}
