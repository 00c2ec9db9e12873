package dev.driftless.domain.template;

import dev.driftless.domain.schema.Nearest;
import dev.driftless.domain.template.Statement.Body;
import dev.driftless.domain.template.Token.Kind;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses a whole template. Goes on behind an error, so that one pass finds what is wrong in each tag. */
final class StatementParser {
    private static final int MOST_FAULTS = 50;
    private static final Expr NOTHING = new Expr.Constant(Value.NULL, new Span(0, 0));

    private final SourceText source;
    private final Cursor cursor;
    private final List<Fault> faults;
    private final ExpressionParser expressions;
    private int depth;

    private StatementParser(SourceText source, List<Token> tokens, List<Fault> faults) {
        this.source = source;
        this.cursor = new Cursor(tokens);
        this.faults = faults;
        this.expressions = new ExpressionParser(cursor, faults);
    }

    /** The template's statements; its faults go into the list. */
    static Body parse(SourceText source, List<Token> tokens, List<Fault> faults) {
        StatementParser parser = new StatementParser(source, tokens, faults);
        try {
            return parser.body(null, List.of());
        } catch (Unfinished e) {
            if (faults.isEmpty()) {
                faults.add(e); // else it is most likely a consequence
            }
            return Body.EMPTY;
        }
    }

    /** Statements up to one of these ends, of which the cursor is then at the name. */
    private Body body(@Nullable Token opener, List<String> ends) {
        if (++depth > Limits.NESTING) {
            throw Fault.limit("statements are nested more than " + Limits.NESTING + " deep")
                    .at(cursor.peek().span());
        }
        List<Statement> statements = new ArrayList<>();
        while (true) {
            try {
                Token token = cursor.peek();
                if (token.kind() == Kind.END) {
                    requireClosed(opener, ends);
                    break;
                }
                if (token.kind() == Kind.BLOCK_START
                        && ends.contains(cursor.peekSecond().text())) {
                    cursor.take();
                    break;
                }
                statements.add(statement(cursor.take()));
            } catch (Fault e) {
                recover(e);
            }
        }
        depth--;
        return new Body(statements);
    }

    private static void requireClosed(@Nullable Token opener, List<String> ends) {
        if (opener != null) {
            throw new Unfinished(opener, ends.getLast());
        }
    }

    private void recover(Fault e) {
        if (e instanceof Unfinished) {
            throw e;
        }
        faults.add(e);
        expressions.reset();
        if (faults.size() >= MOST_FAULTS || !cursor.skipTag()) {
            throw new Unfinished(cursor.last(), "");
        }
    }

    /** The end of the text inside a statement: nothing is left to go on with. */
    @SuppressWarnings("serial") // never leaves this package
    private static final class Unfinished extends Fault {
        Unfinished(Token opener, String end) {
            super(SYNTAX, "this `" + opener.text() + "` has no `" + end + "`", null);
            at(opener.span());
        }
    }

    private Statement statement(Token token) {
        return switch (token.kind()) {
            case DATA -> new Statement.Data(token.text());
            case VARIABLE_START -> {
                Expr expr = expressions.tuple(true);
                cursor.expect(Kind.VARIABLE_END);
                yield new Statement.Print(expr);
            }
            default -> block(cursor.expect(Kind.NAME));
        };
    }

    private Statement block(Token keyword) {
        return switch (keyword.text()) {
            case "if" -> parseIf(keyword);
            case "for" -> parseFor(keyword);
            case "set" -> parseSet(keyword);
            case "with" -> parseWith(keyword);
            case "include" -> parseInclude(keyword);
            default -> throw unknown(keyword);
        };
    }

    private static Fault unknown(Token keyword) {
        String name = keyword.text();
        String instead = switch (name) {
            case "macro", "call", "import", "from" -> "put the text into a file of its own and use include";
            case "extends", "block" -> "use include";
            case "filter" -> "use {% set x %}…{% endset %}{{ x | filter }}";
            case "do" -> "lists and mappings do not change: use {% set x = x + […] %} or | combine";
            case "break", "continue" -> "use `for … if …`";
            case "autoescape" -> "nothing is escaped here, so leave it out";
            case "print" -> "use {{ }}";
            default -> null;
        };
        if (instead != null) {
            return new Fault(Fault.LEFT_OUT, "`" + name + "` is not part of the language", instead).at(keyword.span());
        }
        if (name.startsWith("end") || name.equals("else") || name.equals("elif")) {
            return Fault.syntax("`" + name + "` without its beginning", keyword.span());
        }
        String near =
                Nearest.to(name, List.of("if", "for", "set", "with", "include", "raw", "elif", "endif", "endfor"));
        return new Fault(
                        Fault.UNKNOWN_NAME,
                        "there is no statement `" + name + "`",
                        near == null ? null : "did you mean `" + near + "`?")
                .at(keyword.span());
    }

    /** The condition of a statement and the end of its tag; errors are noted and passed over. */
    private Expr condition() {
        try {
            Expr test = expressions.tuple(false);
            cursor.takeIf(Kind.COLON);
            cursor.expect(Kind.BLOCK_END);
            return test;
        } catch (Fault e) {
            recover(e);
            return NOTHING;
        }
    }

    private void endTag() {
        cursor.takeIf(Kind.COLON);
        cursor.expect(Kind.BLOCK_END);
    }

    private Statement parseIf(Token keyword) {
        List<Expr> tests = new ArrayList<>();
        List<Body> bodies = new ArrayList<>();
        do {
            tests.add(condition());
            bodies.add(body(keyword, List.of("elif", "else", "endif")));
        } while (cursor.takeIfName("elif"));
        Body otherwise = Body.EMPTY;
        if (cursor.takeIfName("else")) {
            endTag();
            otherwise = body(keyword, List.of("endif"));
        }
        end("endif");
        return new Statement.If(tests, bodies, otherwise);
    }

    /** The last tag of a statement; at the end of the text, of which somebody complained, there is none. */
    private void end(String name) {
        cursor.expectName(name);
        cursor.expect(Kind.BLOCK_END);
    }

    private Statement parseFor(Token keyword) {
        Target target = new Target.Variable("");
        Expr items = NOTHING;
        Expr filter = null;
        try {
            if (cursor.isNextName("loop")) {
                throw Fault.syntax(
                        "`loop` is the name of the loop itself", cursor.peek().span());
            }
            target = target();
            cursor.expectName("in");
            items = expressions.tuple(false);
            filter = cursor.takeIfName("if") ? expressions.expression() : null;
            if (cursor.isNextName("recursive")) {
                throw new Fault(Fault.LEFT_OUT, "loops are not recursive here", "use include, or flatten the list")
                        .at(cursor.peek().span());
            }
            endTag();
        } catch (Fault e) {
            recover(e);
        }
        Body body = body(keyword, List.of("else", "endfor"));
        Body otherwise = Body.EMPTY;
        if (cursor.takeIfName("else")) {
            endTag();
            otherwise = body(keyword, List.of("endfor"));
        }
        end("endfor");
        return new For(target, items, filter, body, otherwise, keyword.span());
    }

    private Statement parseSet(Token keyword) {
        Target target = target();
        if (cursor.takeIf(Kind.ASSIGN)) {
            Expr expr = expressions.tuple(true);
            cursor.expect(Kind.BLOCK_END);
            return new Statement.Set(target, expr);
        }
        if (cursor.isNext(Kind.PIPE)) {
            throw new Fault(Fault.LEFT_OUT, "a set block has no filter here", "use {{ x | filter }} where x is used")
                    .at(cursor.peek().span());
        }
        cursor.expect(Kind.BLOCK_END);
        Body body = body(keyword, List.of("endset"));
        end("endset");
        return new Statement.SetBody(target, body);
    }

    private Statement parseWith(Token keyword) {
        List<Target> names = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!cursor.isNext(Kind.BLOCK_END)) {
            if (!names.isEmpty()) {
                cursor.expect(Kind.COMMA);
            }
            names.add(new Target.Variable(cursor.expect(Kind.NAME).text()));
            cursor.expect(Kind.ASSIGN);
            values.add(expressions.expression());
        }
        cursor.expect(Kind.BLOCK_END);
        Body body = body(keyword, List.of("endwith"));
        end("endwith");
        return new Statement.With(names, values, body);
    }

    private Statement parseInclude(Token keyword) {
        Expr name = expressions.expression();
        boolean ignoreMissing = cursor.takeIfName("ignore");
        if (ignoreMissing) {
            cursor.expectName("missing");
        }
        if (cursor.takeIfName("with")) {
            cursor.expectName("context");
        } else if (cursor.isNextName("without")) {
            throw new Fault(Fault.LEFT_OUT, "an include always sees the variables here", "leave out `without context`")
                    .at(cursor.peek().span());
        }
        cursor.expect(Kind.BLOCK_END);
        return new Include(name, ignoreMissing, source, keyword.span());
    }

    private Target target() {
        Target first = singleTarget();
        if (!cursor.isNext(Kind.COMMA)) {
            return first;
        }
        Token start = cursor.last();
        List<Target> targets = new ArrayList<>();
        targets.add(first);
        while (cursor.takeIf(Kind.COMMA) && !cursor.isNextName("in") && !cursor.isNext(Kind.ASSIGN)) {
            targets.add(singleTarget());
        }
        return new Target.Several(targets, start.span().to(cursor.last().span()));
    }

    private Target singleTarget() {
        if (cursor.takeIf(Kind.LEFT_PARENTHESIS)) {
            Target inner = target();
            cursor.expect(Kind.RIGHT_PARENTHESIS);
            return inner;
        }
        Token name = cursor.expect(Kind.NAME);
        switch (name.text()) {
            case "true", "false", "none", "True", "False", "None", "not", "and", "or", "if", "in", "is", "else" ->
                throw Fault.syntax("expected a name, not " + name.shown(), name.span());
            default -> {}
        }
        if (!cursor.takeIf(Kind.DOT)) {
            return new Target.Variable(name.text());
        }
        Token member = cursor.expect(Kind.NAME);
        return new Target.Member(name.text(), member.text(), name.span().to(member.span()));
    }
}
