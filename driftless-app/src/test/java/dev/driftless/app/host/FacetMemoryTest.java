package dev.driftless.app.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Host;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Performed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FacetMemoryTest {
    private static final AbsolutePath FILE = AbsolutePath.of("/etc/things");

    private final Map<AbsolutePath, String> versions = new HashMap<>(Map.of(FILE, "1"));
    private final FacetMemory memory = new FacetMemory(new Nothing(), path -> versions.getOrDefault(path, "absent"));
    private int reads;

    @Test
    void readsOnceWhileTheFileStaysTheSame() {
        assertEquals(new Thing(1), memory.state(query(new Things(false), "a")));
        assertEquals(new Thing(1), memory.state(query(new Things(false), "a")));
    }

    @Test
    void readsAgainWhenTheFileChanged() {
        memory.state(query(new Things(false), "a"));
        versions.put(FILE, "2");
        assertEquals(new Thing(2), memory.state(query(new Things(false), "a")));
    }

    @Test
    void readsEachNameForItself() {
        memory.state(query(new Things(false), "a"));
        assertEquals(new Thing(2), memory.state(query(new Things(false), "b")));
    }

    @Test
    void readsAgainWhatTookMoreThanFiles() {
        memory.state(query(new Things(true), "a"));
        assertEquals(new Thing(2), memory.state(query(new Things(true), "a")));
    }

    private static Query.State<Thing> query(Things facet, String name) {
        return new Query.State<>(facet, name);
    }

    /** How often things were read when this one was. */
    private record Thing(int reads) {}

    private final class Things implements Facet<Thing> {
        private final boolean probes;

        private Things(boolean probes) {
            this.probes = probes;
        }

        @Override
        public String kind() {
            return "thing";
        }

        @Override
        public Class<Thing> type() {
            return Thing.class;
        }

        @Override
        public Thing read(String name, Observed seen) {
            seen.through(FILE);
            if (probes) {
                seen.answer(new Query.Probe(Command.of("things", name), Set.of()));
            }
            return new Thing(++reads);
        }

        @Override
        public List<Command> steps(List<Transition<Thing>> transitions) {
            return List.of();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Things;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** There is nothing at any path, and no command has an answer. */
    private static final class Nothing implements Host {
        @Override
        @SuppressWarnings("unchecked") // a path is asked for, and its answer is what is found there
        public <A> Answer<A> observe(Query<A> query) {
            return query instanceof Query.PathState
                    ? (Answer<A>) new Answer.Known<Found>(Found.ABSENT)
                    : new Answer.Pending<>("unknown");
        }

        @Override
        public Performed perform(Change change, Origin by, @Nullable String maybe) {
            throw new UnsupportedOperationException("reads only");
        }
    }
}
