package dev.driftless.domain.host;

import org.jspecify.annotations.Nullable;

/** Carries a missing answer from {@link Observed#need} to the engine. Tasks neither create nor catch it, save to refuse an account. */
public final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String pending;
    private final transient @Nullable Failure failure;

    private Unanswered(@Nullable String pending, @Nullable Failure failure) {
        super(pending != null ? pending : failure != null ? failure.message() : null, null, false, false);
        this.pending = pending;
        this.failure = failure;
    }

    /** A projection cannot know. */
    public static Unanswered pending(String why) {
        return new Unanswered(why, null);
    }

    /** The host refuses, or an option names something that is not there. */
    public static Unanswered failed(Failure failure) {
        return new Unanswered(null, failure);
    }

    /** Why a projection cannot know, or null. */
    public @Nullable String pendingWhy() {
        return pending;
    }

    /** Why the host refuses, or null. */
    public @Nullable Failure failure() {
        return failure;
    }
}
