package dev.driftless.domain.template;

import dev.driftless.domain.template.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts what stands inside tags into tokens. */
final class TagLexer {
    private final String text;
    private final int end;
    private final List<Token> tokens;
    private final StringBuilder open = new StringBuilder();

    TagLexer(String text, int end, List<Token> tokens) {
        this.text = text;
        this.end = end;
        this.tokens = tokens;
    }

    /** Begins another tag. */
    void start() {
        open.setLength(0);
    }

    /** Whether all brackets are closed, so that a closing delimiter may close the tag. */
    boolean isBalanced() {
        return open.isEmpty();
    }

    int skipSpace(int from) {
        int i = from;
        while (i < end && Texts.isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Adds the token that begins there, and returns where it ends. */
    int next(int from, boolean literalBackslashes) {
        char c = text.charAt(from);
        if (c == '\'' || c == '"') {
            return string(from, literalBackslashes);
        }
        if (c >= '0' && c <= '9') {
            return number(from);
        }
        int codePoint = text.codePointAt(from);
        if (c == '_' || Character.isUnicodeIdentifierStart(codePoint)) {
            int i = from;
            while (i < end && isNamePart(text.codePointAt(i))) {
                i += Character.charCount(text.codePointAt(i));
            }
            return add(Kind.NAME, from, i, text.substring(from, i));
        }
        return operator(from);
    }

    private static boolean isNamePart(int codePoint) {
        return codePoint == '_'
                || (Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint));
    }

    private int add(Kind kind, int from, int to, @Nullable Object value) {
        tokens.add(new Token(kind, from, to, value));
        return to;
    }

    private int bad(int from, int to, String message, @Nullable String hint) {
        return add(Kind.BAD, from, to, new Fault(Fault.SYNTAX, message, hint).at(new Span(from, to)));
    }

    private int operator(int from) {
        Kind two = from + 1 < end ? two(text.charAt(from), text.charAt(from + 1)) : null;
        if (two != null) {
            return add(two, from, from + 2, null);
        }
        char c = text.charAt(from);
        Kind one = one(c);
        if (one == null) {
            int to = from + Character.charCount(text.codePointAt(from));
            return bad(from, to, "unexpected `" + text.substring(from, to) + "`", instead(from));
        }
        if (c == '(' || c == '[' || c == '{') {
            open.append(c == '(' ? ')' : c == '[' ? ']' : '}');
        } else if (c == ')' || c == ']' || c == '}') {
            int last = open.length() - 1;
            if (last < 0 || open.charAt(last) != c) {
                String expected = last < 0 ? "nothing is open" : "expected `" + open.charAt(last) + "`";
                open.setLength(0);
                return bad(from, from + 1, "unexpected `" + c + "`: " + expected, null);
            }
            open.setLength(last);
        }
        return add(one, from, from + 1, null);
    }

    private @Nullable String instead(int from) {
        return switch (text.charAt(from)) {
            case '&' -> "write `and`";
            case '!' -> "write `not`";
            case '$', '@' -> "names have no sign before them";
            case '?' -> "write `a if test else b`";
            default -> null;
        };
    }

    private static @Nullable Kind two(char a, char b) {
        if (a == b) {
            return a == '*' ? Kind.POWER : a == '/' ? Kind.FLOOR_DIVIDE : a == '=' ? Kind.EQUAL : null;
        }
        if (b != '=') {
            return null;
        }
        return a == '!' ? Kind.NOT_EQUAL : a == '>' ? Kind.GREATER_OR_EQUAL : a == '<' ? Kind.LESS_OR_EQUAL : null;
    }

    private static @Nullable Kind one(char c) {
        return switch (c) {
            case '+' -> Kind.PLUS;
            case '-' -> Kind.MINUS;
            case '*' -> Kind.TIMES;
            case '/' -> Kind.DIVIDE;
            case '%' -> Kind.MODULO;
            case '~' -> Kind.TILDE;
            case '|' -> Kind.PIPE;
            case '.' -> Kind.DOT;
            case ',' -> Kind.COMMA;
            case ':' -> Kind.COLON;
            case '=' -> Kind.ASSIGN;
            case '>' -> Kind.GREATER;
            case '<' -> Kind.LESS;
            case '(' -> Kind.LEFT_PARENTHESIS;
            case ')' -> Kind.RIGHT_PARENTHESIS;
            case '[' -> Kind.LEFT_BRACKET;
            case ']' -> Kind.RIGHT_BRACKET;
            case '{' -> Kind.LEFT_BRACE;
            case '}' -> Kind.RIGHT_BRACE;
            default -> null;
        };
    }

    private int digits(int from, int radix) {
        int i = from;
        while (i < end
                && (Character.digit(text.charAt(i), radix) >= 0
                        || (text.charAt(i) == '_' && i + 1 < end && Character.digit(text.charAt(i + 1), radix) >= 0))) {
            i++;
        }
        return i;
    }

    private int number(int from) {
        char second = from + 1 < end ? Character.toLowerCase(text.charAt(from + 1)) : 0;
        int radix = text.charAt(from) != '0' ? 10 : second == 'x' ? 16 : second == 'o' ? 8 : second == 'b' ? 2 : 10;
        if (radix != 10 && digits(from + 2, radix) > from + 2) {
            int to = digits(from + 2, radix);
            return whole(from, to, text.substring(from + 2, to), radix);
        }
        int whole = digits(from, 10);
        boolean afterDot = from > 0 && text.charAt(from - 1) == '.';
        int to = whole;
        if (!afterDot && to + 1 < end && text.charAt(to) == '.' && isDigit(to + 1)) {
            to = digits(to + 1, 10);
        }
        if (!afterDot && to < end && Character.toLowerCase(text.charAt(to)) == 'e') {
            int sign = to + 1 < end && (text.charAt(to + 1) == '+' || text.charAt(to + 1) == '-') ? 1 : 0;
            to = isDigit(to + 1 + sign) ? digits(to + 1 + sign, 10) : to;
        }
        if (to > whole) {
            return add(
                    Kind.REAL, from, to, Double.valueOf(text.substring(from, to).replace("_", "")));
        }
        String digits = text.substring(from, whole);
        if (digits.charAt(0) == '0' && !isZero(digits)) {
            return bad(from, whole, "a number does not begin with 0", "put it in quotes, or write 0o for octal");
        }
        return whole(from, whole, digits, 10);
    }

    private static boolean isZero(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) != '0' && digits.charAt(i) != '_') {
                return false;
            }
        }
        return true;
    }

    private boolean isDigit(int i) {
        return i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private int whole(int from, int to, String digits, int radix) {
        try {
            return add(Kind.WHOLE, from, to, Long.valueOf(digits.replace("_", ""), radix));
        } catch (NumberFormatException _) {
            return bad(from, to, "the number does not fit into 64 bits", null);
        }
    }

    private int string(int from, boolean literalBackslashes) {
        char quote = text.charAt(from);
        int i = from + 1;
        boolean escapes = false;
        while (i < end && text.charAt(i) != quote) {
            escapes |= text.charAt(i) == '\\';
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= end) {
            return bad(from, end, "this text has no closing " + quote, null);
        }
        if (!escapes || literalBackslashes) {
            return add(Kind.STRING, from, i + 1, text.substring(from + 1, i));
        }
        try {
            return add(Kind.STRING, from, i + 1, Escapes.resolve(text, from + 1, i));
        } catch (Fault e) {
            return add(Kind.BAD, from, i + 1, e);
        }
    }
}
