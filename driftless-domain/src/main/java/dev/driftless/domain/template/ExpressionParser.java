package dev.driftless.domain.template;

import dev.driftless.domain.template.Operators.Binary;
import dev.driftless.domain.template.Operators.Comparison;
import dev.driftless.domain.template.Token.Kind;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses expressions by Jinja2's grammar. */
final class ExpressionParser {
    private final Cursor cursor;
    private final PostfixParser postfix;
    private int depth;

    /** @param faults receives unknown names and wrong arguments, behind which parsing goes on */
    ExpressionParser(Cursor cursor, List<Fault> faults) {
        this.cursor = cursor;
        this.postfix = new PostfixParser(cursor, this, faults);
    }

    /** Any expression. */
    Expr expression() {
        if (++depth > Limits.NESTING) {
            throw Fault.limit("expressions are nested more than " + Limits.NESTING + " deep")
                    .at(cursor.peek().span());
        }
        Expr expr = choice();
        depth--;
        return expr;
    }

    /** Starts over, after an error. */
    void reset() {
        depth = 0;
    }

    /** An expression, or a list of some without brackets: {@code a, b}. */
    Expr tuple(boolean withChoice) {
        Expr first = withChoice ? expression() : or();
        if (!cursor.isNext(Kind.COMMA)) {
            return first;
        }
        List<Expr> items = new ArrayList<>();
        items.add(first);
        while (cursor.takeIf(Kind.COMMA) && !endsTuple()) {
            items.add(withChoice ? expression() : or());
        }
        return new Expr.ListOf(items, true, spanFrom(first));
    }

    private boolean endsTuple() {
        return switch (cursor.peek().kind()) {
            case VARIABLE_END, BLOCK_END, RIGHT_PARENTHESIS, END -> true;
            default -> false;
        };
    }

    private Span spanFrom(Expr first) {
        return first.span().to(cursor.last().span());
    }

    private Expr choice() {
        Expr then = or();
        int length = 0;
        while (cursor.takeIfName("if")) {
            chained(++length);
            Expr test = or();
            Expr otherwise = cursor.takeIfName("else") ? nestedChoice() : null;
            then = new Operators.Choice(test, then, otherwise, spanFrom(then));
        }
        return then;
    }

    private Expr nestedChoice() {
        return expression();
    }

    private void chained(int length) {
        if (length > Limits.CHAIN) {
            throw Fault.limit("more than " + Limits.CHAIN + " operators in a row")
                    .at(cursor.last().span());
        }
    }

    Expr or() {
        Expr left = and();
        for (int n = 1; cursor.takeIfName("or"); n++) {
            chained(n);
            left = new Operators.Logic(false, left, and(), spanFrom(left));
        }
        return left;
    }

    private Expr and() {
        Expr left = not();
        for (int n = 1; cursor.takeIfName("and"); n++) {
            chained(n);
            left = new Operators.Logic(true, left, not(), spanFrom(left));
        }
        return left;
    }

    private Expr not() {
        List<Token> nots = new ArrayList<>(1);
        while (cursor.isNextName("not")) {
            nots.add(cursor.take());
            chained(nots.size());
        }
        Expr operand = compare();
        for (int i = nots.size() - 1; i >= 0; i--) {
            operand = new Operators.Not(operand, nots.get(i).span().to(operand.span()));
        }
        return operand;
    }

    private Expr compare() {
        Expr first = sum();
        Comparison comparison = comparison();
        if (comparison == null) {
            return first;
        }
        List<Comparison> comparisons = new ArrayList<>();
        List<Expr> others = new ArrayList<>();
        while (comparison != null) {
            chained(others.size());
            comparisons.add(comparison);
            others.add(sum());
            comparison = comparison();
        }
        return new Operators.Compare(first, comparisons, others, spanFrom(first));
    }

    private @Nullable Comparison comparison() {
        Comparison comparison = switch (cursor.peek().kind()) {
            case EQUAL -> Comparison.EQUAL;
            case NOT_EQUAL -> Comparison.NOT_EQUAL;
            case LESS -> Comparison.LESS;
            case LESS_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
            case GREATER -> Comparison.GREATER;
            case GREATER_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            default -> null;
        };
        if (comparison == null && cursor.isNextName("in")) {
            comparison = Comparison.IN;
        } else if (comparison == null
                && cursor.isNextName("not")
                && cursor.peekSecond().isName("in")) {
            cursor.take();
            comparison = Comparison.NOT_IN;
        }
        if (comparison != null) {
            cursor.take();
        }
        return comparison;
    }

    private Expr sum() {
        Expr left = concatenation();
        for (int n = 1; cursor.isNext(Kind.PLUS) || cursor.isNext(Kind.MINUS); n++) {
            chained(n);
            Binary operator = cursor.take().kind() == Kind.PLUS ? Binary.ADD : Binary.SUBTRACT;
            left = new Operators.Compute(operator, left, concatenation(), spanFrom(left));
        }
        return left;
    }

    private Expr concatenation() {
        Expr first = product();
        if (!cursor.isNext(Kind.TILDE)) {
            return first;
        }
        List<Expr> parts = new ArrayList<>();
        parts.add(first);
        while (cursor.takeIf(Kind.TILDE)) {
            chained(parts.size());
            parts.add(product());
        }
        return new Operators.Concatenate(parts, spanFrom(first));
    }

    private Expr product() {
        Expr left = power();
        for (int n = 1; product(cursor.peek().kind()) != null; n++) {
            chained(n);
            Binary operator = product(cursor.take().kind());
            if (operator != null) {
                left = new Operators.Compute(operator, left, power(), spanFrom(left));
            }
        }
        return left;
    }

    private static @Nullable Binary product(Kind kind) {
        return switch (kind) {
            case TIMES -> Binary.MULTIPLY;
            case DIVIDE -> Binary.DIVIDE;
            case FLOOR_DIVIDE -> Binary.FLOOR_DIVIDE;
            case MODULO -> Binary.MODULO;
            default -> null;
        };
    }

    private Expr power() {
        Expr left = unary(true);
        for (int n = 1; cursor.takeIf(Kind.POWER); n++) {
            chained(n);
            left = new Operators.Compute(Binary.POWER, left, unary(true), spanFrom(left));
        }
        return left;
    }

    private Expr unary(boolean withFilters) {
        Token token = cursor.peek();
        Expr expr;
        if (token.kind() == Kind.MINUS || token.kind() == Kind.PLUS) {
            cursor.take();
            if (++depth > Limits.NESTING) {
                throw Fault.limit("more than " + Limits.NESTING + " signs in a row")
                        .at(token.span());
            }
            Expr operand = unary(false);
            depth--;
            Span span = token.span().to(operand.span());
            expr = new Operators.Negate(operand, span);
            if (token.kind() == Kind.PLUS) {
                expr = new Operators.Negate(expr, span); // checks that it is a number
            }
        } else {
            expr = primary();
        }
        return postfix.parse(expr, withFilters);
    }

    Expr primary() {
        Token token = cursor.take();
        Span span = token.span();
        return switch (token.kind()) {
            case NAME -> name(token);
            case STRING -> string(token);
            case WHOLE, REAL -> new Expr.Constant(Value.ofJava(token.value()), span);
            case LEFT_PARENTHESIS -> parenthesis(span);
            case LEFT_BRACKET -> list(span);
            case LEFT_BRACE -> mapping(span);
            default -> throw Fault.syntax("expected an expression, not " + token.shown(), span);
        };
    }

    private Expr name(Token token) {
        String name = token.text();
        return switch (name) {
            case "true", "True" -> new Expr.Constant(Order.TRUE, token.span());
            case "false", "False" -> new Expr.Constant(Order.FALSE, token.span());
            case "none", "None" -> new Expr.Constant(Value.NULL, token.span());
            case "if", "else", "and", "or", "not", "in", "is" ->
                throw Fault.syntax("expected an expression, not " + token.shown(), token.span());
            default -> new Expr.Name(name, token.span());
        };
    }

    private Expr string(Token first) {
        Span span = first.span();
        if (!cursor.isNext(Kind.STRING)) {
            return new Expr.Constant(Value.of(first.text()), span);
        }
        StringBuilder text = new StringBuilder(first.text());
        while (cursor.isNext(Kind.STRING)) {
            Token next = cursor.take();
            text.append(next.text());
            span = span.to(next.span());
        }
        return new Expr.Constant(Value.of(text.toString()), span);
    }

    private Expr parenthesis(Span start) {
        if (cursor.takeIf(Kind.RIGHT_PARENTHESIS)) {
            return new Expr.ListOf(List.of(), true, start.to(cursor.last().span()));
        }
        Expr inner = tuple(true);
        cursor.expect(Kind.RIGHT_PARENTHESIS);
        return inner;
    }

    private Expr list(Span start) {
        List<Expr> items = new ArrayList<>();
        while (!cursor.isNext(Kind.RIGHT_BRACKET)) {
            if (!items.isEmpty()) {
                cursor.expect(Kind.COMMA);
                if (cursor.isNext(Kind.RIGHT_BRACKET)) {
                    break;
                }
            }
            items.add(expression());
        }
        return new Expr.ListOf(
                items, false, start.to(cursor.expect(Kind.RIGHT_BRACKET).span()));
    }

    private Expr mapping(Span start) {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!cursor.isNext(Kind.RIGHT_BRACE)) {
            if (!keys.isEmpty()) {
                cursor.expect(Kind.COMMA);
                if (cursor.isNext(Kind.RIGHT_BRACE)) {
                    break;
                }
            }
            keys.add(expression());
            cursor.expect(Kind.COLON);
            values.add(expression());
        }
        return new Operators.MappingOf(
                keys, values, start.to(cursor.expect(Kind.RIGHT_BRACE).span()));
    }

    Arguments arguments() {
        return postfix.arguments();
    }
}
