package dev.driftless.it.architecture.twin.domain.left;

import dev.driftless.it.architecture.twin.domain.right.Right;

/** One half of a cycle of packages. */
public record Left(int depth) {
    public Right turned() {
        return new Right(depth + 1);
    }
}
