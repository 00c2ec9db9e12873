package dev.driftless.domain.template;

/**
 * A regular expression that cannot be compiled, or that goes too far. The message goes on behind a name of the expression:
 * {@code is not valid: unclosed group}. Has no stack trace, and quotes nothing of pattern or text.
 */
public final class RegexProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    RegexProblem(String message) {
        super(message, null, false, false);
    }

    /** What is wrong. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
