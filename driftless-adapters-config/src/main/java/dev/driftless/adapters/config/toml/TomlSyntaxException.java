package dev.driftless.adapters.config.toml;

import dev.driftless.domain.schema.Problem;

/** Ends the reading of one line or header; reading goes on behind it, so that a person sees all problems at once. */
final class TomlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    TomlSyntaxException(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
