package dev.driftless.domain.program;

import dev.driftless.domain.value.Holes;

/** What a person calls a step. */
public final class Labels {
    private Labels() {}

    /** Type and subject in one line of at most {@code max} characters. */
    public static String of(String type, String about, int max) {
        String line = Holes.show(about).strip();
        int end = line.indexOf('\n');
        boolean cut = end >= 0;
        line = cut ? line.substring(0, end) : line;
        if (line.length() > max) {
            line = line.substring(0, max);
            cut = true;
        }
        return line.isEmpty() ? type : type + " " + line + (cut ? "…" : "");
    }
}
