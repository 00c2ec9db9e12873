package dev.driftless.app.host;

import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Host;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One task's, or one facet's, look at a host: asks each question once and remembers the first assumption among the answers. */
public final class Observation implements Observed {
    private final Host host;
    private final UnaryOperator<Command> adapted;
    private final Map<Query<?>, Answer<?>> answers = new HashMap<>();
    private @Nullable String assumption;

    public Observation(Host host) {
        this(host, UnaryOperator.identity());
    }

    /** @param adapted gives each command that only reads what its task adds, environment and timeout */
    public Observation(Host host, UnaryOperator<Command> adapted) {
        this.host = host;
        this.adapted = adapted;
    }

    @Override
    @SuppressWarnings("unchecked") // an answer is stored under the query that it answers
    public <A> Answer<A> answer(Query<A> query) {
        Answer<A> answer = (Answer<A>) answers.get(query);
        if (answer == null) {
            answer = query instanceof Query.Probe(Command command, Set<Object> reads, boolean exact)
                    ? (Answer<A>) host.observe(new Query.Probe(adapted.apply(command), reads, exact))
                    : host.observe(query);
            answers.put(query, answer);
        }
        if (answer instanceof Answer.Assumed<A> assumed && assumption == null) {
            assumption = assumed.why();
        }
        return answer;
    }

    /** Why the first answer that was only assumed is so, or null where all are certain. */
    public @Nullable String assumption() {
        return assumption;
    }
}
