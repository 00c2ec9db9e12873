package dev.driftless.adapters.config.toml;

import dev.driftless.adapters.config.source.SourceDecoder;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.value.Value;

/** The four kinds of strings. */
final class TomlStrings {
    private final TomlCursor cursor;

    TomlStrings(TomlCursor cursor) {
        this.cursor = cursor;
    }

    /** The string that starts here with a quote. */
    Node.Scalar string() {
        String quote = String.valueOf(cursor.peek());
        return cursor.startsWith(quote.repeat(3)) ? severalLines(quote) : oneLine(quote.charAt(0));
    }

    /** A string on one line, as values and keys may be. */
    Node.Scalar oneLine(char quote) {
        int open = cursor.offset();
        cursor.next();
        Position content = cursor.position(cursor.offset());
        StringBuilder text = new StringBuilder();
        while (cursor.peek() != quote) {
            if (cursor.atEnd() || cursor.peek() == '\n' || cursor.peek() == '\r') {
                throw cursor.error(
                        SyntaxFault.UNCLOSED,
                        open,
                        1,
                        "this quote `" + quote + "` is not closed on its line",
                        "close it; a text of several lines stands in "
                                + String.valueOf(quote).repeat(3));
            }
            if (cursor.peek() == '\\' && quote == '"') {
                escape(text);
            } else {
                text.append(cursor.next());
            }
        }
        cursor.next();
        return scalar(text, open, content, content.column());
    }

    private Node.Scalar severalLines(String quote) {
        int open = cursor.offset();
        String quotes = quote.repeat(3);
        cursor.accept(quotes);
        if (cursor.atLineBreak()) {
            cursor.skipLineBreak();
        }
        Position content = cursor.position(cursor.offset());
        StringBuilder text = new StringBuilder();
        while (!cursor.startsWith(quotes)) {
            if (cursor.atEnd()) {
                throw cursor.error(
                        SyntaxFault.UNCLOSED,
                        open,
                        3,
                        "these quotes are not closed",
                        "write " + quotes + " where the text ends");
            }
            if (cursor.peek() == '\r' && cursor.peek(1) != '\n') {
                throw cursor.error(
                        SyntaxFault.FORBIDDEN_CHARACTER,
                        cursor.offset(),
                        1,
                        "a carriage return without a line feed is no line break in TOML",
                        "write \\r, or end the line with a line feed");
            }
            if (cursor.peek() == '\\' && quote.equals("\"")) {
                escapeInLines(text);
            } else if (cursor.atLineBreak()) {
                // The text does not depend on the system that the file was written on.
                cursor.skipLineBreak();
                text.append('\n');
            } else {
                text.append(cursor.next());
            }
        }
        cursor.accept(quotes);
        // Up to two quotes may stand directly before the closing three.
        for (int i = 0; i < 2 && cursor.startsWith(quote); i++) {
            text.append(cursor.next());
        }
        return scalar(text, open, content, 1);
    }

    private Node.Scalar scalar(StringBuilder text, int open, Position content, int continuation) {
        String value = text.toString();
        String forbidden = SourceDecoder.forbiddenInValue(value);
        if (forbidden != null) {
            throw cursor.error(
                    SyntaxFault.FORBIDDEN_CHARACTER,
                    open,
                    1,
                    "this text contains the character " + forbidden + " as an escape",
                    "remove it");
        }
        return new Node.Scalar(Value.of(value), value, true, cursor.position(open), content, continuation);
    }

    /** A backslash at the end of a line joins it with the next text; otherwise as in one line. */
    private void escapeInLines(StringBuilder text) {
        int start = cursor.offset();
        cursor.next();
        cursor.skipBlanks();
        if (!cursor.atLineBreak()) {
            cursor.moveTo(start);
            escape(text);
            return;
        }
        while (cursor.atLineBreak()) {
            cursor.skipLineBreak();
            cursor.skipBlanks();
        }
    }

    private void escape(StringBuilder text) {
        int start = cursor.offset();
        cursor.next();
        char c = cursor.next();
        switch (c) {
            case 'b' -> text.append('\b');
            case 't' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'f' -> text.append('\f');
            case 'r' -> text.append('\r');
            case '"', '\\' -> text.append(c);
            case 'u' -> codePoint(text, start, 4);
            case 'U' -> codePoint(text, start, 8);
            default -> throw badEscape(start, 2);
        }
    }

    private void codePoint(StringBuilder text, int start, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = cursor.peek() < 0x80 ? Character.digit(cursor.peek(), 16) : -1;
            if (digit < 0 || value > Character.MAX_CODE_POINT >> 4) {
                throw badEscape(start, 2);
            }
            value = value * 16 + digit;
            cursor.next();
        }
        if (!Character.isValidCodePoint(value)
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw badEscape(start, digits + 2);
        }
        text.appendCodePoint(value);
    }

    private TomlSyntaxException badEscape(int start, int length) {
        return cursor.error(
                SyntaxFault.ESCAPE,
                start,
                length,
                "this is no escape sequence",
                "write \\\\ for a backslash, or use single quotes");
    }
}
