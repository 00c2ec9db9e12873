package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters that make numbers and truths. */
enum NumberFilters implements Operation {
    INT(
            "int",
            "default=, base=",
            Reach.LEAVES,
            "The whole number in a text or number, without its fraction; the default, or 0, if there is none.",
            "'42.7' | int",
            "42"),
    FLOAT(
            "float",
            "default=",
            Reach.LEAVES,
            "The number in a text; the default, or 0.0, if there is none.",
            "'1e3' | float",
            "1000.0"),
    BOOL(
            "bool",
            "",
            Reach.LEAVES,
            "True for true, yes, on and 1, in any case; false for all else.",
            "'yes' | bool",
            "True"),
    ROUND(
            "round",
            "precision=, method=",
            Reach.LEAVES,
            "Rounds to so many digits: `common` to the nearest, `ceil` up, `floor` down.",
            "42.55 | round(1, 'floor')",
            "42.5"),
    ABS("abs", "", Reach.LEAVES, "The number without its sign.", "-3 | abs", "3"),
    LOG("log", "base=", Reach.LEAVES, "The logarithm, natural unless a base is given.", "8 | log(2)", "3.0"),
    POW("pow", "y", Reach.LEAVES, "The number to the power of another.", "2 | pow(3)", "8.0"),
    ROOT("root", "base=", Reach.LEAVES, "The square root, or another one.", "16 | root", "4.0"),
    HUMAN_READABLE(
            "human_readable",
            "isbits=, unit=",
            Reach.LEAVES,
            "A number of bytes (or bits) with a unit.",
            "2048 | human_readable",
            "2.00 KB"),
    HUMAN_TO_BYTES(
            "human_to_bytes",
            "default_unit=, isbits=",
            Reach.LEAVES,
            "The number of bytes (or bits) in a text with a unit.",
            "'1.5 KB' | human_to_bytes",
            "1536");

    @SuppressWarnings("ImmutableEnumChecker") // a Doc is immutable to all who see it
    private final Doc doc;

    NumberFilters(String name, String parameters, Reach reach, String summary, String example, String result) {
        this.doc = new Doc(name, parameters, reach, summary, example, result);
    }

    @Override
    public Doc doc() {
        return doc;
    }

    @Override
    public Value apply(Call call) {
        return switch (this) {
            case INT -> toInt(call);
            case FLOAT -> {
                Double number = parse(call.input());
                yield number != null ? Value.of(number) : call.value(0, Value.of(0.0));
            }
            case BOOL -> Order.bool(isYes(call.input()));
            case ROUND -> round(call);
            case ABS -> absolute(call.input());
            case LOG -> Value.of(log(call));
            case POW -> Value.of(Math.pow(Order.real(call.input()), Order.real(call.value(0))));
            case ROOT -> Value.of(root(call));
            case HUMAN_READABLE ->
                Value.of(Sizes.show(Order.real(call.input()), call.flag(0, false), call.textOrNull(1)));
            case HUMAN_TO_BYTES -> Value.of(Sizes.parse(call.text(), call.textOrNull(0), call.flag(1, false)));
        };
    }

    private static Value absolute(Value value) {
        double number = Order.real(value);
        return number < 0 || value instanceof Value.Bool
                ? Arithmetic.multiply(value, Value.of(number < 0 ? -1L : 1L))
                : value instanceof Value.Real ? Value.of(Math.abs(number)) : value;
    }

    private static double log(Call call) {
        double number = Order.real(call.input());
        if (number <= 0) {
            throw Fault.type("only a number above zero has a logarithm");
        }
        double base = call.has(0) ? Order.real(call.value(0)) : Math.E;
        return base == 10 ? Math.log10(number) : base == Math.E ? Math.log(number) : Math.log(number) / Math.log(base);
    }

    private static double root(Call call) {
        double base = call.has(0) ? Order.real(call.value(0)) : 2;
        double number = Order.real(call.input());
        if (number < 0 || base == 0) {
            throw Fault.type("a number below zero has no root");
        }
        return base == 2 ? Math.sqrt(number) : Math.pow(number, 1 / base);
    }

    private static boolean isYes(Value value) {
        String text = Order.text(value);
        if (text != null) {
            String lower = Texts.lower(text);
            return lower.equals("yes") || lower.equals("on") || lower.equals("true") || lower.equals("1");
        }
        return Order.isNumber(value) && Order.real(value) == 1;
    }

    private static Value toInt(Call call) {
        Value input = call.input();
        Long whole = Order.whole(input);
        String text = Order.text(input);
        if (text != null) {
            whole = whole(text, Math.clamp(call.whole(1, 10), 0, 100));
        }
        if (whole != null) {
            return Value.of(whole);
        }
        if (input instanceof Value.Real(var real) && Double.isInfinite(real)) {
            throw Fault.type("infinity is no whole number");
        }
        Double number = parse(input);
        if (number == null || number.isNaN() || number.isInfinite()) {
            return call.value(0, Value.of(0L));
        }
        if (Math.abs(number) >= 0x1p63) {
            throw Fault.type("the number does not fit into 64 bits");
        }
        return Value.of(number.longValue());
    }

    /** {@code int(text, base)}, or null if it is no whole number; one that is too big is an error. */
    private static @Nullable Long whole(String text, int base) {
        String digits = Texts.strip(text);
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        String prefix = digits.length() > 2 ? Texts.lower(digits.substring(0, 2)) : "";
        int radix = prefix.equals("0x") ? 16 : prefix.equals("0o") ? 8 : prefix.equals("0b") ? 2 : 0;
        if (radix != 0 && (base == radix || base == 0)) {
            digits = digits.startsWith("_", 2) ? digits.substring(3) : digits.substring(2);
        } else {
            radix = base == 0 ? 10 : base;
        }
        if (radix < 2 || radix > 36) {
            throw Fault.argument("`base` is 0, or from 2 to 36");
        }
        boolean valid = !digits.isEmpty() && !digits.startsWith("_") && !digits.endsWith("_") && !digits.contains("__");
        for (int i = 0; i < digits.length(); i++) {
            valid &= digits.charAt(i) == '_' || Character.digit(digits.charAt(i), radix) >= 0;
        }
        if (!valid) {
            return null;
        }
        try {
            return Long.valueOf((negative ? "-" : "") + digits.replace("_", ""), radix);
        } catch (NumberFormatException _) {
            throw Fault.type("the number does not fit into 64 bits");
        }
    }

    /** {@code float(value)}, or null if it is none. */
    private static @Nullable Double parse(Value value) {
        if (Order.isNumber(value)) {
            return Order.real(value);
        }
        String text = Order.text(value);
        return text == null ? null : real(Texts.lower(Texts.strip(text)));
    }

    private static @Nullable Double real(String text) {
        String size = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        boolean negative = text.startsWith("-");
        switch (size) {
            case "inf", "infinity" -> {
                return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            }
            case "nan" -> {
                return Double.NaN;
            }
            default -> {}
        }
        boolean valid = !size.isEmpty();
        for (int i = 0; i < size.length(); i++) {
            char c = size.charAt(i);
            boolean between =
                    i > 0 && i + 1 < size.length() && isDigit(size.charAt(i - 1)) && isDigit(size.charAt(i + 1));
            valid &= isDigit(c) || c == '.' || c == 'e' || ((c == '+' || c == '-') && i > 0) || (c == '_' && between);
        }
        try {
            return valid ? Double.valueOf(text.replace("_", "")) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Value round(Call call) {
        Value input = call.input();
        int digits = Math.clamp(call.whole(0, 0), -400, 400);
        String method = call.text(1, "common");
        if (!List.of("common", "ceil", "floor").contains(method)) {
            throw Fault.argument("`method` is common, ceil or floor");
        }
        Long whole = Order.whole(input);
        if (method.equals("common")) {
            if (whole == null) {
                return Value.of(Arithmetic.round(Order.real(input), digits));
            }
            BigDecimal rounded = BigDecimal.valueOf(whole).setScale(Math.min(0, digits), RoundingMode.HALF_EVEN);
            return Value.of(rounded.longValueExact());
        }
        double factor = Math.pow(10, digits);
        double scaled = Order.real(input) * factor;
        return Value.of((method.equals("ceil") ? Math.ceil(scaled) : Math.floor(scaled)) / factor);
    }
}
