package dev.driftless.domain.template;

import dev.driftless.domain.template.Token.Kind;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses what follows an operand: attributes, subscripts, calls, filters and tests. */
final class PostfixParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final List<Fault> faults;

    PostfixParser(Cursor cursor, ExpressionParser expressions, List<Fault> faults) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.faults = faults;
    }

    Expr parse(Expr operand, boolean withFilters) {
        Expr expr = operand;
        boolean filtered = false;
        for (int n = 0; ; n++) {
            if (n > Limits.CHAIN) {
                throw Fault.limit("more than " + Limits.CHAIN + " filters or attributes in a row")
                        .at(cursor.peek().span());
            }
            Token token = cursor.peek();
            if (token.kind() == Kind.DOT || token.kind() == Kind.LEFT_BRACKET) {
                if (filtered) {
                    throw Fault.syntax(
                            "a filter's result has no attributes here",
                            token.span(),
                            "put it in parentheses: (a | b).c");
                }
                expr = member(expr);
            } else if (token.kind() == Kind.LEFT_PARENTHESIS) {
                expr = call(expr);
            } else if (withFilters && token.kind() == Kind.PIPE) {
                cursor.take();
                expr = filter(expr);
                filtered = true;
            } else if (withFilters && token.isName("is")) {
                cursor.take();
                expr = test(expr);
                filtered = true;
            } else {
                return expr;
            }
        }
    }

    private Expr member(Expr object) {
        Token token = cursor.take();
        if (token.kind() == Kind.LEFT_BRACKET) {
            return subscript(object);
        }
        Token name = cursor.take();
        Span span = object.span().to(name.span());
        if (name.kind() == Kind.NAME) {
            return new Expr.Attribute(object, name.text(), span);
        }
        if (name.kind() == Kind.WHOLE) {
            return new Expr.Subscript(object, new Expr.Constant(Value.ofJava(name.value()), name.span()), span);
        }
        throw Fault.syntax("expected a name after the dot, not " + name.shown(), name.span());
    }

    private Expr subscript(Expr object) {
        @Nullable Expr[] bounds = new @Nullable Expr[3];
        int colons = 0;
        while (!cursor.isNext(Kind.RIGHT_BRACKET)) {
            if (cursor.isNext(Kind.COLON)) {
                Token colon = cursor.take();
                if (++colons > 2) {
                    throw Fault.syntax("a slice has at most two colons", colon.span());
                }
            } else if (bounds[colons] == null) {
                bounds[colons] = expressions.expression();
            } else {
                throw Fault.syntax(
                        "expected `]`, not " + cursor.peek().shown(),
                        cursor.peek().span());
            }
        }
        Token end = cursor.expect(Kind.RIGHT_BRACKET);
        Span span = object.span().to(end.span());
        Expr first = bounds[0];
        if (colons > 0) {
            return new Expr.Slice(object, first, bounds[1], bounds[2], span);
        }
        if (first == null) {
            throw Fault.syntax("expected an index", end.span());
        }
        return new Expr.Subscript(object, first, span);
    }

    private Expr call(Expr callee) {
        Token open = cursor.peek();
        Arguments arguments = arguments();
        Span span = callee.span().to(cursor.last().span());
        if (callee instanceof Expr.Attribute method) {
            return new Calls.Method(method.object(), method.name(), arguments, span);
        }
        if (!(callee instanceof Expr.Name(var name, var at))) {
            throw Fault.syntax("only functions and methods can be called", open.span());
        }
        try {
            Operation function = Operations.needFunction(name);
            check(function, arguments);
            return new Calls.Function(function, arguments, span);
        } catch (Fault e) {
            faults.add(e.at(at));
            return callee;
        }
    }

    private Expr filter(Expr input) {
        Token name = cursor.expect(Kind.NAME);
        String full = qualified(name);
        Arguments arguments = cursor.isNext(Kind.LEFT_PARENTHESIS) ? arguments() : Arguments.NONE;
        Span span = name.span().to(cursor.last().span());
        try {
            Operation filter = Operations.needFilter(full);
            check(filter, arguments);
            ItemFilters.checkNames(filter, arguments);
            return new Calls.Filter(filter, input, arguments, span);
        } catch (Fault e) {
            faults.add(e.at(name.span()));
            return input;
        }
    }

    private Expr test(Expr input) {
        boolean negated = cursor.takeIfName("not");
        Token name = cursor.expect(Kind.NAME);
        String full = qualified(name);
        Arguments arguments = Arguments.NONE;
        if (cursor.isNext(Kind.LEFT_PARENTHESIS)) {
            arguments = arguments();
        } else if (startsArgument(cursor.peek())) {
            Expr argument = parse(expressions.primary(), false);
            arguments = new Arguments(List.of(argument), List.of(), List.of(), null, null);
        }
        Span span = name.span().to(cursor.last().span());
        try {
            Operation test = Operations.needTest(full);
            check(test, arguments);
            return new Calls.Test(test, negated, input, arguments, span);
        } catch (Fault e) {
            faults.add(e.at(name.span()));
            return input;
        }
    }

    private static boolean startsArgument(Token token) {
        return switch (token.kind()) {
            case STRING, WHOLE, REAL, LEFT_BRACKET, LEFT_BRACE -> true;
            case NAME ->
                switch (token.text()) {
                    case "else", "or", "and", "if", "in", "not" -> false;
                    case "is" -> throw Fault.syntax("tests cannot be chained", token.span(), "join them with `and`");
                    default -> true;
                };
            default -> false;
        };
    }

    /** A name with its collection, of which only Ansible's own is understood: {@code ansible.builtin.combine}. */
    private String qualified(Token first) {
        String name = first.text();
        while (cursor.isNext(Kind.DOT)) {
            cursor.take();
            name += "." + cursor.expect(Kind.NAME).text();
        }
        return name.startsWith("ansible.builtin.") ? name.substring("ansible.builtin.".length()) : name;
    }

    /** Checks number and names of arguments, unless they are known only when the template is rendered. */
    private static void check(Operation operation, Arguments arguments) {
        if (arguments.isFixed()) {
            Operation.Doc doc = operation.doc();
            String wrong = doc.parameters()
                    .wrong(doc.firstName(), arguments.positional().size(), arguments.names());
            if (wrong != null) {
                throw Fault.argument(wrong);
            }
        }
    }

    Arguments arguments() {
        Token open = cursor.expect(Kind.LEFT_PARENTHESIS);
        List<Expr> positional = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Expr> named = new ArrayList<>();
        Expr spread = null;
        Expr spreadNamed = null;
        while (!cursor.isNext(Kind.RIGHT_PARENTHESIS)) {
            if (cursor.takeIf(Kind.TIMES) && spread == null) {
                spread = expressions.expression();
            } else if (cursor.takeIf(Kind.POWER) && spreadNamed == null) {
                spreadNamed = expressions.expression();
            } else if (cursor.isNext(Kind.NAME) && cursor.peekSecond().kind() == Kind.ASSIGN) {
                names.add(cursor.take().text());
                cursor.take();
                named.add(expressions.expression());
            } else if (named.isEmpty() && spread == null && spreadNamed == null) {
                positional.add(expressions.expression());
            } else {
                throw Fault.syntax(
                        "arguments without a name come first", cursor.peek().span());
            }
            if (!cursor.isNext(Kind.RIGHT_PARENTHESIS)) {
                if (cursor.isNext(Kind.END)) {
                    throw Fault.syntax("this parenthesis is never closed", open.span());
                }
                cursor.expect(Kind.COMMA);
            }
        }
        cursor.expect(Kind.RIGHT_PARENTHESIS);
        return new Arguments(positional, names, named, spread, spreadNamed);
    }
}
