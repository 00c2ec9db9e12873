package dev.driftless.domain.template;

import dev.driftless.domain.schema.Nearest;
import dev.driftless.domain.value.Value;
import org.jspecify.annotations.Nullable;

/** Expressions that call something. */
final class Calls {
    private Calls() {}

    /** {@code input | filter(arguments)}. */
    record Filter(Operation filter, Expr input, Arguments arguments, Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            Value value = input.eval(scope);
            if (value == null && filter.doc().reach() != Reach.SELF) {
                return null; // an undefined value goes through filters, up to a default
            }
            return Call.of(filter, value, arguments.evaluate(scope), scope, span);
        }

        @Override
        public String path() {
            return input.path() + " | " + filter.doc().firstName();
        }
    }

    /** {@code input is test(arguments)}. */
    record Test(Operation test, boolean negated, Expr input, Arguments arguments, Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            Value value = input.eval(scope);
            if (value == null && test.doc().reach() != Reach.SELF) {
                return null;
            }
            Value result = Call.of(test, value, arguments.evaluate(scope), scope, span);
            return negated && result instanceof Value.Bool(var yes) ? Order.bool(!yes) : result;
        }
    }

    /** {@code receiver.method(arguments)}. */
    record Method(Expr receiver, String name, Arguments arguments, Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            Value value = receiver.eval(scope);
            if (value == null || value instanceof Value.Unknown) {
                return value;
            }
            Operation method = Methods.find(value, name);
            if (method == null) {
                throw noMethod(value).at(span);
            }
            return Call.of(method, value, arguments.evaluate(scope), scope, span);
        }

        private Fault noMethod(Value value) {
            String near = Nearest.to(name, Methods.names(value));
            String hint = near != null ? "did you mean `" + near + "`?" : Methods.instead(name);
            return new Fault(Fault.UNKNOWN_NAME, Show.kind(value) + " has no method `" + name + "`", hint);
        }

        @Override
        public String path() {
            return receiver.path() + "." + name + "()";
        }
    }

    /** {@code function(arguments)}. */
    record Function(Operation function, Arguments arguments, Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            return Call.of(function, Value.NULL, arguments.evaluate(scope), scope, span);
        }
    }
}
