package dev.driftless.domain.schema;

import java.util.Locale;

/**
 * An amount of data.
 *
 * @param bytes not negative
 */
public record DataSize(long bytes) {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("must not be negative");
        }
    }

    /**
     * Reads a number with a unit: {@code 512}, {@code 10KB} (10,000), {@code 10MiB}, {@code 1.5 GiB}.
     *
     * @throws IllegalArgumentException where the text is anything else
     */
    public static DataSize of(String text) {
        int end = 0;
        String trimmed = text.strip();
        while (end < trimmed.length() && (Character.isDigit(trimmed.charAt(end)) || trimmed.charAt(end) == '.')) {
            end++;
        }
        long unit = unit(trimmed.substring(end).strip().toLowerCase(Locale.ROOT));
        try {
            double bytes = Double.parseDouble(trimmed.substring(0, end)) * unit;
            if (unit > 0 && bytes < Long.MAX_VALUE) {
                return new DataSize(Math.round(bytes));
            }
        } catch (NumberFormatException _) {
            // said below, with what was expected
        }
        throw new IllegalArgumentException("must be a size like 512KiB, 10MiB or 1GiB: " + text);
    }

    private static long unit(String name) {
        return switch (name) {
            case "", "b" -> 1;
            case "kb", "k" -> 1_000;
            case "mb", "m" -> 1_000_000;
            case "gb", "g" -> 1_000_000_000;
            case "tb", "t" -> 1_000_000_000_000L;
            case "kib" -> 1L << 10;
            case "mib" -> 1L << 20;
            case "gib" -> 1L << 30;
            case "tib" -> 1L << 40;
            default -> -1;
        };
    }

    /** With one decimal and a binary unit: {@code 12.4 MiB}. */
    @Override
    public String toString() {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        String number = unit == 0 ? Long.toString(bytes) : Double.toString(Math.round(size * 10) / 10.0);
        return number + " " + UNITS[unit];
    }
}
