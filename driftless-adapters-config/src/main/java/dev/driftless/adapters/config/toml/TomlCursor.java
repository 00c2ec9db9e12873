package dev.driftless.adapters.config.toml;

import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Position;
import org.jspecify.annotations.Nullable;

/** A place in the text that moves forward. */
final class TomlCursor {
    private static final char END = '\0';

    private final SourceText source;
    private int at;

    TomlCursor(SourceText source) {
        this.source = source;
    }

    int offset() {
        return at;
    }

    void moveTo(int offset) {
        at = offset;
    }

    boolean atEnd() {
        return at >= source.length();
    }

    /** The character here, NUL at the end. */
    char peek() {
        return source.at(at);
    }

    char peek(int ahead) {
        return source.at(at + ahead);
    }

    /** The character here, and moves behind it. */
    char next() {
        return source.at(at++);
    }

    boolean startsWith(String text) {
        return source.text().startsWith(text, at);
    }

    /** Moves behind the text if it stands here. */
    boolean accept(String text) {
        if (startsWith(text)) {
            at += text.length();
            return true;
        }
        return false;
    }

    String since(int start) {
        return source.text().substring(start, at);
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Whether a line break stands here; a lone CR is none in TOML. */
    boolean atLineBreak() {
        return peek() == '\n' || (peek() == '\r' && peek(1) == '\n');
    }

    void skipLineBreak() {
        at += peek() == '\r' ? 2 : 1;
    }

    /** Blanks and a comment, then the end of the line or of the text. */
    void endOfLine(String after) {
        skipBlanks();
        skipComment();
        if (atLineBreak()) {
            skipLineBreak();
        } else if (!atEnd()) {
            throw error(
                    SyntaxFault.MALFORMED,
                    at,
                    wordLength(),
                    "something follows " + after + " on the same line",
                    "start a new line, or put the value in quotes");
        }
    }

    /** Blanks, comments and line breaks, as between the items of an array. */
    void skipLines() {
        while (true) {
            skipBlanks();
            skipComment();
            if (!atLineBreak()) {
                return;
            }
            skipLineBreak();
        }
    }

    private void skipComment() {
        if (peek() == '#') {
            while (!atEnd() && !atLineBreak()) {
                if (next() == '\r') {
                    throw error(
                            SyntaxFault.FORBIDDEN_CHARACTER,
                            at - 1,
                            1,
                            "a carriage return without a line feed is no line break in TOML",
                            "end the line with a line feed");
                }
            }
        }
    }

    /** Moves to the start of the next line on which a header or key seems to start. */
    void recover() {
        for (int line = source.line(at) + 1; line <= source.lineCount(); line++) {
            if (looksLikeStart(source.lineText(line).strip())) {
                at = source.lineStart(line);
                return;
            }
        }
        at = source.length();
    }

    private static boolean looksLikeStart(String line) {
        if (line.startsWith("[")) {
            return line.indexOf(',') < 0;
        }
        int end = 0;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end)) || "_-.\"'".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        return end > 0 && isAssignment(line.substring(end).strip());
    }

    /** A colon is a mistake that shall be reported, too. */
    private static boolean isAssignment(String rest) {
        return rest.startsWith("=") || rest.startsWith(": ");
    }

    /** Whether a new line starts here that looks like a key or header, as behind a bracket that was not closed. */
    boolean atNewEntry() {
        int line = source.line(at);
        return source.text().substring(source.lineStart(line), at).isBlank()
                && looksLikeStart(source.lineText(line).strip());
    }

    int wordLength() {
        int end = at;
        while (end < source.length()
                && !Character.isWhitespace(source.at(end))
                && ",]}=#".indexOf(source.at(end)) < 0) {
            end++;
        }
        return Math.clamp(end - at, 1, 40);
    }

    /** What stands here, for messages. */
    String shown() {
        if (atEnd()) {
            return "the end of the file";
        }
        return atLineBreak()
                ? "the end of the line"
                : "`" + source.text().substring(at, Math.min(source.length(), at + wordLength())) + "`";
    }

    Position position(int offset) {
        return source.position(offset);
    }

    TomlSyntaxException error(SyntaxFault fault, int offset, int length, String message, @Nullable String hint) {
        return new TomlSyntaxException(fault.at(position(offset), Math.max(1, length), message, hint));
    }

    static boolean isEnd(char c) {
        return c == END;
    }
}
