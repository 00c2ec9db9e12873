package dev.driftless.domain.plan;

import dev.driftless.domain.host.Failure;
import org.jspecify.annotations.Nullable;

/** The way back from one change, made by whoever performed it. */
public interface Undo {
    /** Nothing can or need be taken back. */
    Undo NONE = () -> null;

    /** Takes the change back; null where that succeeded, else why it did not. */
    @Nullable
    Failure revert();
}
