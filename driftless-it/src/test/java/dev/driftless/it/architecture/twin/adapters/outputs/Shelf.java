package dev.driftless.it.architecture.twin.adapters.outputs;

import dev.driftless.it.architecture.twin.app.wiring.Wiring;

/** Knows the application. */
public class Shelf {
    public Wiring wiring() {
        return new Wiring();
    }
}
