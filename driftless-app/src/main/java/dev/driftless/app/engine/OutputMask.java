package dev.driftless.app.engine;

import dev.driftless.domain.plan.Secrecy;

/** Masks the lines of a command one by one: a short line of a secret of several lines only near another of its lines. */
final class OutputMask {
    /** Both outputs of a command may come mixed. */
    private static final int NEAR = 4;

    private final Redactor redactor;
    private int since = NEAR;

    OutputMask(Redactor redactor) {
        this.redactor = redactor;
    }

    String next(String line, Secrecy secrecy) {
        String masked = redactor.mask(line, secrecy);
        if (!masked.equals(line)) {
            since = 0;
        } else if (since < NEAR && redactor.isShortLine(line)) {
            return Redactor.MASK;
        } else {
            since++;
        }
        return masked;
    }
}
