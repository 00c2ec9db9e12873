package dev.driftless.app.cli.output;

/** A number with its noun. */
public final class Counted {
    private Counted() {}

    /** {@code 1 task}, {@code 2 tasks}. */
    public static String of(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
