package dev.driftless.domain.template;

import dev.driftless.domain.template.Token.Kind;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bare expression, as in {@code when} and {@code until}, compiled. Immutable and safe for threads. */
public final class Expression {
    private final SourceText source;
    private final Expr expr;

    private Expression(SourceText source, Expr expr) {
        this.source = source;
        this.expr = expr;
    }

    /**
     * Compiles an expression.
     *
     * @throws TemplateProblem with all that is wrong with it; for {@code {{ }}} in it the hint is the text without
     */
    public static Expression compile(String text, SourceMap where) {
        SourceText source = SourceText.of(text, where);
        List<Fault> faults = new ArrayList<>();
        List<Token> tokens = Lexer.expression(source.text());
        Fault braces = braces(source.text(), tokens);
        if (braces != null) {
            throw source.failed(braces);
        }
        Cursor cursor = new Cursor(tokens);
        Expr expr;
        try {
            if (cursor.isNext(Kind.END)) {
                throw Fault.syntax("an expression is missing", new Span(0, text.length()));
            }
            expr = new ExpressionParser(cursor, faults).tuple(true);
            if (!cursor.isNext(Kind.END)) {
                Token token = cursor.peek();
                throw Fault.syntax("expected an operator, not " + token.shown(), token.span());
            }
        } catch (Fault e) {
            faults.add(e);
            throw source.problems(faults);
        }
        if (!faults.isEmpty()) {
            throw source.problems(faults);
        }
        return new Expression(source, expr);
    }

    /** The expression as it was written. */
    public String text() {
        return source.text();
    }

    /** What it refers to. */
    public Names names() {
        return new NameWalk(source, Loader.NONE).expression(expr).names();
    }

    /** The gate that it is as a condition. */
    public Gate gate() {
        return new TestGate(expr, TestGate.Wanted.TRUE, Set.of());
    }

    /** The fault for template delimiters where none belong, or null. */
    private static @Nullable Fault braces(String text, List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.STRING && token.text().contains("{{")) {
                int open = token.text().indexOf("{{");
                int close = token.text().indexOf("}}", open);
                String inner = close < 0 ? null : Texts.strip(token.text().substring(open + 2, close));
                if (inner != null && inner.isEmpty()) {
                    continue; // {{}} in a format
                }
                String hint = inner == null ? null : "write " + inner + " without quotes and braces";
                return new Fault(Fault.SYNTAX, "a text in a condition is no template", hint).at(token.span());
            }
            if (token.kind() == Kind.LEFT_BRACE && i + 1 < tokens.size()) {
                Token next = tokens.get(i + 1);
                boolean block = next.kind() == Kind.MODULO;
                if (next.from() == token.to() && (block || next.kind() == Kind.LEFT_BRACE)) {
                    return new Fault(
                                    Fault.SYNTAX,
                                    "a condition is an expression already and has no " + (block ? "{% %}" : "{{ }}"),
                                    block ? null : "write: " + withoutBraces(text))
                            .at(new Span(token.from(), next.to()));
                }
            }
        }
        return null;
    }

    private static String withoutBraces(String text) {
        StringBuilder fixed = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("{{", i)) {
                i += 2;
                while (i < text.length() && (Texts.isSpace(text.charAt(i)) || text.charAt(i) == '-')) {
                    i++;
                }
            } else if (text.startsWith("}}", i)) {
                i += 2;
                int end = fixed.length();
                while (end > 0 && (Texts.isSpace(fixed.charAt(end - 1)) || fixed.charAt(end - 1) == '-')) {
                    end--;
                }
                fixed.setLength(end);
            } else {
                fixed.append(text.charAt(i++));
            }
        }
        return fixed.toString();
    }

    /**
     * Its value, which may be unknown.
     *
     * @throws TemplateProblem if something is undefined, has the wrong type or goes too far
     */
    public Value evaluate(Scope scope) {
        return evaluate(scope, false);
    }

    /**
     * Its value as a condition: a {@link Value.Bool} or a {@link Value.Unknown}.
     *
     * @throws TemplateProblem as {@link #evaluate} does, and if it is neither true nor false: a text such as {@code "no"} would
     *     be taken for true
     */
    public Value test(Scope scope) {
        return evaluate(scope, true);
    }

    private Value evaluate(Scope scope, boolean asCondition) {
        try {
            Value value = expr.value(scope);
            if (!asCondition) {
                Traits.tell(value, scope);
                return value;
            }
            String why = Traits.unknown(value, scope);
            if (why != null) {
                scope.unknown(why);
                return new Value.Unknown(why);
            }
            if (value instanceof Value.Bool) {
                return value;
            }
            throw new Fault(Fault.TYPE, "a condition is true or false, but this is " + Show.kind(value), hint(value))
                    .at(expr.span());
        } catch (Fault e) {
            throw source.failed(e);
        } catch (StackOverflowError _) {
            throw source.tooDeep();
        }
    }

    private static String hint(Value value) {
        if (value instanceof Value.Sequence || value instanceof Value.Mapping) {
            return "write … | length > 0";
        }
        if (value instanceof Value.Null) {
            return "write … is not none";
        }
        return value instanceof Value.Whole || value instanceof Value.Real
                ? "write … != 0"
                : "write … | bool for a text such as yes, … | length > 0 for one that is not empty";
    }
}
