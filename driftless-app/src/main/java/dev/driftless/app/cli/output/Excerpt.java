package dev.driftless.app.cli.output;

/**
 * A line of a file as it is shown with a problem: at most so many columns of it, with the place that is wrong in them.
 *
 * @param text what is printed
 * @param before the columns before the first character that is wrong
 * @param carets the columns that are wrong, at least one
 */
record Excerpt(String text, int before, int carets) {
    private static final String CUT = "…";

    /** Of a marked place that is wide itself, this much is shown at least; a third of the columns stands before it. */
    private static final int CONTEXT = 3;

    /**
     * Cuts a line.
     *
     * @param from the first character that is wrong, from 0, in UTF-16 units; may lie at or behind the end
     * @param length how many are
     * @param columns how many columns there are, at least 20
     */
    static Excerpt of(String line, int from, int length, int columns) {
        int start = clamp(line, from);
        int end = start < line.length() ? start + Character.charCount(line.codePointAt(start)) : start;
        end = Math.max(end, clamp(line, start + Math.max(1, length)));
        int first = width(line, 0, line.length()) <= columns ? 0 : begin(line, start, end, columns);
        StringBuilder text = new StringBuilder(first > 0 ? CUT : "");
        int used = text.length();
        int before = used;
        int carets = 0;
        int i = first;
        while (i < line.length()) {
            int character = line.codePointAt(i);
            int width = Columns.width(character);
            boolean isLast = i + Character.charCount(character) >= line.length();
            if (used + width > (isLast ? columns : columns - 1)) {
                text.append(CUT);
                break;
            }
            text.append(Columns.shown(character));
            used += width;
            if (i < start) {
                before += width;
            } else if (i < end) {
                carets += width;
            }
            i += Character.charCount(character);
        }
        return new Excerpt(text.toString(), before, Math.max(1, carets));
    }

    /** Where to begin a line that is too long: so that what is wrong is seen with something round it. */
    private static int begin(String line, int start, int end, int columns) {
        int marked = Math.min(width(line, start, end), columns - columns / CONTEXT);
        int room = Math.min(columns / CONTEXT, columns - marked - 2);
        int rest = width(line, start, line.length());
        room = Math.max(room, columns - rest - 1); // near the end of the line there is more room before it
        int first = start;
        int used = 0;
        while (first > 0) {
            int character = line.codePointBefore(first);
            used += Columns.width(character);
            if (used > room) {
                break;
            }
            first -= Character.charCount(character);
        }
        while (first > 0 && Columns.width(line.codePointAt(first)) == 0) {
            first -= Character.charCount(
                    line.codePointBefore(first)); // never begin with a mark that belongs to a letter
        }
        return first;
    }

    /** The nearest end of a whole character. */
    private static int clamp(String line, int index) {
        int inside = Math.clamp(index, 0, line.length());
        boolean halved = inside > 0
                && inside < line.length()
                && Character.isLowSurrogate(line.charAt(inside))
                && Character.isHighSurrogate(line.charAt(inside - 1));
        return halved ? inside - 1 : inside;
    }

    private static int width(String line, int from, int to) {
        int width = 0;
        int i = from;
        while (i < to) {
            int character = line.codePointAt(i);
            width += Columns.width(character);
            i += Character.charCount(character);
        }
        return width;
    }
}
