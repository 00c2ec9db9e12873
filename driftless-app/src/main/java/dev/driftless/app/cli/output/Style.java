package dev.driftless.app.cli.output;

/** Colours of a terminal (ECMA-48 SGR). They repeat what words and symbols say and carry no meaning of their own. */
enum Style {
    PLAIN(""),
    GOOD("32"),
    CHANGE("33"),
    DOUBT("36"),
    BAD("31"),
    FAINT("2"),
    STRONG("1");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String on(String text, boolean colour) {
        return !colour || code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** The style of a line of a diff. */
    static Style ofDiff(String line) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> GOOD;
            case '-' -> BAD;
            case '@' -> DOUBT;
            default -> PLAIN;
        };
    }
}
