package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import org.jspecify.annotations.Nullable;

/** Why an expression has no value. Costs nothing but memory until somebody needs the message. */
record Undefined(
        Span span,
        String path,
        @Nullable Value container,
        @Nullable String name,
        @Nullable String message) {
    private static final String NO_ELSE = "else";

    /** A variable that nobody defined. */
    static Undefined name(Span span, String name) {
        return new Undefined(span, name, null, name, null);
    }

    /** A variable that the template set to something undefined. */
    static Undefined local(Span span, String name) {
        return new Undefined(span, name, null, null, "`" + name + "` was set to something that is not defined");
    }

    /** A member that the container does not have. */
    static Undefined member(Span span, String path, Value container, String name) {
        return new Undefined(span, path, container, name, null);
    }

    /** The side of an {@code if} without {@code else}: printed it is nothing, anywhere else it is an error. */
    static Undefined noElse(Span span) {
        return new Undefined(span, "", null, NO_ELSE, "the condition is false and there is no else");
    }

    boolean isNoElse() {
        return NO_ELSE.equals(name) && message != null;
    }

    /** Anything else: {@code the list has no first item: it is empty}. */
    static Undefined because(Span span, String message) {
        return new Undefined(span, "", null, null, message);
    }

    Fault fault(Scope scope) {
        if (message != null) {
            return new Fault(Fault.UNDEFINED, message, "give it a value for that case with | default(…)").at(span);
        }
        String what = "`" + path + "` is not defined";
        if (container != null && !(container instanceof Value.Mapping)) {
            what += ": " + Show.kind(container) + " has no `" + name + "`";
        }
        return new Fault(Fault.UNDEFINED, what, hint(scope)).at(span);
    }

    private @Nullable String hint(Scope scope) {
        String wanted = name;
        if (wanted == null) {
            return null;
        }
        if (container == null) {
            String ours = Ansible.variable(wanted);
            if (ours != null) {
                return "it is `" + ours + "` here";
            }
            String near = Nearest.of(wanted, scope.locals());
            near = near != null ? near : Nearest.of(wanted, scope.variables().names());
            return near == null ? null : "did you mean `" + near + "`?";
        }
        if (container instanceof Value.Mapping(var entries)) {
            String near = Nearest.of(wanted, entries.keySet());
            if (near != null) {
                int end = path.lastIndexOf(wanted);
                String fixed = end < 0 ? near : path.substring(0, end) + near + path.substring(end + wanted.length());
                return "did you mean `" + fixed + "`?";
            }
        }
        return Methods.has(container, wanted) ? "it is a method: write `" + path + "()`" : null;
    }
}
