package dev.driftless.it.architecture.twin.ports;

import dev.driftless.it.architecture.twin.adapters.os.Disk;

/** A port that names an adapter, and a class where only contracts belong. */
public class KnowsAdapter {
    public Disk disk() {
        return new Disk();
    }
}
