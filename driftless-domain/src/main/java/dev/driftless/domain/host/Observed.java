package dev.driftless.domain.host;

import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.value.Holes;
import java.util.Arrays;

/** The one thing on which a task, a facet or a collector may depend. Each question is asked once and its answer remembered. */
public interface Observed {
    /** The answer in full. */
    <A> Answer<A> answer(Query<A> query);

    /**
     * The value; without one the engine ends the task as failed or maybe, so that no task repeats that.
     *
     * @throws Unanswered where there is none; not to be caught
     */
    default <A> A need(Query<A> query) {
        return switch (answer(query)) {
            case Answer.Known<A> known -> known.value();
            case Answer.Assumed<A> assumed -> assumed.value();
            case Answer.Pending<A> pending -> throw Unanswered.pending(pending.why());
            case Answer.Unavailable<A> refused -> throw Unanswered.failed(refused.failure());
        };
    }

    /** What is at a path, a symbolic link not followed, small contents included. */
    default Found path(AbsolutePath path) {
        return need(new Query.PathState(path, false, Detail.CONTENT));
    }

    /** What is at the end of a path, symbolic links followed, small contents included. */
    default Found through(AbsolutePath path) {
        return need(new Query.PathState(path, true, Detail.CONTENT));
    }

    /** Where a path ends after all symbolic links. */
    default AbsolutePath resolve(AbsolutePath path) {
        return need(new Query.Resolve(path));
    }

    /** The state of a named thing. */
    default <S extends Record> S state(Facet<S> facet, String name) {
        return need(new Query.State<>(facet, name));
    }

    /** Whether the file at {@code path}, which holds {@code now}, holds {@code wanted}; asks only where the two do not tell. */
    default boolean same(AbsolutePath path, Content now, Content wanted) {
        if (now instanceof Content.Inline(byte[] a) && wanted instanceof Content.Inline(byte[] b)) {
            boolean open = (Holes.in(a) || Holes.in(b)) && !Arrays.equals(a, b);
            return (open && Holes.mayBeSame(new Content.Inline(a).text(), new Content.Inline(b).text()))
                    ? need(new Query.Same(path, wanted))
                    : Arrays.equals(a, b);
        }
        if (now.equals(wanted)) {
            return true;
        }
        if (now.size() >= 0 && wanted.size() >= 0 && now.size() != wanted.size()) {
            return false;
        }
        return need(new Query.Same(path, wanted));
    }
}
