package dev.driftless.domain.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects every problem of a configuration, so that a person sees all of them at once. Not thread-safe. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void add(String code, Position at, int length, String message, @Nullable String hint) {
        found.add(new Problem(code, at, length, message, hint));
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }

    /** In the order in which they were found. */
    public List<Problem> all() {
        return List.copyOf(found);
    }
}
