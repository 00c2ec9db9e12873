package dev.driftless.app.state;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.PortException;

/** Another process holds the state directory: exit 13. */
public final class Locked extends PortException {
    private static final long serialVersionUID = 1L;

    /** @param holder pid and start, or why they are not known */
    Locked(String directory, String holder) {
        super(new Failure(
                Code.CONFLICT,
                "another run of driftless holds " + directory + ": " + holder
                        + "; wait until it ends, then try again"));
    }
}
