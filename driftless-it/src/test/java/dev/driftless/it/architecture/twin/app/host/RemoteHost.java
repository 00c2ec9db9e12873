package dev.driftless.it.architecture.twin.app.host;

import dev.driftless.it.architecture.twin.app.wiring.Wiring;

/** Knows who wires it. */
public class RemoteHost {
    public Wiring wiring() {
        return new Wiring();
    }
}
