package dev.driftless.app.engine;

import dev.driftless.domain.plan.Secrecy;
import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.template.Environment;
import dev.driftless.domain.template.Scope;
import dev.driftless.domain.template.Variables;
import dev.driftless.domain.value.Value;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of a run. Precedence: vars &lt; include_vars &lt; set_fact and register &lt; a task's own and a loop's &lt; the command line. */
final class RunVariables implements Variables {
    private final Environment environment;
    private final Redactor redactor;
    private final Map<String, Dynamic> vars;
    private final Map<String, Value> roots;
    private final Map<String, Value> extra;
    private final Map<String, Dynamic> included = new HashMap<>();
    private final Map<String, Value> facts = new LinkedHashMap<>();
    private final Deque<Map<String, Value>> locals = new ArrayDeque<>();
    private final Deque<Map<String, Dynamic>> own = new ArrayDeque<>();
    private final Set<String> evaluating = new HashSet<>();

    /**
     * @param roots {@code facts env secrets}
     * @param extra from the command line
     */
    RunVariables(
            Environment environment,
            Redactor redactor,
            Map<String, Dynamic> vars,
            Map<String, Value> roots,
            Map<String, Value> extra) {
        this.environment = environment;
        this.redactor = redactor;
        this.vars = vars;
        this.roots = roots;
        this.extra = extra;
    }

    /** A scope for one step. */
    Scope scope() {
        return new Scope(environment, this, redactor);
    }

    /** The text without secrets. */
    String mask(String text) {
        return redactor.mask(text);
    }

    /** What a step registers: text that holds a secret which only taint can mask is a secret too, and all text of a sensitive step. */
    Map<String, Value> tainted(Map<String, Value> value, Secrecy secrecy) {
        return switch (secrecy) {
            case OPEN -> value;
            case TAINTED -> Hiding.where(value, text -> redactor.finds(text, secrecy) && !redactor.finds(text));
            case SENSITIVE -> Hiding.where(value, _ -> true);
        };
    }

    void set(String name, Value value) {
        facts.put(name, value);
    }

    @Nullable
    Value get(String name) {
        return facts.get(name);
    }

    void include(Map<String, Dynamic> entries) {
        included.putAll(entries);
    }

    void enter(Map<String, Value> values) {
        locals.push(values);
    }

    void leave() {
        locals.pop();
    }

    void enterOwn(Map<String, Dynamic> entries) {
        own.push(entries);
    }

    void leaveOwn() {
        own.pop();
    }

    @Override
    public @Nullable Value find(String name) {
        Value given = extra.get(name);
        if (given != null) {
            return given;
        }
        for (Map<String, Value> frame : locals) {
            Value value = frame.get(name);
            if (value != null) {
                return value;
            }
        }
        for (Map<String, Dynamic> frame : own) {
            Dynamic value = frame.get(name);
            if (value != null && !evaluating.contains(name)) {
                return evaluate(name, value);
            }
        }
        Value fact = facts.get(name);
        if (fact != null) {
            return fact;
        }
        Dynamic value = included.getOrDefault(name, vars.get(name));
        return value != null ? evaluate(name, value) : roots.get(name);
    }

    private Value evaluate(String name, Dynamic value) {
        if (value instanceof Dynamic.Fixed fixed) {
            return fixed.value();
        }
        if (!evaluating.add(name)) {
            throw new InvalidOption(null, "the variable `" + name + "` refers to itself (" + value.at() + ")");
        }
        try {
            return value.evaluate(scope());
        } finally {
            evaluating.remove(name);
        }
    }

    @Override
    public Collection<String> names() {
        Set<String> names = new LinkedHashSet<>(extra.keySet());
        locals.forEach(frame -> names.addAll(frame.keySet()));
        own.forEach(frame -> names.addAll(frame.keySet()));
        names.addAll(facts.keySet());
        names.addAll(included.keySet());
        names.addAll(vars.keySet());
        names.addAll(roots.keySet());
        return names;
    }
}
