package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sizes with units of 1024, as Ansible's {@code human_readable} and {@code human_to_bytes} have them. */
final class Sizes {
    private static final String UNITS = "BKMGTPEZY";
    private static final List<String> NAMES =
            List.of("", "kilo", "mega", "giga", "tera", "peta", "exa", "zeta", "yotta");

    private Sizes() {}

    static String show(double size, boolean bits, @Nullable String unit) {
        int power = UNITS.length() - 1;
        if (unit == null || unit.isEmpty()) {
            while (power > 0 && size < Math.scalb(1.0, 10 * power)) {
                power--;
            }
        } else {
            power = Math.max(0, UNITS.indexOf(Character.toUpperCase(unit.charAt(0))));
        }
        String base = bits ? "bits" : "Bytes";
        String suffix = power == 0 ? base : UNITS.charAt(power) + base.substring(0, 1);
        return Formats.percent("%.2f %s", List.of(Value.of(Math.scalb(size, -10 * power)), Value.of(suffix)), null);
    }

    static long parse(String text, @Nullable String otherwise, boolean bits) {
        String size = Texts.strip(text);
        int end = 0;
        while (end < size.length() && (isDigit(size.charAt(end)) || size.charAt(end) == '.')) {
            end++;
        }
        String digits = size.substring(0, end);
        if (digits.isEmpty() || digits.endsWith(".") || digits.indexOf('.') != digits.lastIndexOf('.')) {
            throw Fault.type("`human_to_bytes` wants a number with a unit, such as 10 MB");
        }
        double number = Double.parseDouble(digits);
        String unit = Texts.strip(size.substring(end));
        unit = unit.isEmpty() && otherwise != null ? otherwise : unit;
        int power = unit.isEmpty() ? 0 : UNITS.indexOf(Character.toUpperCase(unit.charAt(0)));
        if (power < 0 || (unit.length() > 1 && !isUnit(unit, power, bits))) {
            throw Fault.type(
                    "`human_to_bytes` knows no such unit; there are B KB MB GB TB PB EB, or with isbits Kb Mb …");
        }
        double bytes = Math.rint(Math.scalb(number, 10 * power));
        if (bytes >= 0x1p63) {
            throw Fault.type("the number does not fit into 64 bits");
        }
        return (long) bytes;
    }

    private static boolean isUnit(String unit, int power, boolean bits) {
        String name = NAMES.get(power) + (bits ? "bit" : "byte");
        String letter = power == 0 ? "" : UNITS.substring(power, power + 1);
        boolean binary = power > 0 && unit.equals(letter + (bits ? "ib" : "iB"));
        return Texts.lower(unit).equals(name) || unit.equals(letter + (bits ? "b" : "B")) || binary;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
