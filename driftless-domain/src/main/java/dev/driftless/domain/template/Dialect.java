package dev.driftless.domain.template;

/**
 * How templates are written: delimiters and the treatment of white space.
 *
 * @param literalBackslashes whether a backslash in a quoted text of {@code {{ }}} means itself: in options it does, since YAML
 *     already has escapes, as in Ansible; in files {@code '\n'} is a newline
 * @param trimBlocks whether the newline after a block or comment is removed
 * @param lstripBlocks whether blanks before a block or comment, from the start of its line, are removed
 * @param newline what ends the lines of the template's own text: {@code \n}, {@code \r\n} or {@code \r}
 */
public record Dialect(
        boolean literalBackslashes, boolean trimBlocks, boolean lstripBlocks, String newline, Delimiters delimiters) {
    /** Options in configuration files. */
    public static final Dialect OPTION = new Dialect(true, true, false, "\n", Delimiters.JINJA);

    /** Template files. */
    public static final Dialect FILE = new Dialect(false, true, false, "\n", Delimiters.JINJA);

    public Dialect {
        if (!newline.equals("\n") && !newline.equals("\r\n") && !newline.equals("\r")) {
            throw new IllegalArgumentException("newline must be \\n, \\r\\n or \\r");
        }
    }

    /** The same with that treatment of the newline after blocks. */
    public Dialect withTrimBlocks(boolean trim) {
        return new Dialect(literalBackslashes, trim, lstripBlocks, newline, delimiters);
    }

    /** The same with that treatment of the blanks before blocks. */
    public Dialect withLstripBlocks(boolean strip) {
        return new Dialect(literalBackslashes, trimBlocks, strip, newline, delimiters);
    }

    /** The same with that end of lines. */
    public Dialect withNewline(String end) {
        return new Dialect(literalBackslashes, trimBlocks, lstripBlocks, end, delimiters);
    }

    /** The same with those delimiters. */
    public Dialect withDelimiters(Delimiters other) {
        return new Dialect(literalBackslashes, trimBlocks, lstripBlocks, newline, other);
    }

    /** What begins and ends statements, expressions and comments. No two beginnings are equal, and none is empty. */
    public record Delimiters(
            String blockStart,
            String blockEnd,
            String variableStart,
            String variableEnd,
            String commentStart,
            String commentEnd) {
        /** Those of Jinja2. */
        public static final Delimiters JINJA = new Delimiters("{%", "%}", "{{", "}}", "{#", "#}");

        public Delimiters {
            if (blockStart.equals(variableStart)
                    || blockStart.equals(commentStart)
                    || variableStart.equals(commentStart)) {
                throw new IllegalArgumentException("blocks, variables and comments must begin differently");
            }
            if (blockStart.isEmpty()
                    || blockEnd.isEmpty()
                    || variableStart.isEmpty()
                    || variableEnd.isEmpty()
                    || commentStart.isEmpty()
                    || commentEnd.isEmpty()) {
                throw new IllegalArgumentException("a delimiter has at least one character");
            }
        }

        /** Whether the text has the beginning of anything but plain text. */
        boolean in(String text) {
            return text.contains(variableStart) || text.contains(blockStart) || text.contains(commentStart);
        }
    }
}
