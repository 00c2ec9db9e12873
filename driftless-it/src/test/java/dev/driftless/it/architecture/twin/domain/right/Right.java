package dev.driftless.it.architecture.twin.domain.right;

import dev.driftless.it.architecture.twin.domain.left.Left;

/** The other half. */
public record Right(int depth) {
    public Left turned() {
        return new Left(depth + 1);
    }
}
