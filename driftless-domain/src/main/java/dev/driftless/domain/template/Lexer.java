package dev.driftless.domain.template;

import dev.driftless.domain.template.Dialect.Delimiters;
import dev.driftless.domain.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a template into tokens as Jinja2 does: outside of tags white space is data, subject to trimming; inside it is
 * nothing. What cannot be read becomes one {@link Kind#BAD} token, so that the parser finds further problems behind it.
 */
final class Lexer {
    private final String text;
    private final Dialect dialect;
    private final Delimiters delimiters;
    private final TagLexer tags;
    private final List<Token> tokens = new ArrayList<>();
    private final int end;
    private int at;
    private boolean lineStarts = true;

    private Lexer(String text, int from, int end, Dialect dialect) {
        this.text = text;
        this.at = from;
        this.end = end;
        this.dialect = dialect;
        this.delimiters = dialect.delimiters();
        this.tags = new TagLexer(text, end, tokens);
    }

    /** The tokens of a template between two offsets; the last is {@link Kind#END}. */
    static List<Token> template(String text, int from, int end, Dialect dialect) {
        Lexer lexer = new Lexer(text, from, end, dialect);
        while (lexer.at < end) {
            lexer.next();
        }
        lexer.add(Kind.END, end, end, null);
        return lexer.tokens;
    }

    /** The tokens of a bare expression; the last is {@link Kind#END}. */
    static List<Token> expression(String text) {
        List<Token> tokens = new ArrayList<>();
        TagLexer tag = new TagLexer(text, text.length(), tokens);
        int at = tag.skipSpace(0);
        while (at < text.length()) {
            at = tag.skipSpace(tag.next(at, false));
        }
        tokens.add(new Token(Kind.END, text.length(), text.length(), null));
        return tokens;
    }

    private void add(Kind kind, int from, int to, @Nullable Object value) {
        tokens.add(new Token(kind, from, to, value));
    }

    /** Reads the data before the next tag, and that tag. */
    private void next() {
        int start = at;
        int tag = start;
        String opening = null;
        while (tag < end && opening == null) {
            opening = opening(tag);
            tag += opening == null ? 1 : 0;
        }
        if (opening == null) {
            data(start, end);
            at = end;
            return;
        }
        int inside = tag + opening.length();
        char sign = inside < end ? text.charAt(inside) : 0;
        if (sign == '-' || sign == '+') {
            inside++;
        }
        boolean variable = opening.equals(delimiters.variableStart());
        data(start, dataEnd(start, tag, sign, variable));
        if (variable) {
            variable(tag, inside);
        } else if (opening.equals(delimiters.commentStart())) {
            comment(tag, inside);
        } else if (!raw(tag, inside)) {
            block(tag, inside);
        }
        lineStarts = at > 0 && text.charAt(at - 1) == '\n';
    }

    /** The longest delimiter that begins there, or null. */
    private @Nullable String opening(int i) {
        String longest = null;
        if (text.startsWith(delimiters.variableStart(), i)) {
            longest = delimiters.variableStart();
        }
        if (text.startsWith(delimiters.blockStart(), i) && longer(delimiters.blockStart(), longest)) {
            longest = delimiters.blockStart();
        }
        if (text.startsWith(delimiters.commentStart(), i) && longer(delimiters.commentStart(), longest)) {
            longest = delimiters.commentStart();
        }
        return longest != null && i + longest.length() <= end ? longest : null;
    }

    private static boolean longer(String candidate, @Nullable String than) {
        return than == null || candidate.length() > than.length();
    }

    /** Where the data before a tag ends, once white space control had its say. */
    private int dataEnd(int start, int tag, char sign, boolean variable) {
        int to = tag;
        if (sign == '-') {
            while (to > start && Texts.isSpace(text.charAt(to - 1))) {
                to--;
            }
        } else if (sign != '+' && dialect.lstripBlocks() && !variable) {
            while (to > start && text.charAt(to - 1) != '\n' && Texts.isSpace(text.charAt(to - 1))) {
                to--;
            }
            boolean blank = to > start ? text.charAt(to - 1) == '\n' : lineStarts;
            return blank ? to : tag;
        }
        return to;
    }

    private void data(int from, int to) {
        if (from < to) {
            String data = text.substring(from, to);
            add(Kind.DATA, from, to, dialect.newline().equals("\n") ? data : data.replace("\n", dialect.newline()));
        }
    }

    private void variable(int tag, int inside) {
        add(Kind.VARIABLE_START, tag, inside, null);
        tags.start();
        int i = tags.skipSpace(inside);
        while (i < end) {
            if (tags.isBalanced()) {
                int close = text.charAt(i) == '-' ? i + 1 : i;
                if (text.startsWith(delimiters.variableEnd(), close)) {
                    int after = close + delimiters.variableEnd().length();
                    add(Kind.VARIABLE_END, i, after, null);
                    at = close > i ? tags.skipSpace(after) : after;
                    return;
                }
            }
            i = tags.skipSpace(tags.next(i, dialect.literalBackslashes()));
        }
        open("expression", delimiters.variableEnd(), tag, inside);
    }

    private void block(int tag, int inside) {
        add(Kind.BLOCK_START, tag, inside, null);
        tags.start();
        int i = tags.skipSpace(inside);
        while (i < end) {
            int after = tags.isBalanced() ? closed(i, delimiters.blockEnd()) : -1;
            if (after >= 0) {
                add(Kind.BLOCK_END, i, Math.min(after, i + delimiters.blockEnd().length() + 1), null);
                at = after;
                return;
            }
            i = tags.skipSpace(tags.next(i, false));
        }
        open("statement", delimiters.blockEnd(), tag, inside);
    }

    /** Where the text goes on behind a closing delimiter with its white space control, or -1 if there is none. */
    private int closed(int i, String closing) {
        char sign = text.charAt(i);
        if ((sign == '-' || sign == '+') && text.startsWith(closing, i + 1)) {
            int after = i + 1 + closing.length();
            return sign == '-' ? tags.skipSpace(after) : after;
        }
        if (!text.startsWith(closing, i)) {
            return -1;
        }
        int after = i + closing.length();
        return dialect.trimBlocks() && after < end && text.charAt(after) == '\n' ? after + 1 : after;
    }

    private void open(String what, String closing, int tag, int inside) {
        Fault fault =
                Fault.syntax("this " + what + " is never closed", new Span(tag, inside), "close it with " + closing);
        add(Kind.BAD, tag, inside, fault);
        at = end;
    }

    private void comment(int tag, int inside) {
        for (int i = inside; i < end; i++) {
            int after = closed(i, delimiters.commentEnd());
            if (after >= 0) {
                at = after;
                return;
            }
        }
        open("comment", delimiters.commentEnd(), tag, inside);
    }

    /** Reads {@code {% raw %}…{% endraw %}} if it begins there. */
    private boolean raw(int tag, int inside) {
        int word = tags.skipSpace(inside);
        int i = tags.skipSpace(word + 3);
        if (!text.startsWith("raw", word) || i >= end) {
            return false;
        }
        boolean strip = text.charAt(i) == '-';
        if (!text.startsWith(delimiters.blockEnd(), strip ? i + 1 : i)) {
            return false;
        }
        int start = i + (strip ? 1 : 0) + delimiters.blockEnd().length();
        start = strip ? tags.skipSpace(start) : start;
        lineStarts = text.charAt(start - 1) == '\n';
        int close = text.indexOf(delimiters.blockStart(), start);
        while (close >= 0 && close < end) {
            if (endRaw(start, close)) {
                return true;
            }
            close = text.indexOf(delimiters.blockStart(), close + 1);
        }
        add(Kind.BLOCK_START, tag, inside, null);
        open("raw block", delimiters.blockStart() + " endraw " + delimiters.blockEnd(), tag, start);
        return true;
    }

    private boolean endRaw(int start, int close) {
        int inside = close + delimiters.blockStart().length();
        char sign = inside < end ? text.charAt(inside) : 0;
        int word = tags.skipSpace(sign == '-' || sign == '+' ? inside + 1 : inside);
        int i = tags.skipSpace(word + 6);
        if (!text.startsWith("endraw", word) || i >= end) {
            return false;
        }
        int after = closed(i, delimiters.blockEnd());
        if (after < 0) {
            return false;
        }
        data(start, dataEnd(start, close, sign, false));
        at = after;
        return true;
    }
}
