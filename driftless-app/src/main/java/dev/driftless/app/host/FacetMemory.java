package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Host;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers the states of named things for as long as the files that they were read from stay the same: a hundred tasks
 * that name one owner read passwd(5) once. What took more than reading files is read anew each time.
 */
final class FacetMemory {
    private final Host host;
    private final Function<AbsolutePath, String> version;
    private final Map<Query.State<?>, Remembered> states = new HashMap<>();

    /**
     * @param host answers the questions of facets
     * @param version of the file at the end of a path; equal as long as its content is
     */
    FacetMemory(Host host, Function<AbsolutePath, String> version) {
        this.host = host;
        this.version = version;
    }

    /** The state of one thing as it is now. */
    Record state(Query.State<?> query) {
        Remembered known = states.get(query);
        if (known != null && known.isCurrent()) {
            return known.state;
        }
        Recording seen = new Recording();
        Record state = query.facet().read(query.name(), seen);
        if (seen.onlyFiles) {
            states.put(query, new Remembered(state, seen.versions));
        } else {
            states.remove(query);
        }
        return state;
    }

    /** A state and what its files were when it was read. */
    private final class Remembered {
        private final Record state;
        private final Map<AbsolutePath, String> versions;

        private Remembered(Record state, Map<AbsolutePath, String> versions) {
            this.state = state;
            this.versions = versions;
        }

        private boolean isCurrent() {
            for (Map.Entry<AbsolutePath, String> file : versions.entrySet()) {
                if (!version.apply(file.getKey()).equals(file.getValue())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Notes the version of each file before it is read, so that a change in between is noticed. */
    private final class Recording implements Observed {
        private final Observation answers = new Observation(host);
        private final Map<AbsolutePath, String> versions = new HashMap<>();
        private boolean onlyFiles = true;

        @Override
        public <A> Answer<A> answer(Query<A> query) {
            if (query instanceof Query.PathState path && path.follow()) {
                if (!versions.containsKey(path.path())) {
                    versions.put(path.path(), version.apply(path.path()));
                }
            } else {
                onlyFiles = false;
            }
            return answers.answer(query);
        }
    }
}
