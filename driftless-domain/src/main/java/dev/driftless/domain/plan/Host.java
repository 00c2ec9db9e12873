package dev.driftless.domain.plan;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Query;
import org.jspecify.annotations.Nullable;

/** The engine's only door to the host: live, or projected in memory. Not thread-safe. */
public interface Host {
    /** Answers a question; never throws for what a host may be like. */
    <A> Answer<A> observe(Query<A> query);

    /**
     * Does a change.
     *
     * @param by who wants it
     * @param maybe why it is not certain that this happens, or null where it is; only a projection is given one
     */
    Performed perform(Change change, Origin by, @Nullable String maybe);

    /**
     * Says that a step may have changed something at a path or below it, of which nobody knows what. Only a projection needs that.
     *
     * @param scope the deepest path that is certain to lie above, or at, what may have been changed
     */
    default void doubt(AbsolutePath scope, Origin by) {}
}
