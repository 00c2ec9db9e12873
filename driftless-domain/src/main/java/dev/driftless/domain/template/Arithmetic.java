package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Arithmetic as Python has it, within 64 bits: what does not fit is an error, never another number. */
final class Arithmetic {
    private Arithmetic() {}

    static Value add(Value a, Value b) {
        String x = Order.text(a);
        String y = Order.text(b);
        if (x != null && y != null) {
            Limits.text((long) x.length() + y.length());
            return text(x.concat(y), a, b);
        }
        if (a instanceof Value.Sequence(var p) && b instanceof Value.Sequence(var q)) {
            Limits.items((long) p.size() + q.size());
            List<Value> both = new ArrayList<>(p.size() + q.size());
            both.addAll(p);
            both.addAll(q);
            return new Value.Sequence(both);
        }
        if (!Order.isNumber(a) || !Order.isNumber(b)) {
            throw new Fault(
                    Fault.TYPE,
                    "cannot add " + Show.kind(b) + " to " + Show.kind(a),
                    x != null || y != null ? "join texts with ~, or turn the text into a number with | int" : null);
        }
        Long m = Order.whole(a);
        Long n = Order.whole(b);
        return m != null && n != null ? exact(m, n, '+') : Value.of(Order.real(a) + Order.real(b));
    }

    static Value subtract(Value a, Value b) {
        numbers(a, b, "subtract", "from");
        Long m = Order.whole(a);
        Long n = Order.whole(b);
        return m != null && n != null ? exact(m, n, '-') : Value.of(Order.real(a) - Order.real(b));
    }

    static Value multiply(Value a, Value b) {
        Long m = Order.whole(a);
        Long n = Order.whole(b);
        if (n != null && (Order.text(a) != null || a instanceof Value.Sequence)) {
            return repeat(a, n);
        }
        if (m != null && (Order.text(b) != null || b instanceof Value.Sequence)) {
            return repeat(b, m);
        }
        numbers(a, b, "multiply", "with");
        return m != null && n != null ? exact(m, n, '*') : Value.of(Order.real(a) * Order.real(b));
    }

    private static Value repeat(Value value, long times) {
        String text = Order.text(value);
        if (text != null) {
            return text(Texts.repeat(text, times), value, value);
        }
        List<Value> items = Order.items(value);
        if (times <= 0 || items.isEmpty()) {
            return Value.Sequence.EMPTY;
        }
        Limits.items(times > Limits.ITEMS ? times : times * items.size());
        List<Value> repeated = new ArrayList<>();
        for (long i = 0; i < times; i++) {
            repeated.addAll(items);
        }
        return new Value.Sequence(repeated);
    }

    private static Value text(String text, Value a, Value b) {
        boolean hidden = a instanceof Value.Hidden || b instanceof Value.Hidden;
        return hidden ? new Value.Hidden(text) : new Value.Text(text);
    }

    private static Value exact(long a, long b, char operator) {
        try {
            return Value.of(
                    operator == '+'
                            ? Math.addExact(a, b)
                            : operator == '-' ? Math.subtractExact(a, b) : Math.multiplyExact(a, b));
        } catch (ArithmeticException e) {
            throw tooBig(e);
        }
    }

    private static Fault tooBig(ArithmeticException e) {
        Fault fault = Fault.type("the result does not fit into 64 bits");
        fault.addSuppressed(e);
        return fault;
    }

    static Value divide(Value a, Value b) {
        numbers(a, b, "divide", "by");
        return Value.of(Order.real(a) / nonZero(b));
    }

    static Value floorDivide(Value a, Value b) {
        numbers(a, b, "divide", "by");
        double divisor = nonZero(b);
        Long m = Order.whole(a);
        Long n = Order.whole(b);
        if (m == null || n == null) {
            double dividend = Order.real(a);
            return Value.of((dividend - modulo(dividend, divisor)) / divisor);
        }
        try {
            return Value.of(Math.floorDivExact(m, n));
        } catch (ArithmeticException e) {
            throw tooBig(e);
        }
    }

    static Value modulo(Value a, Value b) {
        numbers(a, b, "divide", "by");
        double divisor = nonZero(b);
        Long m = Order.whole(a);
        Long n = Order.whole(b);
        return m != null && n != null ? Value.of(Math.floorMod(m, n)) : Value.of(modulo(Order.real(a), divisor));
    }

    /** The remainder with the sign of the divisor. */
    private static double modulo(double a, double b) {
        double rest = a % b;
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest == 0 ? Math.copySign(0.0, b) : rest;
    }

    private static double nonZero(Value divisor) {
        double number = Order.real(divisor);
        if (number == 0) {
            throw Fault.type("division by zero");
        }
        return number;
    }

    static Value power(Value a, Value b) {
        numbers(a, b, "raise", "to the power of");
        Long base = Order.whole(a);
        Long exponent = Order.whole(b);
        if (base == null || exponent == null || exponent < 0) {
            if (Order.real(a) == 0 && Order.real(b) < 0) {
                throw Fault.type("zero cannot be raised to a negative power");
            }
            double power = Math.pow(Order.real(a), Order.real(b));
            if (Double.isNaN(power) && !Double.isNaN(Order.real(a)) && !Double.isNaN(Order.real(b))) {
                throw Fault.type("a negative number has no power with a fraction");
            }
            return Value.of(power);
        }
        if (base == 0 || base == 1) {
            return Value.of(exponent == 0 ? 1L : base);
        }
        if (base == -1) {
            return Value.of(exponent % 2 == 0 ? 1L : -1L);
        }
        long power = 1;
        try {
            for (long i = 0; i < exponent; i++) {
                power = Math.multiplyExact(power, base);
            }
        } catch (ArithmeticException e) {
            throw tooBig(e);
        }
        return Value.of(power);
    }

    static Value negate(Value value) {
        Long whole = Order.whole(value);
        return whole != null ? exact(0, whole, '-') : Value.of(-Order.real(value));
    }

    private static void numbers(Value a, Value b, String verb, String preposition) {
        if (!Order.isNumber(a) || !Order.isNumber(b)) {
            String message = verb.equals("subtract")
                    ? "cannot subtract " + Show.kind(b) + " from " + Show.kind(a)
                    : "cannot " + verb + " " + Show.kind(a) + " " + preposition + " " + Show.kind(b);
            throw new Fault(
                    Fault.TYPE,
                    message,
                    Order.text(a) != null || Order.text(b) != null ? "turn the text into a number with | int" : null);
        }
    }

    /** {@code round(number, digits)}: half to even, by the exact value of the number. */
    static double round(double number, int digits) {
        if (Double.isNaN(number) || Double.isInfinite(number) || digits > 400) {
            return number;
        }
        double rounded = new BigDecimal(number)
                .setScale(Math.max(digits, -400), RoundingMode.HALF_EVEN)
                .doubleValue();
        return Math.copySign(rounded, number);
    }

    /** {@code sum(items, start)}: floating-point numbers with Neumaier's correction, as Python does since 3.12. */
    static Value sum(List<Value> items, Value start) {
        Value total = start;
        for (int i = 0; i < items.size(); i++) {
            if (total instanceof Value.Real(var first) && Order.isNumber(items.get(i))) {
                return sum(items, i, first);
            }
            if (Order.text(total) != null || Order.text(items.get(i)) != null) {
                throw new Fault(Fault.TYPE, "texts have no sum", "use | join, or | map('int') | sum");
            }
            total = add(total, items.get(i));
        }
        return total;
    }

    private static Value sum(List<Value> items, int from, double start) {
        double total = start;
        double lost = 0;
        for (int i = from; i < items.size(); i++) {
            double number = Order.real(items.get(i));
            double next = total + number;
            lost += Math.abs(total) >= Math.abs(number) ? total - next + number : number - next + total;
            total = next;
        }
        return Value.of(Double.isFinite(lost) ? total + lost : total);
    }
}
