package dev.driftless.app.engine;

import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.schema.Nearest;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.template.Gate;
import dev.driftless.domain.template.Gate.Passage;
import dev.driftless.domain.template.Names;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.SecretSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what names mean at a place, and reports those that certainly mean nothing. */
final class NameResolution {
    private static final Set<String> ROOTS = Set.of("facts", "env", "secrets", "omit");

    private final Map<String, Dynamic> vars;
    private final Definitions definitions;
    private final NameSources sources;
    private final Supplied supplied;
    private final boolean closed;
    private final Guards guards;
    private final Problems problems;
    private final Value.Mapping facts = FactNames.all();
    private final Set<String> before = new HashSet<>();
    private final Set<Problem> reported = new LinkedHashSet<>();
    private final Set<Dynamic> settled = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Values of variables that were looked into at the place at hand, with how surely they were reached. */
    private final IdentityHashMap<Dynamic, Passage> visited = new IdentityHashMap<>();

    private @Nullable SecretSource secrets;

    /**
     * @param closed whether all names are known that a run may define
     * @param guards what may be undefined on purpose
     */
    NameResolution(
            Map<String, Dynamic> vars,
            Definitions definitions,
            NameSources sources,
            Supplied supplied,
            boolean closed,
            Guards guards,
            Problems problems) {
        this.vars = vars;
        this.definitions = definitions;
        this.sources = sources;
        this.supplied = supplied;
        this.closed = closed;
        this.guards = guards;
        this.problems = problems;
        this.secrets = supplied.secrets();
    }

    /** From here on these are defined. */
    void defined(Set<String> names) {
        before.addAll(names);
    }

    /** Reports what is certainly undefined or wrong at a place. */
    void check(Names names, Place place) {
        visited.clear();
        check(names, place, List.of());
    }

    /** Whether everything means the same wherever it stands. */
    private boolean check(Names names, Place place, List<String> within) {
        boolean everywhere = true;
        for (Names.Use use : names.uses()) {
            everywhere &= use(use, place, within);
        }
        for (Names.Mistake mistake : names.mistakes()) {
            everywhere = false;
            if (passage(place, mistake.gates()) != Passage.SHUT) {
                report(mistake.problem());
            }
        }
        return everywhere;
    }

    private boolean use(Names.Use use, Place place, List<String> within) {
        String root = use.names().getFirst();
        if (supplied.extra().containsKey(root)) {
            return true;
        }
        if (place.locals().contains(root)) {
            return false;
        }
        for (Map<String, Dynamic> frame : place.own()) {
            Dynamic own = frame.get(root);
            if (own != null && !within.contains(root)) { // a task's `x: "{{ x }}-y"` means the x outside
                body(root, own, use, place, within);
                return false;
            }
        }
        Position at = definitions.at(root);
        if (at != null) {
            definitions.bodies(root).forEach(body -> body(root, body, use, place, within));
            later(use, at, place);
            return false;
        }
        Dynamic value = vars.get(root);
        if (value != null) {
            boolean same = body(root, value, use, place, within);
            if (closed) {
                members(use, value, place);
            }
            return same;
        }
        if (ROOTS.contains(root)) {
            built(use, place);
            return use.gates().isEmpty() && !root.equals("secrets");
        }
        if (closed && !guards.has(root) && passage(place, use.gates()) != Passage.SHUT) {
            report(use.undefined(1, "", hint(root, place)));
        }
        return false;
    }

    /** The value of a variable is evaluated where the variable is used, with the names of that place. */
    private boolean body(String name, Dynamic value, Names.Use use, Place place, List<String> within) {
        if (value instanceof Dynamic.Fixed || settled.contains(value)) {
            return true;
        }
        if (within.contains(name)) {
            if (value.equals(vars.get(name)) && closed && passage(place, use.gates()) == Passage.OPEN) {
                String circle = String.join(" → ", within.subList(within.indexOf(name), within.size()));
                report(new Problem(
                        "E111",
                        value.at(),
                        1,
                        "the variable `" + name + "` refers to itself: " + circle + " → " + name,
                        "give it a value that does not need it"));
            }
            return false;
        }
        Passage passage = passage(place, use.gates());
        Passage earlier = visited.get(value);
        if (earlier != null && earlier.compareTo(passage) <= 0) {
            return false;
        }
        visited.put(value, passage);
        List<String> inner = new ArrayList<>(within);
        inner.add(name);
        boolean same = check(sources.of(value), place.behind(use.gates()), inner);
        if (same) {
            settled.add(value);
        }
        return same;
    }

    private void later(Names.Use use, Position at, Place place) {
        String root = use.names().getFirst();
        boolean unknown = place.ordered() && !before.contains(root) && !vars.containsKey(root) && !ROOTS.contains(root);
        if (unknown && closed && !guards.has(root) && passage(place, use.gates()) != Passage.SHUT) {
            report(use.undefined(1, " yet", "the task that defines it comes later: " + at));
        }
    }

    private void built(Names.Use use, Place place) {
        switch (use.names().getFirst()) {
            case "facts" -> {
                if (use.names().size() > 1) {
                    members(use, facts, place, true);
                }
            }
            case "secrets" -> secret(use, place);
            default -> {
                // the environment is that of the run
            }
        }
    }

    private void secret(Names.Use use, Place place) {
        SecretSource source = secrets;
        if (source == null
                || use.names().size() < 2
                || guards.has(use.path(2))
                || passage(place, use.gates()) != Passage.OPEN) {
            return;
        }
        String name = use.names().get(1);
        try {
            if (source.find(name) == null) {
                String near = Nearest.to(name, source.names());
                String where = "set it in an env file, as the variable DRIFTLESS_SECRET_" + name + " or " + name
                        + " of the environment, or as a systemd credential";
                report(use.undefined(2, "", near == null ? where : "did you mean `" + use.shown(2, near) + "`?"));
            }
        } catch (ProblemException e) {
            secrets = null;
            e.problems().forEach(this::report);
        }
    }

    private void members(Names.Use use, Object container, Place place) {
        members(use, container, place, false);
    }

    /** Looks for each name of a path in the value of the one before it, as far as that is certain. */
    private void members(Names.Use use, Object container, Place place, boolean anyway) {
        Object now = container;
        for (int i = 1; i < use.names().size(); i++) {
            Map<String, ?> entries = entries(now);
            if (entries == null) {
                return;
            }
            Object next = entries.get(use.names().get(i));
            if (next == null) {
                if (!guards.has(use.path(i + 1)) && (anyway || passage(place, use.gates()) != Passage.SHUT)) {
                    String near = Nearest.to(use.names().get(i), entries.keySet());
                    report(use.undefined(
                            i + 1,
                            "",
                            near != null
                                    ? "did you mean `" + use.shown(i + 1, near) + "`?"
                                    : "`" + use.shown(i) + "` has " + some(entries.keySet())));
                }
                return;
            }
            now = next;
        }
    }

    private static String some(Set<String> names) {
        List<String> first = names.stream().limit(12).toList();
        return names.isEmpty() ? "nothing in it" : String.join(", ", first) + (names.size() > 12 ? ", …" : "");
    }

    private static @Nullable Map<String, ?> entries(Object container) {
        return switch (container) {
            case Dynamic.Entries(Map<String, Dynamic> entries, Position _) -> entries;
            case Dynamic.Fixed fixed -> entries(fixed.value());
            case Value.Mapping(Map<String, Value> entries) -> entries;
            default -> null;
        };
    }

    /** Whether a place is reached. */
    Passage passage(Place place) {
        return passage(place, List.of());
    }

    private Passage passage(Place place, List<Gate> further) {
        Passage passage = Passage.OPEN;
        if (place.gates().isEmpty() && further.isEmpty()) {
            return passage;
        }
        CertainVariables known = new CertainVariables(
                supplied.extra(), vars, name -> !closed || definitions.at(name) != null || place.covers(name));
        for (Gate gate : place.gates()) {
            passage = passage.and(gate.passage(known));
        }
        for (Gate gate : further) {
            passage = passage.and(gate.passage(known));
        }
        return passage;
    }

    private String hint(String root, Place place) {
        String ours = Names.inAnsible(root);
        if (ours != null) {
            return "it is `" + ours + "` here";
        }
        Set<String> names = new LinkedHashSet<>(place.locals());
        place.own().forEach(frame -> names.addAll(frame.keySet()));
        names.addAll(vars.keySet());
        names.addAll(definitions.names());
        names.addAll(supplied.extra().keySet());
        names.addAll(ROOTS);
        String near = Nearest.to(root, names);
        return near != null
                ? "did you mean `" + near + "`?"
                : "define it in `vars` or with -e " + root + "=…; if it may be missing, write " + root
                        + " | default(…)";
    }

    private void report(Problem problem) {
        if (reported.add(problem)) {
            problems.add(problem);
        }
    }
}
