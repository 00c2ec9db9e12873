package dev.driftless.it.architecture.twin.adapters.os;

import dev.driftless.it.architecture.twin.adapters.outputs.Shelf;

/** Knows its neighbour. */
public class Disk {
    public Shelf shelf() {
        return new Shelf();
    }
}
