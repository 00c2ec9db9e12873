package dev.driftless.it.architecture.twin.adapters.config;

import dev.driftless.it.architecture.twin.adapters.os.Disk;

/** Knows its neighbour. */
public class Reader {
    public Disk disk() {
        return new Disk();
    }
}
