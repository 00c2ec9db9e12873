package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of renderings, and what they learnt: whether a secret was used, what was unknown. One for each step and
 * loop item; several options may be rendered in it, one after the other. Not safe for threads.
 */
public final class Scope {
    private final Environment environment;
    private final Variables variables;
    private final Consumer<String> secrets;
    private final List<String> including = new ArrayList<>();
    private final Map<String, Template> included = new HashMap<>();
    private Frame frame = new Frame(null);
    private boolean tainted;
    private @Nullable String unknown;
    private @Nullable Undefined missing;
    private long steps;

    /**
     * A scope in which nothing was rendered yet.
     *
     * @param secrets is told each secret text that goes into output, and each number computed from one; it may be told the
     *     same more than once
     */
    public Scope(Environment environment, Variables variables, Consumer<String> secrets) {
        this.environment = environment;
        this.variables = variables;
        this.secrets = secrets;
    }

    /** Whether a secret was used, be it only in a condition. */
    public boolean tainted() {
        return tainted;
    }

    /** The first reason why something in the results is unknown, or null if all is known. */
    public @Nullable String unknown() {
        return unknown;
    }

    /** The variables as they were given. */
    public Variables variables() {
        return variables;
    }

    Environment environment() {
        return environment;
    }

    void unknown(String why) {
        if (unknown == null) {
            unknown = why;
        }
    }

    void secret(String text) {
        tainted = true;
        if (!text.isEmpty()) {
            secrets.accept(text);
        }
    }

    String hole(String why) {
        return environment.holes().hole(why);
    }

    String why(String text) {
        return environment.holes().why(text);
    }

    /** Counts one turn of a loop. */
    void step() {
        if (++steps > Limits.STEPS) {
            throw Fault.limit("the loops of this template take more than " + Limits.STEPS + " turns");
        }
    }

    /** The variable of that name; null if it is undefined, see {@link #undefined}. */
    @Nullable
    Value name(String name, Span span) {
        for (Frame f = frame; f != null; f = f.parent) {
            int i = f.index(name);
            if (i >= 0) {
                Value value = f.at(i);
                if (value == null) {
                    missing = Undefined.local(span, name);
                }
                return value == null ? null : read(value);
            }
        }
        Value value = variables.find(name);
        if (value != null) {
            return read(value);
        }
        if (name.equals("omit")) {
            return Value.NULL; // an option that is null has its default
        }
        missing = Undefined.name(span, name);
        return null;
    }

    /** Marks the use of a secret. */
    Value read(Value value) {
        if (value instanceof Value.Hidden) {
            tainted = true;
        }
        return value;
    }

    /** Remembers why a value is undefined, and gives null: the undefined value. */
    @Nullable
    Value miss(Undefined why) {
        missing = why;
        return null;
    }

    /** Whether the undefined value is that of an {@code if} without {@code else}. */
    boolean missesElse() {
        Undefined last = missing;
        return last != null && last.isNoElse();
    }

    /** The error that using the undefined value is, which was met last. */
    Fault undefined() {
        Undefined last = missing;
        return last == null ? Fault.type("undefined") : last.fault(this);
    }

    void set(String name, @Nullable Value value) {
        frame.set(name, value);
    }

    /** The names that templates set, innermost first. */
    List<String> locals() {
        List<String> names = new ArrayList<>();
        for (Frame f = frame; f != null; f = f.parent) {
            for (int i = 0; i < f.size(); i++) {
                names.add(f.name(i));
            }
        }
        return names;
    }

    /** Opens a frame; whoever does closes it with {@link #leave}. */
    Frame enter() {
        Frame outer = frame;
        frame = new Frame(outer);
        return outer;
    }

    void leave(Frame outer) {
        frame = outer;
    }

    /** The template that an include names, compiled once for this scope. */
    Template included(Loader.Source source) {
        Template template = included.get(source.id());
        if (template == null) {
            template = Template.compileText(source.text(), source.where(), Dialect.FILE);
            included.put(source.id(), template);
        }
        return template;
    }

    void startInclude(String id) {
        if (including.contains(id)) {
            throw new Fault(
                    Fault.INCLUDE, "`" + id + "` includes itself: " + String.join(" → ", including) + " → " + id, null);
        }
        if (including.size() >= Limits.INCLUDES) {
            throw Fault.limit("includes are nested more than " + Limits.INCLUDES + " deep");
        }
        including.add(id);
    }

    void endInclude() {
        including.removeLast();
    }
}
