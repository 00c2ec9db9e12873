package dev.driftless.adapters.config.json;

import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says in a person's words what is wrong where the JSON parser gave up. */
final class JsonDiagnosis {
    private final SourceText source;
    private final @Nullable Integer open;

    /** {@code open} is where the innermost bracket or brace stands that is open, or null. */
    JsonDiagnosis(SourceText source, @Nullable Integer open) {
        this.source = source;
        this.open = open;
    }

    Problem explain(JacksonException error) {
        String message = error.getOriginalMessage() == null ? "" : error.getOriginalMessage();
        long reported = error.getLocation() == null ? 0 : error.getLocation().getCharOffset();
        int at = Math.clamp(reported, 0, source.length());
        if (error instanceof StreamConstraintsException) {
            return problem(SyntaxFault.TOO_COMPLEX, at, 1, "a number or name is too long", null);
        }
        if (message.startsWith("Illegal unquoted character")) {
            return unclosedText(at);
        }
        if (error instanceof UnexpectedEndOfInputException || message.startsWith("Unexpected end")) {
            int quote = quoteOpenAt(source.length());
            return quote >= 0 ? unclosedText(source.length()) : endOfInput();
        }
        if (message.contains("escape")) {
            int backslash = source.text().lastIndexOf('\\', Math.max(0, at - 1));
            return problem(
                    SyntaxFault.ESCAPE,
                    Math.max(0, backslash),
                    2,
                    "this is no escape sequence",
                    "write \\\\ for a backslash");
        }
        if (message.startsWith("Unexpected close marker")) {
            return closeMarker(back(at, ']', '}'));
        }
        return byCharacter(at, message);
    }

    private Problem endOfInput() {
        if (open == null) {
            return problem(
                    SyntaxFault.MALFORMED, source.length(), 1, "the document ends before its value", "write the value");
        }
        char bracket = source.at(open);
        return problem(
                SyntaxFault.UNCLOSED,
                open,
                1,
                "this `" + bracket + "` is not closed",
                "write `" + (bracket == '[' ? ']' : '}') + "` where it ends");
    }

    private Problem closeMarker(int at) {
        if (open == null) {
            return problem(
                    SyntaxFault.MALFORMED,
                    at,
                    1,
                    "nothing is open that this `" + source.at(at) + "` could close",
                    "remove it");
        }
        return problem(
                SyntaxFault.UNCLOSED,
                at,
                1,
                "`" + source.at(at) + "` closes what `" + source.at(open) + "` on line " + source.line(open)
                        + " opened",
                "write `" + (source.at(open) == '[' ? ']' : '}') + "`");
    }

    private Problem byCharacter(int reported, String message) {
        int at = wordStart(unexpected(reported, message));
        char c = source.at(at);
        char before = source.at(lastBefore(at));
        if ((c == '}' || c == ']') && before == ',') {
            return problem(
                    SyntaxFault.MALFORMED,
                    lastBefore(at),
                    1,
                    "JSON allows no comma before `" + c + "`",
                    "remove the comma");
        }
        if (c == '/' || c == '#') {
            return problem(
                    SyntaxFault.MALFORMED,
                    at,
                    1,
                    "JSON has no comments",
                    "remove it, or write the file as YAML or TOML");
        }
        if (c == '\'') {
            return problem(SyntaxFault.MALFORMED, at, 1, "JSON knows only double quotes", "write \" instead");
        }
        if (message.contains("to separate field name and value") || message.contains("was expecting a colon")) {
            return problem(SyntaxFault.MALFORMED, at, 1, "a `:` is missing after the key", "write \"key\": value");
        }
        if (message.contains("was expecting comma")) {
            return problem(
                    SyntaxFault.MALFORMED,
                    at,
                    wordLength(at),
                    "a `,` is missing before " + shown(at),
                    "separate entries with commas");
        }
        if (message.contains("property name") || message.contains("field name")) {
            return problem(
                    SyntaxFault.KEY_NOT_TEXT,
                    at,
                    wordLength(at),
                    "a key in double quotes is expected here, not " + shown(at),
                    "write \"key\": value");
        }
        return byPlace(at, c);
    }

    /** What a character means that is no known mistake by itself. */
    private Problem byPlace(int at, char c) {
        if (open == null && lastBefore(at) >= 0) {
            return problem(
                    SyntaxFault.TRAILING,
                    at,
                    1,
                    "something follows the end of the document",
                    "remove it, or put it into a file of its own");
        }
        if (c == ',') {
            return problem(
                    SyntaxFault.MALFORMED,
                    at,
                    1,
                    "a value is missing before `,`",
                    "remove the comma, or write the value");
        }
        if (Character.isDigit(c) || c == '-' || c == '+' || c == '.') {
            return problem(
                    SyntaxFault.VALUE,
                    at,
                    wordLength(at),
                    shown(at) + " is no number in JSON",
                    "write 0.5 or 42, without a leading zero or plus; or put it in quotes");
        }
        return problem(
                SyntaxFault.VALUE, at, wordLength(at), shown(at) + " is no value", "text has to be in double quotes");
    }

    private Problem unclosedText(int at) {
        int quote = Math.max(0, quoteOpenAt(at));
        return problem(
                SyntaxFault.UNCLOSED,
                quote,
                1,
                "this quote is not closed on its line",
                "write \" where it ends; a line break inside is written \\n");
    }

    /** Where the text starts that is still open at an offset, or -1. */
    private int quoteOpenAt(int end) {
        int start = -1;
        for (int i = 0; i < end; i++) {
            char c = source.at(i);
            if (c == '"') {
                start = start < 0 ? i : -1;
            } else if (c == '\\' && start >= 0) {
                i++;
            }
        }
        return start;
    }

    /** The parser reports the place behind some characters and the place of others; the character is in its message. */
    private int unexpected(int at, String message) {
        int named = message.indexOf("('");
        if (named < 0 || named + 2 >= message.length()) {
            return at;
        }
        char c = message.charAt(named + 2);
        return source.at(at) != c && source.at(at - 1) == c ? at - 1 : at;
    }

    private int wordStart(int at) {
        int start = at;
        while (start > 0
                && (Character.isLetterOrDigit(source.at(start - 1)) || "+-._".indexOf(source.at(start - 1)) >= 0)) {
            start--;
        }
        return start < at || source.at(at) != '\0' ? start : Math.max(0, lastBefore(at));
    }

    private int back(int at, char first, char second) {
        return source.at(at) != first && source.at(at) != second && at > 0 ? at - 1 : at;
    }

    /** The last character before an offset that is no blank, or -1. */
    private int lastBefore(int at) {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(source.at(before))) {
            before--;
        }
        return before;
    }

    private String shown(int at) {
        return at >= source.length()
                ? "the end of the file"
                : "`" + source.text().substring(at, Math.min(source.length(), at + wordLength(at))) + "`";
    }

    private int wordLength(int at) {
        int end = at;
        while (end < source.length() && end < at + 40 && " \t\r\n,:]}".indexOf(source.at(end)) < 0) {
            end++;
        }
        return Math.max(1, end - at);
    }

    private Problem problem(SyntaxFault fault, int at, int length, String message, @Nullable String hint) {
        return fault.at(source.position(at), length, message, hint);
    }
}
