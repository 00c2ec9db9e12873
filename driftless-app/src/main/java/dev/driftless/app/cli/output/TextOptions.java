package dev.driftless.app.cli.output;

/**
 * How text is shown.
 *
 * @param verbose every line, whatever its number
 * @param diff what changes, below each task
 * @param colour whether colours are used
 * @param live whether the output is a terminal, on which a line may be rewritten
 * @param width of the terminal, in columns
 */
public record TextOptions(boolean verbose, boolean diff, boolean colour, boolean live, int width) {
    /** For a pipe or a file. */
    public static final TextOptions PLAIN = new TextOptions(false, true, false, false, 100);
}
