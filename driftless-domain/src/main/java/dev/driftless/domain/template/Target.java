package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code set} or {@code for} assigns to. */
sealed interface Target {
    /** Gives it a value; null for an undefined one. */
    void assign(@Nullable Value value, Scope scope);

    /** A variable. */
    record Variable(String name) implements Target {
        @Override
        public void assign(@Nullable Value value, Scope scope) {
            scope.set(name, value);
        }
    }

    /** {@code a, b}: the items of a list of just as many. */
    record Several(List<Target> targets, Span span) implements Target {
        @Override
        public void assign(@Nullable Value value, Scope scope) {
            if (value == null) {
                throw scope.undefined().at(span);
            }
            if (value instanceof Value.Unknown) {
                for (Target target : targets) {
                    target.assign(value, scope);
                }
                return;
            }
            List<Value> items = Order.items(value);
            if (items.size() != targets.size()) {
                throw Fault.type("there are " + targets.size() + " names for " + items.size() + " items")
                        .at(span);
            }
            for (int i = 0; i < items.size(); i++) {
                targets.get(i).assign(items.get(i), scope);
            }
        }
    }

    /** {@code namespace.name}. */
    record Member(String namespace, String name, Span span) implements Target {
        @Override
        public void assign(@Nullable Value value, Scope scope) {
            Value object = scope.name(namespace, span);
            if (object instanceof Value.Unknown) {
                return;
            }
            if (!(object instanceof Value.Mapping(var entries)) || !(entries instanceof Namespace mutable)) {
                throw new Fault(
                                Fault.TYPE,
                                "`" + namespace + "` is no namespace",
                                "begin with {% set " + namespace + " = namespace() %}")
                        .at(span);
            }
            if (value == null) {
                throw scope.undefined().at(span);
            }
            mutable.set(name, value);
        }
    }
}
