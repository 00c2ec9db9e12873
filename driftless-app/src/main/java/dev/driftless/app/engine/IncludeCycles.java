package dev.driftless.app.engine;

import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds files of tasks that include themselves without a condition that could end it, and chains of includes that are too long. */
final class IncludeCycles {
    private record Include(String to, Position at, int length) {}

    private final Problems problems;
    private final Map<String, List<Include>> includes = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> way = new ArrayList<>();

    IncludeCycles(Problems problems) {
        this.problems = problems;
    }

    /** {@code from} includes {@code to} whenever it runs; empty: a document of the configuration. */
    void include(String from, String to, Position at, int length) {
        includes.computeIfAbsent(from, _ -> new ArrayList<>()).add(new Include(to, at, length));
    }

    /** Adds a problem for each include that closes a circle or leads too deep. */
    void report() {
        for (String file : List.copyOf(includes.keySet())) {
            visit(file);
        }
    }

    private void visit(String file) {
        if (!done.add(file)) {
            return;
        }
        way.add(file);
        for (Include include : includes.getOrDefault(file, List.of())) {
            int start = way.indexOf(include.to());
            if (start >= 0) {
                String circle = String.join(" → ", way.subList(start, way.size())) + " → " + include.to();
                problems.add(
                        "E111",
                        include.at(),
                        include.length(),
                        "`" + include.to() + "` includes itself: " + circle,
                        "give one of these includes a `when` that ends it, or leave it out");
            } else if (way.size() > ControlRunner.MAX_DEPTH) {
                problems.add(
                        "E111",
                        include.at(),
                        include.length(),
                        "includes are nested more than " + ControlRunner.MAX_DEPTH + " deep",
                        "include the files from one place instead");
            } else {
                visit(include.to());
            }
        }
        way.removeLast();
    }
}
