package dev.driftless.domain.template;

import dev.driftless.domain.schema.Problem;
import java.util.List;

/** A template that cannot be compiled or rendered: one or more problems, with positions. Has no stack trace. */
public final class TemplateProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    TemplateProblem(List<Problem> problems) {
        super(problems.getFirst().toString(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the text; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
