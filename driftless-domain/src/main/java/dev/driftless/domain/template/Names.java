package dev.driftless.domain.template;

import dev.driftless.domain.schema.Problem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a template or a condition refers to, found without evaluating it. What it sets itself is not among it.
 *
 * @param uses where a name is needed: where it is undefined when that place is reached, it is an error
 * @param guarded names and paths, with dots, that may be undefined: something asks whether they are defined, or gives a
 *     default
 * @param mistakes what is wrong with includes
 */
public record Names(List<Use> uses, Set<String> guarded, List<Mistake> mistakes) {
    /** Of a text without an expression. */
    public static final Names NONE = new Names(List.of(), Set.of(), List.of());

    /** What a variable of Ansible is called here, or null. */
    public static @Nullable String inAnsible(String name) {
        return Ansible.variable(name);
    }

    public Names {
        uses = List.copyOf(uses);
        guarded = Set.copyOf(guarded);
        mistakes = List.copyOf(mistakes);
    }

    /** One place that needs a variable, or a member of one as far as the members' names stand there. Immutable. */
    public static final class Use {
        private final List<String> names;
        private final List<Expr> nodes;
        private final SourceText source;
        private final List<Gate> gates;

        Use(List<String> names, List<Expr> nodes, SourceText source, List<Gate> gates) {
            this.names = List.copyOf(names);
            this.nodes = List.copyOf(nodes);
            this.source = source;
            this.gates = gates;
        }

        /** The variable, then its members; at least one. */
        public List<String> names() {
            return names;
        }

        /** The first {@code count} names, with dots between them. */
        public String path(int count) {
            return String.join(".", names.subList(0, count));
        }

        /** What has to be passed to get to the place. */
        public List<Gate> gates() {
            return gates;
        }

        /** The first {@code count} names as they are written. */
        public String shown(int count) {
            return nodes.get(count - 1).path();
        }

        /** The same with another last name. */
        public String shown(int count, String last) {
            Expr node = nodes.get(count - 1);
            return count == 1
                    ? last
                    : shown(count - 1) + (node instanceof Expr.Subscript ? "['" + last + "']" : "." + last);
        }

        /** The problem that the first {@code count} names together are not defined. */
        public Problem undefined(int count, String why, @Nullable String hint) {
            String what = "`" + shown(count) + "` is not defined" + why;
            return source.problem(new Fault(Fault.UNDEFINED, what, hint)
                    .at(nodes.get(count - 1).span()));
        }
    }

    /** A problem that there is as soon as its place is reached. */
    public record Mistake(Problem problem, List<Gate> gates) {}
}
