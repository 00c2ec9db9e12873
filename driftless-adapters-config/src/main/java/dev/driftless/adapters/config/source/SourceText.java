package dev.driftless.adapters.config.source;

import dev.driftless.domain.schema.Position;
import java.util.Arrays;

/**
 * The decoded text of one file, free of forbidden characters, with the way from offsets to positions.
 *
 * <p>Lines end with LF, CR LF or a lone CR. Lines and columns count from 1, columns in UTF-16 units.
 */
public final class SourceText {
    private final String file;
    private final String text;
    private final int[] lineStarts;
    private final boolean hasSurrogates;

    /** Where the last conversion from a code point index ended; events come in order, so the way on is short. */
    private int knownIndex;

    private int knownOffset;

    SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        boolean surrogates = false;
        int[] starts = new int[Math.max(16, text.length() / 24)];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, lines * 2);
                }
                starts[lines++] = i + 1;
            } else if (Character.isSurrogate(c)) {
                surrogates = true;
            }
        }
        this.lineStarts = Arrays.copyOf(starts, lines);
        this.hasSurrogates = surrogates;
    }

    /** The name shown in positions. */
    public String file() {
        return file;
    }

    /** The whole text, without a byte order mark. */
    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    /** The character at an offset, or NUL (which no text contains) outside the text. */
    public char at(int offset) {
        return offset >= 0 && offset < text.length() ? text.charAt(offset) : '\0';
    }

    /** The position of an offset into {@link #text()}; offsets beyond the end are the end. */
    public Position position(int offset) {
        int end = Math.clamp(offset, 0, text.length());
        int line = lineIndex(end);
        return new Position(file, line + 1, end - lineStarts[line] + 1);
    }

    /** The number of the line, from 1, that holds the offset. */
    public int line(int offset) {
        return lineIndex(Math.clamp(offset, 0, text.length())) + 1;
    }

    public int lineCount() {
        return lineStarts.length;
    }

    /** The offset of the first character of a line, counted from 1. */
    public int lineStart(int line) {
        return lineStarts[Math.clamp(line, 1, lineStarts.length) - 1];
    }

    /** A line, counted from 1, without its end; empty beyond the last. */
    public String lineText(int line) {
        if (line < 1 || line > lineStarts.length) {
            return "";
        }
        int start = lineStarts[line - 1];
        return text.substring(start, lineEnd(start));
    }

    /** The offset of the end of the line that holds the offset: of its line break or of the text's end. */
    public int lineEnd(int offset) {
        int end = offset;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** The offset in the text of a code point's index. */
    public int offsetOfCodePoint(int index) {
        if (!hasSurrogates) {
            return index;
        }
        int offset = text.offsetByCodePoints(knownOffset, index - knownIndex);
        knownIndex = index;
        knownOffset = offset;
        return offset;
    }

    private int lineIndex(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
