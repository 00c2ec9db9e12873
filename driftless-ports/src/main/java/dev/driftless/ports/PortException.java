package dev.driftless.ports;

import dev.driftless.domain.host.Failure;

/** What an adapter could not do, translated once at the edge into words a person understands. Has no stack trace. */
public class PortException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public PortException(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
