package dev.driftless.adapters.os.archive;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.PortException;

/** Why an archive is not unpacked. */
final class Refusal {
    private Refusal() {}

    static PortException of(Code code, String archive, String why) {
        return new PortException(new Failure(code, "cannot unpack " + archive + ": " + why));
    }

    static PortException invalid(String archive, String why) {
        return of(Code.INVALID, archive, why);
    }
}
