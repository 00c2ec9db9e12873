package dev.driftless.app.engine;

import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.template.Gate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in a program, for the check of names.
 *
 * @param locals names of loops and of results at hand
 * @param own variables of blocks and tasks round it, innermost first
 * @param gates what has to be passed to get there
 * @param ordered whether what stands before it has run before it: not so in handlers and included files
 */
record Place(Set<String> locals, List<Map<String, Dynamic>> own, List<Gate> gates, boolean ordered) {
    /** The beginning of a document. */
    static final Place START = new Place(Set.of(), List.of(), List.of(), true);

    Place withLocals(@Nullable String... names) {
        Set<String> more = new HashSet<>(locals);
        for (String name : names) {
            if (name != null) {
                more.add(name);
            }
        }
        return new Place(more, own, gates, ordered);
    }

    Place withOwn(Map<String, Dynamic> variables) {
        if (variables.isEmpty()) {
            return this;
        }
        List<Map<String, Dynamic>> more = new ArrayList<>();
        more.add(variables);
        more.addAll(own);
        return new Place(locals, more, gates, ordered);
    }

    Place behind(List<? extends Gate> further) {
        if (further.isEmpty()) {
            return this;
        }
        List<Gate> more = new ArrayList<>(gates);
        more.addAll(further);
        return new Place(locals, own, more, ordered);
    }

    Place unordered() {
        return new Place(locals, own, gates, false);
    }

    /** Whether a name means something here that it does not mean elsewhere. */
    boolean covers(String name) {
        return locals.contains(name) || own.stream().anyMatch(frame -> frame.containsKey(name));
    }
}
