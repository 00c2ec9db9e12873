package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call, as written.
 *
 * @param names of the last arguments, which are given by name
 * @param spread a list whose items follow those by position
 * @param spreadNamed a mapping whose entries follow those by name
 */
record Arguments(
        List<Expr> positional,
        List<String> names,
        List<Expr> named,
        @Nullable Expr spread,
        @Nullable Expr spreadNamed) {
    static final Arguments NONE = new Arguments(List.of(), List.of(), List.of(), null, null);

    boolean isFixed() {
        return spread == null && spreadNamed == null;
    }

    /** The arguments as values, where one may be undefined. */
    Given evaluate(Scope scope) {
        List<@Nullable Value> values = new ArrayList<>(positional.size());
        for (Expr argument : positional) {
            values.add(argument.eval(scope));
        }
        if (spread != null) {
            values.addAll(Order.items(spread.value(scope)));
        }
        Map<String, @Nullable Value> byName = Map.of();
        if (!named.isEmpty() || spreadNamed != null) {
            byName = new LinkedHashMap<>();
            for (int i = 0; i < named.size(); i++) {
                byName.put(names.get(i), named.get(i).eval(scope));
            }
        }
        if (spreadNamed != null) {
            if (!(spreadNamed.value(scope) instanceof Value.Mapping(var entries))) {
                throw Fault.type("** wants a mapping").at(spreadNamed.span());
            }
            byName.putAll(entries);
        }
        return new Given(values, byName);
    }

    /** Arguments as values, not yet bound to parameters. */
    record Given(List<@Nullable Value> positional, Map<String, @Nullable Value> named) {
        static final Given NOTHING = new Given(List.of(), Map.of());
    }
}
