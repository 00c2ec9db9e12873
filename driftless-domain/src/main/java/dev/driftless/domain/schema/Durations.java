package dev.driftless.domain.schema;

import java.time.Duration;

/** Durations as a configuration writes them. */
public final class Durations {
    private Durations() {}

    /**
     * Reads {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 2d}, or a bare number of seconds.
     *
     * @throws IllegalArgumentException where the text is anything else
     */
    public static Duration parse(String text) {
        String rest = text.strip();
        Duration total = Duration.ZERO;
        boolean bare = !rest.isEmpty() && Character.isDigit(rest.charAt(rest.length() - 1));
        if (bare) {
            rest += "s";
        }
        int at = 0;
        while (at < rest.length()) {
            int digits = at;
            while (digits < rest.length() && (Character.isDigit(rest.charAt(digits)) || rest.charAt(digits) == '.')) {
                digits++;
            }
            int unitEnd = digits;
            while (unitEnd < rest.length() && Character.isLetter(rest.charAt(unitEnd))) {
                unitEnd++;
            }
            long unit = nanos(rest.substring(digits, unitEnd));
            if (digits == at || unit < 0 || digits - at > 12) {
                throw wrong(text);
            }
            total = total.plusNanos(amount(text, rest.substring(at, digits), unit));
            at = unitEnd;
        }
        if (rest.isEmpty()) {
            throw wrong(text);
        }
        return total;
    }

    private static long amount(String text, String number, long unit) {
        try {
            double nanos = Double.parseDouble(number) * unit;
            if (nanos < Long.MAX_VALUE) {
                return Math.round(nanos);
            }
        } catch (NumberFormatException _) {
            // said below, with what was expected
        }
        throw wrong(text);
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "ms" -> 1_000_000L;
            case "s", "sec" -> 1_000_000_000L;
            case "m", "min" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> -1;
        };
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("must be a duration like 500ms, 30s, 5m or 1h30m: " + text);
    }
}
