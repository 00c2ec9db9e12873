package dev.driftless.it.architecture.twin.app.engine;

import dev.driftless.it.architecture.twin.adapters.os.Disk;

/** Goes round the ports. */
public class Engine {
    public Disk disk() {
        return new Disk();
    }
}
