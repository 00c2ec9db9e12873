package dev.driftless.domain.template;

import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression, compiled. Immutable. */
interface Expr {
    Span span();

    /** Its value; null if it is undefined, and then the scope knows why. */
    @Nullable
    Value eval(Scope scope);

    /** Its value; being undefined is an error. */
    default Value value(Scope scope) {
        Value value = eval(scope);
        if (value == null) {
            throw scope.undefined().at(span());
        }
        return value;
    }

    /** Its value as it is printed; null for an {@code if} without {@code else}, which prints nothing. */
    default @Nullable Value printed(Scope scope) {
        Value value = eval(scope);
        if (value == null && !scope.missesElse()) {
            throw scope.undefined().at(span());
        }
        return value;
    }

    /** How messages name it. */
    default String path() {
        return "(…)";
    }

    /** A literal. */
    record Constant(Value value, Span span) implements Expr {
        @Override
        public Value eval(Scope scope) {
            return value;
        }
    }

    /** {@code name}. */
    record Name(String name, Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            return scope.name(name, span);
        }

        @Override
        public String path() {
            return name;
        }
    }

    /** {@code object.name}. */
    record Attribute(Expr object, String name, Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            Value container = object.eval(scope);
            if (container == null || container instanceof Value.Unknown) {
                return container;
            }
            if (container instanceof Value.Mapping(var entries)) {
                Value member = entries.get(name);
                if (member != null) {
                    return scope.read(member);
                }
            }
            return scope.miss(Undefined.member(span, path(), container, name));
        }

        @Override
        public String path() {
            return object.path() + "." + name;
        }
    }

    /** {@code object[index]}. */
    record Subscript(Expr object, Expr index, Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            Value container = object.eval(scope);
            Value at = container == null ? null : index.eval(scope);
            if (container == null || at == null) {
                return null;
            }
            String why = Traits.unknown(container, scope);
            why = why != null ? why : Traits.unknown(at, scope);
            if (why != null) {
                return new Value.Unknown(why);
            }
            Value item = find(container, at);
            return item != null ? scope.read(item) : scope.miss(missing(container, at));
        }

        private @Nullable Value find(Value container, Value at) {
            if (container instanceof Value.Mapping(var entries)) {
                String key = Order.key(at);
                if (key == null) {
                    throw Fault.type(Show.kind(at) + " cannot be the key of a mapping")
                            .at(span);
                }
                return entries.get(key);
            }
            Long number = Order.whole(at);
            if (number == null) {
                return null;
            }
            if (container instanceof Value.Sequence(var items)) {
                return Slices.item(items, number);
            }
            String text = Order.text(container);
            String character = text == null ? null : Slices.character(text, number);
            if (character == null) {
                return null;
            }
            return container instanceof Value.Hidden ? new Value.Hidden(character) : new Value.Text(character);
        }

        private Undefined missing(Value container, Value at) {
            String shown = at instanceof Value.Text || at instanceof Value.Whole ? Order.key(at) : null;
            String name = shown == null ? "…" : shown;
            if (container instanceof Value.Sequence(List<Value> items) && at instanceof Value.Whole) {
                return Undefined.because(
                        span, "`" + path() + "` is not defined: the list has " + items.size() + " items");
            }
            return Undefined.member(span, path(name, at instanceof Value.Text), container, name);
        }

        private String path(String name, boolean text) {
            return object.path() + (text ? "['" + name + "']" : "[" + name + "]");
        }

        @Override
        public String path() {
            if (index instanceof Constant constant) {
                Value value = constant.value();
                String name = Order.key(value);
                return path(name == null ? "…" : name, value instanceof Value.Text);
            }
            return object.path() + "[" + index.path() + "]";
        }
    }

    /** {@code object[from:to:by]}. */
    record Slice(
            Expr object,
            @Nullable Expr from,
            @Nullable Expr to,
            @Nullable Expr by,
            Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            Value container = object.eval(scope);
            if (container == null) {
                return null;
            }
            String why = Traits.unknown(container, scope);
            if (why != null) {
                return new Value.Unknown(why);
            }
            try {
                return Slices.slice(container, bound(from, scope), bound(to, scope), bound(by, scope));
            } catch (UnknownBound e) {
                return new Value.Unknown(e.why);
            } catch (Fault e) {
                throw e.at(span);
            }
        }

        private static @Nullable Long bound(@Nullable Expr bound, Scope scope) {
            if (bound == null) {
                return null;
            }
            Value value = bound.value(scope);
            if (value instanceof Value.Null) {
                return null;
            }
            String why = Traits.unknown(value, scope);
            if (why != null) {
                throw new UnknownBound(why);
            }
            Long number = Order.whole(value);
            if (number == null) {
                throw Fault.type("a slice has whole numbers as bounds, not " + Show.kind(value))
                        .at(bound.span());
            }
            return number;
        }
    }

    /** A bound of a slice that is unknown makes the slice unknown. */
    @SuppressWarnings("serial") // never leaves this file
    final class UnknownBound extends RuntimeException {
        private final String why;

        UnknownBound(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }

    /** {@code [a, b]} and {@code (a, b)}: there is one kind of list here. */
    record ListOf(List<Expr> items, boolean tuple, Span span) implements Expr {
        @Override
        public Value eval(Scope scope) {
            Value[] values = new Value[items.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = items.get(i).value(scope);
            }
            return new Value.Sequence(List.of(values));
        }
    }

    /** Whether a text has holes, for the few operators that keep them. */
    static boolean hasHoles(Value value) {
        String text = Order.text(value);
        return text != null && Holes.in(text);
    }
}
