package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What commands of this run may have done to paths. A doubt has an age, a scope and a kind; what is written later is certain again. */
final class Doubts {
    /**
     * @param since when it began
     * @param onlyAbsent whether it concerns only paths that are absent: a package may create them
     * @param facet the family of state whose own reading it does not disturb, or null: {@code useradd a} leaves b certain
     */
    private record Doubt(
            int since,
            AbsolutePath scope,
            boolean onlyAbsent,
            String why,
            @Nullable String facet) {
        boolean concerns(boolean absent, int written, @Nullable String reading) {
            boolean own = reading != null && reading.equals(facet);
            return since > written && !own && (absent || !onlyAbsent);
        }
    }

    private final List<Doubt> doubts = new ArrayList<>();
    private final Map<AbsolutePath, Doubt> exact = new HashMap<>();

    void add(int since, AbsolutePath scope, boolean onlyAbsent, String why, @Nullable String facet) {
        doubts.add(new Doubt(since, scope, onlyAbsent, why, facet));
    }

    /** A doubt about one path, not about what is below it; a younger one takes the place of an older. */
    void addExactly(int since, AbsolutePath path, String why, @Nullable String facet) {
        exact.put(path, new Doubt(since, path, false, why, facet));
    }

    boolean isEmpty() {
        return doubts.isEmpty() && exact.isEmpty();
    }

    /** Why the state of a path is not certain, or null. {@code reading}: the family of the facet that asks, or null. */
    @Nullable
    String about(AbsolutePath path, boolean absent, int written, @Nullable String reading) {
        Doubt own = exact.get(path);
        if (own != null && own.concerns(absent, written, reading)) {
            return own.why();
        }
        for (Doubt doubt : doubts) {
            if (doubt.concerns(absent, written, reading) && path.isUnder(doubt.scope())) {
                return doubt.why();
            }
        }
        return null;
    }

    /** Why a named thing that is not there may be there nevertheless, or null. {@code reading}: its family. */
    @Nullable
    String ofAbsence(String reading) {
        for (Doubt doubt : doubts) {
            if (doubt.onlyAbsent() && !reading.equals(doubt.facet())) {
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
        for (Doubt doubt : exact.values()) {
            if (doubt.since() > written && doubt.scope().isUnder(root)) {
                return doubt.why();
            }
        }
        return null;
    }
}
