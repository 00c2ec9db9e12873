package dev.driftless.domain.template;

import dev.driftless.domain.template.Statement.Body;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code {% for target in items if filter %}…{% else %}…{% endfor %}}. What its body sets ends with each turn. */
record For(Target target, Expr items, @Nullable Expr filter, Body body, Body otherwise, Span span)
        implements Statement {
    @Override
    public void run(Scope scope, Out out) {
        Value value = items.value(scope);
        String why = Traits.unknown(value, scope);
        if (why != null) {
            skip(why, scope, out);
            return;
        }
        List<Value> turns;
        try {
            turns = Order.items(value);
        } catch (Fault e) {
            throw e.at(items.span());
        }
        if (filter != null) {
            List<Value> chosen = new ArrayList<>();
            why = filter(turns, filter, chosen, scope);
            if (why != null) {
                skip(why, scope, out);
                return;
            }
            turns = chosen;
        }
        if (turns.isEmpty()) {
            otherwise.run(scope, out);
        } else {
            loop(turns, scope, out);
        }
    }

    /** Nothing that a loop sets is left after it but members of namespaces. */
    private void skip(String why, Scope scope, Out out) {
        Frame outer = scope.enter();
        try {
            Statement.skip(this, why, scope, out);
        } finally {
            scope.leave(outer);
        }
    }

    private @Nullable String filter(List<Value> all, Expr test, List<Value> chosen, Scope scope) {
        for (Value item : all) {
            scope.step();
            Frame outer = scope.enter();
            try {
                target.assign(item, scope);
                Value truth = Order.truth(test.value(scope), scope);
                if (truth instanceof Value.Unknown(var why)) {
                    return why;
                }
                if (Order.isTrue(truth)) {
                    chosen.add(item);
                }
            } finally {
                scope.leave(outer);
            }
        }
        return null;
    }

    private void loop(List<Value> turns, Scope scope, Out out) {
        LoopState state = new LoopState(turns);
        Value loop = new Value.Mapping(state);
        for (Value item : turns) {
            scope.step();
            state.next();
            Frame outer = scope.enter();
            try {
                scope.set("loop", loop);
                target.assign(scope.read(item), scope);
                body.run(scope, out);
            } finally {
                scope.leave(outer);
            }
        }
    }

    @Override
    public void targets(List<Target> into) {
        body.targets(into);
        otherwise.targets(into);
    }
}
