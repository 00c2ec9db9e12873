package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code '…' % values} and {@code '…'.format(…)}, with the conversions that configuration needs. */
final class Formats {
    private Formats() {}

    /** @param named what {@code %(name)s} looks into, or the one argument if that is no mapping; null if there is none */
    static String percent(String format, List<Value> arguments, @Nullable Value named) {
        StringBuilder out = new StringBuilder();
        int used = 0;
        int i = 0;
        boolean byName = false;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%') {
                out.append(c);
                continue;
            }
            Value value = null;
            if (i < format.length() && format.charAt(i) == '(') {
                int close = format.indexOf(')', i);
                if (close < 0 || !(named instanceof Value.Mapping(var entries))) {
                    throw Fault.argument("%(name) in a format wants a mapping");
                }
                value = entries.get(format.substring(i + 1, close));
                if (value == null) {
                    throw Fault.argument("the format names something that is not given");
                }
                byName = true;
                i = close + 1;
            }
            int end = i;
            while (end < format.length() && "#0- +.123456789".indexOf(format.charAt(end)) >= 0) {
                end++;
            }
            if (end == format.length()) {
                throw Fault.argument("the format ends in an open %");
            }
            char type = format.charAt(end);
            if (type == '%') {
                out.append('%');
            } else {
                if (value == null && used >= arguments.size()) {
                    throw Fault.argument("the format has more places than there are arguments");
                }
                value = value != null ? value : arguments.get(used++);
                out.append(converted(format.substring(i, end), type, value));
                Limits.text(out.length());
            }
            i = end + 1;
        }
        boolean container = named instanceof Value.Mapping || named instanceof Value.Sequence;
        if (used < arguments.size() && !byName && !container) {
            throw Fault.argument("there are more arguments than places in the format");
        }
        return out.toString();
    }

    private static String converted(String flags, char type, Value value) {
        Spec spec = Spec.percent(flags, type);
        return switch (type) {
            case 's' -> spec.pad(cut(str(value), spec.precision), '>', false);
            case 'r' -> spec.pad(cut(repr(value), spec.precision), '>', false);
            case 'd', 'i', 'u', 'x', 'X', 'o' -> spec.pad(spec.whole(truncated(value)), '>', true);
            case 'f', 'F', 'e', 'E', 'g', 'G' -> spec.pad(spec.real(Order.real(value)), '>', true);
            default -> throw Fault.argument("%" + type + " is no conversion here; there are s r d x o f e g");
        };
    }

    private static long truncated(Value value) {
        Long whole = Order.whole(value);
        if (whole == null && Order.text(value) != null) {
            throw new Fault(Fault.TYPE, "a whole number is wanted in the format, not a text", "use | int");
        }
        return whole != null ? whole : (long) Order.real(value);
    }

    private static String str(Value value) {
        String text = Order.text(value);
        if (text != null) {
            return text;
        }
        Out out = new Out(null);
        Show.str(value, out);
        return out.toString();
    }

    private static String repr(Value value) {
        Out out = new Out(null);
        Show.repr(value, out);
        return out.toString();
    }

    private static String cut(String text, int precision) {
        return precision < 0 || Texts.length(text) <= precision
                ? text
                : text.substring(0, text.offsetByCodePoints(0, precision));
    }

    /** {@code format.format(*arguments, **named)}. */
    static String braces(String format, List<Value> arguments, Value.Mapping named) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            boolean twice = i < format.length() && format.charAt(i) == c;
            if (c != '{' && c != '}') {
                out.append(c);
            } else if (twice) {
                out.append(c);
                i++;
            } else {
                int close = c == '{' ? format.indexOf('}', i) : -1;
                if (close < 0) {
                    throw Fault.argument("the format has a single `" + c + "`; write it twice");
                }
                int colon = format.indexOf(':', i);
                int end = colon < 0 || colon > close ? close : colon;
                String name = format.substring(i, end);
                Value value = name.isEmpty() ? argument(arguments, next++) : named(name, arguments, named);
                out.append(formatted(end < close ? format.substring(end + 1, close) : "", value));
                Limits.text(out.length());
                i = close + 1;
            }
        }
        return out.toString();
    }

    private static Value argument(List<Value> arguments, int index) {
        if (index >= arguments.size()) {
            throw Fault.argument("the format has more places than there are arguments");
        }
        return arguments.get(index);
    }

    private static Value named(String name, List<Value> arguments, Value.Mapping named) {
        boolean number = name.length() < 9;
        for (int i = 0; i < name.length(); i++) {
            number &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
        }
        if (number) {
            return argument(arguments, Integer.parseInt(name));
        }
        Value value = named.entries().get(name);
        if (value == null) {
            throw Fault.argument("the format names something that is not given, or has a `!`, `.` or `[`");
        }
        return value;
    }

    private static String formatted(String text, Value value) {
        if (text.isEmpty()) {
            return str(value);
        }
        Spec spec = Spec.braces(text);
        boolean number = Order.isNumber(value) && !(value instanceof Value.Bool && spec.type == 's');
        if (!number) {
            if (spec.type != 's') {
                throw new Fault(Fault.TYPE, "the format wants a number, not " + Show.kind(value), "use | int");
            }
            return spec.pad(cut(str(value), spec.precision), '<', false);
        }
        boolean whole = value instanceof Value.Whole || value instanceof Value.Bool;
        boolean asWhole = whole && "sdxXob".indexOf(spec.type) >= 0;
        if (!asWhole && spec.type == 's' && spec.precision < 0) {
            return spec.pad(str(value), '>', true);
        }
        return spec.pad(asWhole ? spec.whole(truncated(value)) : spec.real(Order.real(value)), '>', true);
    }

    /** A conversion's flags. */
    private static final class Spec {
        private boolean left;
        private boolean zero;
        private boolean alternate;
        private boolean grouped;
        private char align;
        private String fill = " ";
        private String plus = "";
        private int width;
        private int precision = -1;
        private char type = 's';

        static Spec percent(String flags, char type) {
            Spec spec = new Spec();
            spec.type = type;
            int i = 0;
            while (i < flags.length() && "#0- +".indexOf(flags.charAt(i)) >= 0) {
                spec.flag(flags.charAt(i++));
            }
            spec.size(flags, i);
            return spec;
        }

        static Spec braces(String text) {
            Spec spec = new Spec();
            int i = 0;
            if (text.length() > 1 && "<>^=".indexOf(text.charAt(1)) >= 0) {
                spec.fill = text.substring(0, 1);
                spec.align = text.charAt(1);
                i = 2;
            } else if ("<>^=".indexOf(text.charAt(0)) >= 0) {
                spec.align = text.charAt(0);
                i = 1;
            }
            while (i < text.length() && "#0 +-".indexOf(text.charAt(i)) >= 0) {
                if (text.charAt(i) != '-') {
                    spec.flag(text.charAt(i));
                }
                i++;
            }
            i = spec.size(text, i);
            if (i < text.length()) {
                spec.type = text.charAt(i++);
            }
            if (i < text.length() || "sdxXobfFeEgG%".indexOf(spec.type) < 0) {
                throw Fault.argument("the format has a conversion that is not known here");
            }
            return spec;
        }

        private void flag(char flag) {
            switch (flag) {
                case '-' -> left = true;
                case '0' -> zero = true;
                case '#' -> alternate = true;
                case '+' -> plus = "+";
                default -> plus = plus.isEmpty() ? " " : plus;
            }
        }

        private int size(String text, int from) {
            int i = from;
            while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                width = limited(width * 10 + (text.charAt(i++) - '0'));
            }
            if (i < text.length() && text.charAt(i) == ',') {
                grouped = true;
                i++;
            }
            if (i < text.length() && text.charAt(i) == '.') {
                precision = 0;
                i++;
                while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                    precision = limited(precision * 10 + (text.charAt(i++) - '0'));
                }
            }
            return i;
        }

        private static int limited(int size) {
            if (size > 10_000) {
                throw Fault.limit("a width or precision in a format is over 10000");
            }
            return size;
        }

        private String signed(boolean negative, String digits) {
            return (negative ? "-" : plus) + digits;
        }

        String whole(long number) {
            int radix = type == 'x' || type == 'X' ? 16 : type == 'o' ? 8 : type == 'b' ? 2 : 10;
            String digits = Long.toString(number, radix);
            digits = number < 0 ? digits.substring(1) : digits;
            digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
            String prefix = !alternate || radix == 10 ? "" : radix == 16 ? "0x" : radix == 8 ? "0o" : "0b";
            String text = prefix + (grouped ? grouped(digits) : digits);
            return signed(number < 0, type == 'X' ? Texts.upper(text) : text);
        }

        private static String grouped(String digits) {
            StringBuilder out = new StringBuilder(digits);
            for (int i = digits.length() - 3; i > 0; i -= 3) {
                out.insert(i, ',');
            }
            return out.toString();
        }

        String real(double number) {
            boolean negative = number < 0 || (number == 0 && 1 / number < 0);
            double size = Math.abs(type == '%' ? number * 100 : number);
            if (Double.isNaN(size) || Double.isInfinite(size)) {
                return signed(negative, Double.isNaN(size) ? "nan" : "inf");
            }
            int digits = precision < 0 ? 6 : precision;
            char lower = Character.toLowerCase(type);
            String text = lower == 'e'
                    ? exponent(size, digits)
                    : lower == 'g' || lower == 's' ? general(size, digits) : fixed(size, digits);
            return signed(negative, type == 'E' || type == 'G' ? Texts.upper(text) : text) + (type == '%' ? "%" : "");
        }

        private String fixed(double size, int digits) {
            String text = new BigDecimal(size)
                    .setScale(digits, RoundingMode.HALF_EVEN)
                    .toPlainString();
            int dot = text.indexOf('.');
            return !grouped ? text : dot < 0 ? grouped(text) : grouped(text.substring(0, dot)) + text.substring(dot);
        }

        private static String exponent(double size, int digits) {
            BigDecimal exact = new BigDecimal(size);
            int power = size == 0 ? 0 : exact.precision() - exact.scale() - 1;
            BigDecimal mantissa = exact.movePointLeft(power).setScale(digits, RoundingMode.HALF_EVEN);
            if (mantissa.compareTo(BigDecimal.TEN) >= 0) {
                power++;
                mantissa = exact.movePointLeft(power).setScale(digits, RoundingMode.HALF_EVEN);
            }
            String sign = power < 0 ? "-" : "+";
            return mantissa.toPlainString() + "e" + sign + (Math.abs(power) < 10 ? "0" : "") + Math.abs(power);
        }

        private static String general(double size, int digits) {
            int significant = Math.max(1, digits);
            String scientific = exponent(size, significant - 1);
            int e = scientific.indexOf('e');
            int power = Integer.parseInt(scientific.substring(e + 1));
            if (power < -4 || power >= significant) {
                return withoutZeros(scientific.substring(0, e)) + scientific.substring(e);
            }
            int scale = Math.max(0, significant - 1 - power);
            return withoutZeros(
                    new BigDecimal(size).setScale(scale, RoundingMode.HALF_EVEN).toPlainString());
        }

        private static String withoutZeros(String text) {
            if (text.indexOf('.') < 0) {
                return text;
            }
            int end = text.length();
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
        }

        String pad(String text, char otherwise, boolean number) {
            int missing = width - Texts.length(text);
            if (missing <= 0) {
                return text;
            }
            char side = left ? '<' : align != 0 ? align : zero && number ? '=' : otherwise;
            String filling = (zero && align == 0 && !left && number ? "0" : fill).repeat(missing);
            int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
            sign += text.startsWith("0x", sign) || text.startsWith("0o", sign) ? 2 : 0;
            return switch (side) {
                case '<' -> text + filling;
                case '^' -> filling.substring(0, missing / 2) + text + filling.substring(missing / 2);
                case '=' -> text.substring(0, sign) + filling + text.substring(sign);
                default -> filling + text;
            };
        }
    }
}
