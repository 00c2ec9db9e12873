package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.Map;

/** Values as text, as Python's {@code str} and {@code repr} have them. */
final class Show {
    private Show() {}

    /** {@code str(value)}. Unknown values become holes, and secrets are told to the scope. */
    static void str(Value value, Out out) {
        if (value instanceof Value.Text(var text)) {
            out.add(text);
        } else if (value instanceof Value.Hidden(var text)) {
            out.secret(text);
            out.add(text);
        } else {
            repr(value, out);
        }
    }

    static void repr(Value value, Out out) {
        if (value instanceof Value.Text(var text)) {
            quoted(text, out);
        } else if (value instanceof Value.Hidden(var text)) {
            Out own = new Out(null);
            quoted(text, own);
            String quoted = own.toString();
            out.secret(text);
            out.secret(quoted.substring(1, quoted.length() - 1));
            out.add(quoted);
        } else if (value instanceof Value.Whole(var number)) {
            out.add(Long.toString(number));
        } else if (value instanceof Value.Real(var number)) {
            out.add(real(number));
        } else if (value instanceof Value.Bool(var truth)) {
            out.add(truth ? "True" : "False");
        } else if (value instanceof Value.Unknown(var why)) {
            out.hole(why);
        } else if (value instanceof Value.Sequence sequence) {
            items(sequence, out);
        } else if (value instanceof Value.Mapping mapping) {
            entries(mapping, out);
        } else {
            out.add("None");
        }
    }

    private static void items(Value.Sequence sequence, Out out) {
        out.add('[');
        String between = "";
        for (Value item : sequence.items()) {
            out.add(between);
            repr(item, out);
            between = ", ";
        }
        out.add(']');
    }

    private static void entries(Value.Mapping mapping, Out out) {
        out.add('{');
        String between = "";
        for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
            out.add(between);
            quoted(entry.getKey(), out);
            out.add(": ");
            repr(entry.getValue(), out);
            between = ", ";
        }
        out.add('}');
    }

    private static void quoted(String text, Out out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.add(quote);
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '\n' -> out.add("\\n");
                case '\r' -> out.add("\\r");
                case '\t' -> out.add("\\t");
                case '\\' -> out.add("\\\\");
                default -> {
                    if (c == quote) {
                        out.add('\\').add(quote);
                    } else if (printable(c)) {
                        out.add(c);
                    } else {
                        escaped(c, out);
                    }
                }
            }
        }
        out.add(quote);
    }

    private static void escaped(int c, Out out) {
        String digits = Integer.toHexString(c);
        int width = c <= 0xff ? 2 : c <= 0xffff ? 4 : 8;
        out.add(c <= 0xff ? "\\x" : c <= 0xffff ? "\\u" : "\\U");
        out.add("0".repeat(width - digits.length())).add(digits);
    }

    /** {@code str.isprintable}, but for the characters of holes, which must stay as they are. */
    static boolean printable(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        if (c == 0xfdd0 || c == 0xfdd1) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /** {@code repr(float)}: the shortest text that reads back, with an exponent from 1e16 up and below 1e-4. */
    static String real(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String java = Double.toString(Math.abs(number)); // d.ddd or d.dddE±n: the same digits, another notation
        int e = java.indexOf('E');
        String mantissa = e < 0 ? java : java.substring(0, e);
        int dot = mantissa.indexOf('.');
        String digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int point = dot + (e < 0 ? 0 : Integer.parseInt(java.substring(e + 1)));
        int lead = 0;
        while (lead < digits.length() - 1 && digits.charAt(lead) == '0') {
            lead++;
        }
        int end = digits.length();
        while (end > lead + 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (Math.abs(number) < 1e-320 && end - lead == 2) {
            // Java gives two digits where one would do
            String one = (digits.charAt(lead) - '0' + (digits.charAt(lead + 1) >= '5' ? 1 : 0)) + "";
            if (Double.parseDouble(one + "e" + (point - lead - 1)) == Math.abs(number)) {
                digits = one;
                point -= lead;
                lead = 0;
                end = 1;
            }
        }
        boolean negative = number < 0 || (number == 0 && 1 / number < 0);
        return (negative ? "-" : "") + (number == 0 ? "0.0" : real(digits.substring(lead, end), point - lead));
    }

    /** @param point where the decimal point is, counted from the first digit */
    private static String real(String digits, int point) {
        int exponent = point - 1;
        if (exponent < -4 || exponent >= 16) {
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            String size = Integer.toString(Math.abs(exponent));
            return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + (size.length() < 2 ? "0" : "")
                    + size;
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length()) + ".0";
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    /** What kind of value it is, for messages: {@code a text}. */
    static String kind(Value value) {
        return switch (kindIndex(value)) {
            case 0 -> "none";
            case 1 -> "true or false";
            case 2 -> "a whole number";
            case 3 -> "a number";
            case 4 -> "a text";
            case 5 -> "a list";
            case 6 -> "a mapping";
            default -> "unknown";
        };
    }

    private static int kindIndex(Value value) {
        if (value instanceof Value.Null) {
            return 0;
        }
        if (value instanceof Value.Bool) {
            return 1;
        }
        if (value instanceof Value.Whole) {
            return 2;
        }
        if (value instanceof Value.Real) {
            return 3;
        }
        if (value instanceof Value.Text || value instanceof Value.Hidden) {
            return 4;
        }
        return value instanceof Value.Sequence ? 5 : value instanceof Value.Mapping ? 6 : 7;
    }
}
