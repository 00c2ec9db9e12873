package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators. Three-valued where a part is unknown. */
final class Operators {
    private Operators() {}

    /** {@code + - * / // % **}. */
    enum Binary {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        FLOOR_DIVIDE,
        MODULO,
        POWER;

        Value apply(Value a, Value b) {
            return switch (this) {
                case ADD -> Arithmetic.add(a, b);
                case SUBTRACT -> Arithmetic.subtract(a, b);
                case MULTIPLY -> Arithmetic.multiply(a, b);
                case DIVIDE -> Arithmetic.divide(a, b);
                case FLOOR_DIVIDE -> Arithmetic.floorDivide(a, b);
                case MODULO -> Arithmetic.modulo(a, b);
                case POWER -> Arithmetic.power(a, b);
            };
        }
    }

    /** An arithmetic operation. */
    record Compute(Binary operator, Expr left, Expr right, Span span) implements Expr {
        @Override
        public Value eval(Scope scope) {
            Value a = left.value(scope);
            Value b = right.value(scope);
            try {
                if (operator == Binary.MODULO && Order.text(a) != null) {
                    return formatted(a, b, scope);
                }
                String why = unknown(a, b, scope);
                return why != null ? new Value.Unknown(why) : operator.apply(a, b);
            } catch (Fault e) {
                throw e.at(span);
            }
        }

        private @Nullable String unknown(Value a, Value b, Scope scope) {
            boolean keepsHoles = (operator == Binary.ADD && Order.text(a) != null && Order.text(b) != null)
                    || (operator == Binary.MULTIPLY && (b instanceof Value.Whole || a instanceof Value.Whole));
            if (keepsHoles) {
                return null;
            }
            String why = Traits.unknown(a, scope);
            return why != null ? why : Traits.unknown(b, scope);
        }

        /** {@code '%s' % value}: a tuple that is written there is a list of arguments, anything else is one. */
        private Value formatted(Value a, Value b, Scope scope) {
            String why = Traits.unknown(a, scope);
            why = why != null ? why : Traits.unknownInside(b, scope);
            if (why != null) {
                return new Value.Unknown(why);
            }
            boolean several = right instanceof Expr.ListOf list && list.tuple();
            List<Value> arguments = several ? Order.items(b) : List.of(b);
            Value text = new Value.Text(Formats.percent(String.valueOf(Order.text(a)), arguments, several ? null : b));
            return Traits.hides(a) || Traits.hides(b) ? Traits.hide(text, scope) : text;
        }
    }

    /** {@code -x}. */
    record Negate(Expr operand, Span span) implements Expr {
        @Override
        public Value eval(Scope scope) {
            Value value = operand.value(scope);
            String why = Traits.unknown(value, scope);
            try {
                return why != null ? new Value.Unknown(why) : Arithmetic.negate(value);
            } catch (Fault e) {
                throw e.at(span);
            }
        }
    }

    /** {@code a ~ b ~ c}. */
    record Concatenate(List<Expr> parts, Span span) implements Expr {
        @Override
        public Value eval(Scope scope) {
            Out out = new Out(scope);
            for (Expr part : parts) {
                Value value = part.printed(scope);
                if (value != null) {
                    Show.str(value, out);
                }
            }
            return out.value();
        }
    }

    /** {@code not x}. */
    record Not(Expr operand, Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            Value value = operand.value(scope);
            Value truth = Order.truth(value, scope);
            return truth instanceof Value.Bool(var yes) ? Order.bool(!yes) : truth;
        }
    }

    /** {@code a and b}, {@code a or b}: the operand that decided, as in Python. */
    record Logic(boolean and, Expr left, Expr right, Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            Value a = left.value(scope);
            Value truth = Order.truth(a, scope);
            if (truth instanceof Value.Bool(var yes)) {
                return yes == and ? right.value(scope) : a;
            }
            // unknown and false is false, unknown or true is true
            Value b = right.value(scope);
            boolean decides = b instanceof Value.Bool(var yes) && yes != and;
            return decides ? b : truth;
        }
    }

    /** {@code a if test else b}. */
    record Choice(Expr test, Expr then, @Nullable Expr otherwise, Span span) implements Expr {
        @Override
        public @Nullable Value eval(Scope scope) {
            Value truth = Order.truth(test.value(scope), scope);
            if (!(truth instanceof Value.Bool(var yes))) {
                return truth;
            }
            if (yes) {
                return then.eval(scope);
            }
            if (otherwise == null) {
                return scope.miss(new Undefined.NoElse(span));
            }
            return otherwise.eval(scope);
        }
    }

    /** How two values are compared. */
    enum Comparison {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        IN,
        NOT_IN;

        Value apply(Value a, Value b, Scope scope) {
            if (this == IN || this == NOT_IN) {
                Value in = in(a, b, scope);
                return in instanceof Value.Bool(var yes) ? Order.bool(yes == (this == IN)) : in;
            }
            String why = Traits.unknownInside(a, scope);
            why = why != null ? why : Traits.unknownInside(b, scope);
            return why != null ? new Value.Unknown(why) : Order.bool(holds(a, b));
        }

        private boolean holds(Value a, Value b) {
            if (this == EQUAL || this == NOT_EQUAL) {
                return Order.equal(a, b) == (this == EQUAL);
            }
            boolean nan = (a instanceof Value.Real(var x) && Double.isNaN(x))
                    || (b instanceof Value.Real(var y) && Double.isNaN(y));
            int order = Order.compare(a, b);
            return !nan
                    && switch (this) {
                        case LESS -> order < 0;
                        case LESS_OR_EQUAL -> order <= 0;
                        case GREATER -> order > 0;
                        default -> order >= 0;
                    };
        }

        private static Value in(Value item, Value container, Scope scope) {
            String why = Traits.unknownInside(item, scope);
            why = why != null ? why : Traits.unknown(container, scope);
            if (why != null) {
                return new Value.Unknown(why);
            }
            if (!(container instanceof Value.Sequence(var items))) {
                return Order.bool(Order.contains(container, item));
            }
            for (Value candidate : items) {
                String unsure = Traits.unknownInside(candidate, scope);
                if (unsure != null) {
                    why = why == null ? unsure : why;
                } else if (Order.equal(candidate, item)) {
                    return Order.TRUE;
                }
            }
            return why != null ? new Value.Unknown(why) : Order.FALSE;
        }
    }

    /** {@code a < b <= c}: every neighbouring pair must hold. */
    record Compare(Expr first, List<Comparison> comparisons, List<Expr> others, Span span) implements Expr {
        @Override
        public Value eval(Scope scope) {
            Value left = first.value(scope);
            Value result = Order.TRUE;
            for (int i = 0; i < others.size(); i++) {
                Value right = others.get(i).value(scope);
                try {
                    Value holds = comparisons.get(i).apply(left, right, scope);
                    if (holds instanceof Value.Bool(var yes)) {
                        if (!yes) {
                            return holds;
                        }
                    } else {
                        result = holds;
                    }
                } catch (Fault e) {
                    throw e.at(span);
                }
                left = right;
            }
            return result;
        }
    }

    /** {@code {'a': 1}}. */
    record MappingOf(List<Expr> keys, List<Expr> values, Span span) implements Expr {
        @Override
        public Value eval(Scope scope) {
            Map<String, Value> entries = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                Value key = keys.get(i).value(scope);
                String why = Traits.unknown(key, scope);
                if (why != null) {
                    return new Value.Unknown(why);
                }
                String text = Order.text(key);
                if (text == null) {
                    throw new Fault(
                                    Fault.TYPE,
                                    "a mapping has texts as keys, not " + Show.kind(key),
                                    "put the key in quotes")
                            .at(keys.get(i).span());
                }
                entries.put(text, values.get(i).value(scope));
            }
            return new Value.Mapping(entries);
        }
    }
}
