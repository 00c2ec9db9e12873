package dev.driftless.app.laws;

import dev.driftless.app.host.Observation;
import dev.driftless.app.host.ProjectedHost;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Key;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Host;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Performed;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A projection that answers one question otherwise: with nothing yet, or with a refusal. It notes all questions, those of facets too. */
final class DisturbedHost implements Host {
    private final ProjectedHost host;
    private final Set<Query<?>> asked = new LinkedHashSet<>();
    private final Set<Key> changed = new HashSet<>();
    private @Nullable Query<?> target;
    private @Nullable Failure refusal;

    DisturbedHost(ProjectedHost host) {
        this.host = host;
    }

    /** What was asked since the last call. */
    List<Query<?>> asked() {
        List<Query<?>> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    /** From now on {@code query} has no answer yet, or is refused with {@code failure}. */
    void disturb(Query<?> query, @Nullable Failure failure) {
        target = query;
        refusal = failure;
    }

    /** Nothing that was done before counts any more. */
    void forget() {
        changed.clear();
        asked.clear();
    }

    @Override
    public <A> Answer<A> observe(Query<A> query) {
        asked.add(query);
        if (query.equals(target)) {
            return refusal == null ? new Answer.Pending<>("it is not known yet") : new Answer.Unavailable<>(refusal);
        }
        return query instanceof Query.State<?> state && !changed.contains(state.key())
                ? read(state)
                : host.observe(query);
    }

    @SuppressWarnings("unchecked") // the query of a state is answered with that state
    private <A> Answer<A> read(Query.State<?> state) {
        try {
            return new Answer.Known<>((A) state.facet().read(state.name(), new Observation(this)));
        } catch (Unanswered e) {
            Failure failure = e.failure();
            return failure == null
                    ? new Answer.Pending<>(String.valueOf(e.pendingWhy()))
                    : new Answer.Unavailable<>(failure);
        }
    }

    @Override
    public Performed perform(Change change, Origin by, @Nullable String maybe) {
        change.keys().forEach(key -> {
            if (key instanceof Key named) {
                changed.add(named);
            }
        });
        return host.perform(change, by, maybe);
    }
}
