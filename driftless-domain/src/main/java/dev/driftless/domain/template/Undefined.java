package dev.driftless.domain.template;

import dev.driftless.domain.schema.Nearest;
import dev.driftless.domain.value.Value;
import org.jspecify.annotations.Nullable;

/** Why an expression has no value. Costs next to nothing until somebody needs the message: most go to a default. */
sealed interface Undefined {
    Span span();

    Fault fault(Scope scope);

    private static Fault because(String message, Span span) {
        return new Fault(Fault.UNDEFINED, message, "give it a value for that case with | default(…)").at(span);
    }

    private static @Nullable String meant(@Nullable String near) {
        return near == null ? null : "did you mean `" + near + "`?";
    }

    /** A variable that nobody defined. */
    record Variable(Span span, String name) implements Undefined {
        @Override
        public Fault fault(Scope scope) {
            return new Fault(Fault.UNDEFINED, "`" + name + "` is not defined", hint(scope)).at(span);
        }

        private @Nullable String hint(Scope scope) {
            String ours = Ansible.variable(name);
            if (ours != null) {
                return "it is `" + ours + "` here";
            }
            String near = Nearest.to(name, scope.locals());
            return meant(
                    near != null ? near : Nearest.to(name, scope.variables().names()));
        }
    }

    /** A variable that the template set to something undefined. */
    record Local(Span span, String name) implements Undefined {
        @Override
        public Fault fault(Scope scope) {
            return because("`" + name + "` was set to something that is not defined", span);
        }
    }

    /** The side of an {@code if} without {@code else}: printed it is nothing, anywhere else it is an error. */
    record NoElse(Span span) implements Undefined {
        @Override
        public Fault fault(Scope scope) {
            return because("the condition is false and there is no else", span);
        }
    }

    /** What an operation has no result for: {@code there is no first item: the list is empty}. */
    record NoResult(Span span, String message) implements Undefined {
        @Override
        public Fault fault(Scope scope) {
            return because(message, span);
        }
    }

    /** An item beyond the end of a list. */
    record Item(Span span, Expr list, long index, int size) implements Undefined {
        @Override
        public Fault fault(Scope scope) {
            String path = list.path() + "[" + index + "]";
            return because("`" + path + "` is not defined: the list has " + size + " items", span);
        }
    }

    /**
     * A member that a value does not have.
     *
     * @param container how messages name the value
     * @param before what stands between that and the name: a dot or brackets
     */
    record Member(Span span, Container container, String before, String name, String after, Value value)
            implements Undefined {
        @Override
        public Fault fault(Scope scope) {
            String what = "`" + path(name) + "` is not defined";
            if (!(value instanceof Value.Mapping)) {
                what += ": " + Show.kind(value) + " has no `" + name + "`";
            }
            return new Fault(Fault.UNDEFINED, what, hint()).at(span);
        }

        private String path(String member) {
            return container.path() + before + member + after;
        }

        private @Nullable String hint() {
            if (value instanceof Value.Mapping(var entries)) {
                String near = Nearest.to(name, entries.keySet());
                if (near != null) {
                    return meant(path(near));
                }
            }
            return Methods.has(value, name) ? "it is a method: write `" + path(name) + "()`" : null;
        }
    }

    /** Something that has members, as messages name it. */
    interface Container {
        String path();
    }
}
