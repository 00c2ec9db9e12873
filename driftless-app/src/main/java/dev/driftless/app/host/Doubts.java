package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What commands of this run may have done to paths. A doubt has an age, a scope and a kind; what is written later is certain again. */
final class Doubts {
    /**
     * @param since when it began
     * @param onlyAbsent whether it concerns only paths that are absent: a package may create them
     * @param facet the kind of state whose own reading it does not disturb, or null: {@code useradd a} leaves b certain
     */
    private record Doubt(
            int since,
            AbsolutePath scope,
            boolean onlyAbsent,
            String why,
            @Nullable String facet) {}

    private final List<Doubt> doubts = new ArrayList<>();

    void add(int since, AbsolutePath scope, boolean onlyAbsent, String why, @Nullable String facet) {
        doubts.add(new Doubt(since, scope, onlyAbsent, why, facet));
    }

    boolean isEmpty() {
        return doubts.isEmpty();
    }

    /** Why the state of a path is not certain, or null. {@code reading}: the kind of the facet that asks, or null. */
    @Nullable
    String about(AbsolutePath path, boolean absent, int written, @Nullable String reading) {
        for (Doubt doubt : doubts) {
            boolean younger = doubt.since() > written;
            boolean own = reading != null && reading.equals(doubt.facet());
            if (younger && !own && (absent || !doubt.onlyAbsent()) && path.isUnder(doubt.scope())) {
                return doubt.why();
            }
        }
        return null;
    }

    /** Why something below a directory is not certain, or null. */
    @Nullable
    String below(AbsolutePath root, int written) {
        for (Doubt doubt : doubts) {
            if (doubt.since() > written
                    && (root.isUnder(doubt.scope()) || doubt.scope().isUnder(root))) {
                return doubt.why();
            }
        }
        return null;
    }
}
