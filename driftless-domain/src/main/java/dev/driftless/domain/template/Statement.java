package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A piece of a template that writes, compiled. Immutable. */
interface Statement {
    void run(Scope scope, Out out);

    /** Adds what it sets, for when it is unknown whether it runs. */
    default void targets(List<Target> into) {}

    /** Text as it is. */
    record Data(String text) implements Statement {
        @Override
        public void run(Scope scope, Out out) {
            out.add(text);
        }
    }

    /** {@code {{ expression }}}. */
    record Print(Expr expr) implements Statement {
        @Override
        public void run(Scope scope, Out out) {
            Value value = expr.printed(scope);
            if (value != null) {
                Traits.tell(value, scope);
                out.print(value);
            }
        }
    }

    /** Statements in a row. */
    record Body(List<Statement> statements) {
        static final Body EMPTY = new Body(List.of());

        void run(Scope scope, Out out) {
            for (Statement statement : statements) {
                statement.run(scope, out);
            }
        }

        void targets(List<Target> into) {
            for (Statement statement : statements) {
                statement.targets(into);
            }
        }
    }

    /** Writes a hole in place of a statement of which is unknown what it does, and makes unknown what it would set. */
    static void skip(Statement statement, String why, Scope scope, Out out) {
        scope.unknown(why);
        out.hole(why);
        List<Target> targets = new ArrayList<>();
        statement.targets(targets);
        for (Target target : targets) {
            target.assign(new Value.Unknown(why), scope);
        }
    }

    /** {@code {% if %}…{% elif %}…{% else %}…{% endif %}}. */
    record If(List<Expr> tests, List<Body> bodies, Body otherwise) implements Statement {
        @Override
        public void run(Scope scope, Out out) {
            for (int i = 0; i < tests.size(); i++) {
                Value truth = Order.truth(tests.get(i).value(scope), scope);
                if (!(truth instanceof Value.Bool(var yes))) {
                    skip(this, ((Value.Unknown) truth).why(), scope, out);
                    return;
                }
                if (yes) {
                    bodies.get(i).run(scope, out);
                    return;
                }
            }
            otherwise.run(scope, out);
        }

        @Override
        public void targets(List<Target> into) {
            for (Body body : bodies) {
                body.targets(into);
            }
            otherwise.targets(into);
        }
    }

    /** {@code {% set target = expression %}}. */
    record Set(Target target, Expr expr) implements Statement {
        @Override
        public void run(Scope scope, Out out) {
            Value value = expr.eval(scope);
            target.assign(value == null && scope.missesElse() ? Value.of("") : value, scope);
        }

        @Override
        public void targets(List<Target> into) {
            into.add(target);
        }
    }

    /** {@code {% set target %}…{% endset %}}. */
    record SetBody(Target target, Body body) implements Statement {
        @Override
        public void run(Scope scope, Out out) {
            Out inner = new Out(scope);
            Frame outer = scope.enter();
            try {
                body.run(scope, inner);
            } finally {
                scope.leave(outer);
            }
            target.assign(inner.value(), scope);
        }

        @Override
        public void targets(List<Target> into) {
            into.add(target);
        }
    }

    /** {@code {% with a = 1 %}…{% endwith %}}. */
    record With(List<Target> names, List<Expr> values, Body body) implements Statement {
        @Override
        public void run(Scope scope, Out out) {
            Frame outer = scope.enter();
            try {
                for (int i = 0; i < names.size(); i++) {
                    names.get(i).assign(values.get(i).value(scope), scope);
                }
                body.run(scope, out);
            } finally {
                scope.leave(outer);
            }
        }
    }
}
