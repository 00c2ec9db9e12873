package dev.driftless.adapters.config.source;

/** Text of a document as a message shows it: on one line, and not longer than a person reads. */
public final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** The text in backquotes, cut where it is long. */
    public static String quoted(String text) {
        String line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        line = line.replaceAll("\\s+", " ");
        return "`" + line + (text.length() > LONGEST ? "…" : "") + "`";
    }
}
