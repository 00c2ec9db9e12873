package dev.driftless.domain.host;

/**
 * What a host says to a query. Four cases, because "the host refuses" and "a projection cannot know" must not meet in one.
 *
 * @param <A> the type of the value
 */
public sealed interface Answer<A> {
    /** It is so. */
    record Known<A>(A value) implements Answer<A> {}

    /** The best guess of a projection, and why it is one. */
    record Assumed<A>(A value, String why) implements Answer<A> {}

    /** A projection has not even a guess. */
    record Pending<A>(String why) implements Answer<A> {}

    /** The host refuses, or cannot. */
    record Unavailable<A>(Failure failure) implements Answer<A> {}
}
