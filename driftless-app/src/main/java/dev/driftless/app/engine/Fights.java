package dev.driftless.app.engine;

import dev.driftless.app.host.ProjectedHost;
import dev.driftless.domain.event.AgentEvent.Fight;
import dev.driftless.domain.event.AgentEvent.FightFound;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the proof of convergence finds: the steps that a second run would change again, or in which it would fail, each with its opponent. That is
 * who last wrote what the step changes; else who last wrote what the step looks at.
 */
final class Fights {
    private final ProjectedHost host;
    private final ApplyRun first;
    private final Map<String, Outcome> before = new HashMap<>();
    private final Map<String, FightFound> found = new LinkedHashMap<>();

    /**
     * @param host as the first run left it
     * @param outcomes of the first run
     */
    Fights(ProjectedHost host, ApplyRun first, List<Outcome> outcomes) {
        this.host = host;
        this.first = first;
        outcomes.forEach(outcome -> before.put(outcome.origin().step(), outcome));
        host.noteQuestions();
    }

    /** Hears each outcome of the second run, while the host is as that step left it. */
    void add(Outcome outcome) {
        String step = outcome.origin().step();
        Outcome earlier = before.get(step);
        boolean changes =
                outcome.status() == Status.CHANGED && !outcome.changes().isEmpty();
        boolean fails = outcome.status() == Status.FAILED && (earlier == null || earlier.status() != Status.FAILED);
        if ((changes || fails) && !first.isAction(step)) {
            found.put(step, fight(outcome, earlier == null || changes ? outcome.origin() : earlier.origin()));
        }
        host.noteQuestions();
    }

    /** @param own as the first run showed it: a failure stands where its option does */
    private FightFound fight(Outcome outcome, Origin own) {
        List<Object> keys = new ArrayList<>();
        for (Change change : outcome.changes()) {
            if (change instanceof Change.RunCommand run) {
                keys.addAll(run.effects().creates());
                keys.addAll(run.effects().removes());
            } else {
                keys.addAll(change.keys());
            }
        }
        boolean fails = outcome.status() == Status.FAILED;
        ProjectedHost.Written same = last(own, keys);
        if (same != null) {
            return new FightFound(own, same.by(), same.key().toString(), Fight.OVER_THE_SAME, fails);
        }
        ProjectedHost.Written read = last(own, host.questioned());
        if (read != null) {
            return new FightFound(own, read.by(), read.key().toString(), Fight.OVER_WHAT_IT_READS, fails);
        }
        String over = keys.isEmpty() ? own.label() : keys.getFirst().toString();
        return new FightFound(own, own, over, Fight.ALONE, fails);
    }

    private ProjectedHost.@Nullable Written last(Origin own, Collection<Object> keys) {
        ProjectedHost.Written last = null;
        for (Object key : keys) {
            ProjectedHost.Written written = host.lastWriter(key, own.step());
            if (written != null && (last == null || written.at() > last.at())) {
                last = written;
            }
        }
        return last;
    }

    /** Those of the second run that stayed, by step; {@code undone}: the steps that were taken back. */
    Map<String, FightFound> without(Set<String> undone) {
        found.keySet().removeAll(undone);
        return found;
    }
}
