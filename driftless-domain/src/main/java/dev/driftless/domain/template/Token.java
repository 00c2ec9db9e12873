package dev.driftless.domain.template;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a template.
 *
 * @param value the text of data, strings and names, the number of numbers, the {@link Fault} of what is none
 */
record Token(Kind kind, int from, int to, @Nullable Object value) {
    /** Kinds of token; operators show themselves. */
    enum Kind {
        DATA("text"),
        VARIABLE_START("the start of an expression"),
        VARIABLE_END("the end of the expression"),
        BLOCK_START("the start of a statement"),
        BLOCK_END("the end of the statement"),
        NAME("a name"),
        STRING("a text"),
        WHOLE("a number"),
        REAL("a number"),
        BAD("something else"),
        END("the end"),
        POWER("**"),
        FLOOR_DIVIDE("//"),
        EQUAL("=="),
        NOT_EQUAL("!="),
        GREATER_OR_EQUAL(">="),
        LESS_OR_EQUAL("<="),
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDE("/"),
        MODULO("%"),
        TILDE("~"),
        PIPE("|"),
        DOT("."),
        COMMA(","),
        COLON(":"),
        ASSIGN("="),
        GREATER(">"),
        LESS("<"),
        LEFT_PARENTHESIS("("),
        RIGHT_PARENTHESIS(")"),
        LEFT_BRACKET("["),
        RIGHT_BRACKET("]"),
        LEFT_BRACE("{"),
        RIGHT_BRACE("}");

        final String shown;

        Kind(String shown) {
            this.shown = shown;
        }

        /** How messages call it: operators in quotes. */
        String quoted() {
            return Character.isLetter(shown.charAt(0)) ? shown : "`" + shown + "`";
        }
    }

    Span span() {
        return new Span(from, to);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && name.equals(value);
    }

    String text() {
        return String.valueOf(value);
    }

    /** How messages call it. */
    String shown() {
        return switch (kind) {
            case NAME -> "`" + value + "`";
            default -> kind.quoted();
        };
    }
}
