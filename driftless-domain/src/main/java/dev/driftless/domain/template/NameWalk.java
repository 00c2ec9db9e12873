package dev.driftless.domain.template;

import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.template.Names.Mistake;
import dev.driftless.domain.template.Names.Use;
import dev.driftless.domain.template.Statement.Body;
import dev.driftless.domain.template.TestGate.Wanted;
import dev.driftless.domain.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through a compiled template and gathers what it refers to. It follows evaluation: what may be undefined there without an error is none here. */
final class NameWalk {
    /** Includes that are walked through; more than that are left to rendering. */
    private static final int MOST_INCLUDES = 200;

    private final Loader loader;
    private final List<Use> uses = new ArrayList<>();
    private final Set<String> guarded = new HashSet<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Deque<String> including = new ArrayDeque<>();
    private SourceText source;
    private Set<String> locals = Set.of();
    private List<Gate> gates = List.of();
    private int includes;

    /** What an undefined value does where it stands. */
    private enum Need {
        /** It is an error. */
        VALUE,
        /** It is handed on. */
        NONE,
        /** It is handed on to something that asks for it. */
        GUARDED
    }

    NameWalk(SourceText source, Loader loader) {
        this.source = source;
        this.loader = loader;
        including.push(source.position(0).file());
    }

    Names names() {
        return new Names(uses, guarded, mistakes);
    }

    NameWalk expression(Expr expr) {
        value(expr);
        return this;
    }

    NameWalk body(Body body) {
        for (Statement statement : body.statements()) {
            statement(statement);
        }
        return this;
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Print(Expr expr) -> value(expr);
            case Statement.If branch -> branch(branch);
            case For loop -> loop(loop);
            case Statement.Set(Target target, Expr expr) -> {
                walk(expr, Need.NONE);
                target(target);
            }
            case Statement.SetBody(Target target, Body body) -> {
                Set<String> outer = locals;
                body(body);
                locals = outer;
                target(target);
            }
            case Statement.With with -> {
                Set<String> outer = locals;
                for (int i = 0; i < with.names().size(); i++) {
                    value(with.values().get(i));
                    target(with.names().get(i));
                }
                body(with.body());
                locals = outer;
            }
            case Include include -> include(include);
            default -> {
                // text
            }
        }
    }

    private void branch(Statement.If branch) {
        List<Gate> outer = gates;
        for (int i = 0; i < branch.tests().size(); i++) {
            Expr test = branch.tests().get(i);
            value(test);
            List<Gate> before = gates;
            enter(test, Wanted.TRUE);
            body(branch.bodies().get(i));
            gates = before;
            enter(test, Wanted.FALSE);
        }
        body(branch.otherwise());
        gates = outer;
    }

    private void loop(For loop) {
        value(loop.items());
        List<Gate> outerGates = gates;
        enter(loop.items(), Wanted.NO_ITEMS);
        body(loop.otherwise());
        gates = outerGates;
        Set<String> after = locals;
        enter(loop.items(), Wanted.ITEMS);
        target(loop.target());
        define("loop");
        if (loop.filter() != null) {
            value(loop.filter());
        }
        body(loop.body());
        gates = outerGates;
        locals = after;
    }

    private void target(Target target) {
        switch (target) {
            case Target.Variable(String name) -> define(name);
            case Target.Several several -> several.targets().forEach(this::target);
            case Target.Member member ->
                use(List.of(member.namespace()), List.of(new Expr.Name(member.namespace(), member.span())), Need.VALUE);
        }
    }

    private void define(String name) {
        if (!locals.contains(name)) {
            Set<String> more = new HashSet<>(locals);
            more.add(name);
            locals = more;
        }
    }

    private void enter(Expr test, Wanted wanted) {
        List<Gate> more = new ArrayList<>(gates);
        more.add(new TestGate(test, wanted, locals));
        gates = more;
    }

    private void include(Include include) {
        value(include.name());
        if (!(include.name() instanceof Expr.Constant(Value.Text(String name), Span span))
                || ++includes > MOST_INCLUDES) {
            return;
        }
        Loader.Source found;
        try {
            found = loader.load(name, source.position(span.from()));
        } catch (InvalidOption e) {
            mistake(source.problem(new Fault(Fault.INCLUDE, "`" + name + "` " + e.why(), e.hint()).at(span)));
            return;
        } catch (ProblemException e) {
            e.problems().forEach(this::mistake);
            return;
        }
        if (found == null) {
            if (!include.ignoreMissing()) {
                mistake(source.problem(Include.missing(name).at(span)));
            }
        } else if (including.contains(found.id())) {
            mistake(source.problem(
                    new Fault(Fault.INCLUDE, cycle(found.id()), "leave one of these includes out").at(span)));
        } else {
            inside(found);
        }
    }

    private String cycle(String id) {
        List<String> way = List.copyOf(including).reversed();
        return "`" + id + "` includes itself: " + String.join(" → ", way.subList(way.indexOf(id), way.size())) + " → "
                + id;
    }

    private void inside(Loader.Source found) {
        SourceText outerSource = source;
        Set<String> outer = locals;
        including.push(found.id());
        try {
            Template template = Template.compileText(found.text(), found.where(), Dialect.FILE);
            template.walk(this);
        } catch (TemplateProblem e) {
            e.problems().forEach(this::mistake);
        } finally {
            including.pop();
            source = outerSource;
            locals = outer;
        }
    }

    /** Goes on in another text. */
    void in(SourceText other, Body body) {
        source = other;
        body(body);
    }

    private void mistake(Problem problem) {
        mistakes.add(new Mistake(problem, gates));
    }

    private void value(Expr expr) {
        walk(expr, Need.VALUE);
    }

    private void walk(Expr expr, Need need) {
        switch (expr) {
            case Expr.Name _, Expr.Attribute _, Expr.Subscript _ -> member(expr, need);
            case Expr.Slice slice -> {
                walk(slice.object(), need);
                optional(slice.from());
                optional(slice.to());
                optional(slice.by());
            }
            case Expr.ListOf list -> list.items().forEach(this::value);
            case Operators.MappingOf mapping -> {
                mapping.keys().forEach(this::value);
                mapping.values().forEach(this::value);
            }
            case Operators.Compute compute -> {
                value(compute.left());
                value(compute.right());
            }
            case Operators.Negate negate -> value(negate.operand());
            case Operators.Not not -> value(not.operand());
            case Operators.Concatenate concatenation -> concatenation.parts().forEach(this::value);
            case Operators.Compare compare -> {
                value(compare.first());
                compare.others().forEach(this::value);
            }
            case Operators.Logic logic -> {
                value(logic.left());
                behind(logic.left(), logic.and() ? Wanted.TRUE : Wanted.FALSE, logic.right(), Need.VALUE);
            }
            case Operators.Choice choice -> {
                value(choice.test());
                behind(choice.test(), Wanted.TRUE, choice.then(), need);
                if (choice.otherwise() != null) {
                    behind(choice.test(), Wanted.FALSE, choice.otherwise(), need);
                }
            }
            case Calls.Filter filter -> operation(filter.filter(), filter.input(), filter.arguments(), need);
            case Calls.Test test -> operation(test.test(), test.input(), test.arguments(), need);
            case Calls.Method method -> {
                walk(method.receiver(), need);
                arguments(method.arguments(), need);
            }
            case Calls.Function function -> arguments(function.arguments(), need);
            default -> {
                // a constant
            }
        }
    }

    private void optional(@Nullable Expr expr) {
        if (expr != null) {
            value(expr);
        }
    }

    private void behind(Expr test, Wanted wanted, Expr expr, Need need) {
        List<Gate> outer = gates;
        enter(test, wanted);
        walk(expr, need);
        gates = outer;
    }

    private void operation(Operation operation, Expr input, Arguments arguments, Need need) {
        boolean looksItself = operation.doc().reach() == Reach.SELF;
        boolean guards = looksItself && operation != FlowFilters.TERNARY;
        walk(input, guards ? Need.GUARDED : need);
        arguments(arguments, looksItself && need == Need.VALUE ? Need.NONE : need);
    }

    private void arguments(Arguments arguments, Need need) {
        arguments.positional().forEach(argument -> walk(argument, need));
        arguments.named().forEach(argument -> walk(argument, need));
        optional(arguments.spread());
        optional(arguments.spreadNamed());
    }

    /** {@code a.b['c'][d]}: a variable with members, as far as their names stand there. */
    private void member(Expr outermost, Need need) {
        Deque<Expr> nodes = new ArrayDeque<>();
        Expr base = outermost;
        while (true) {
            nodes.push(base);
            if (base instanceof Expr.Attribute attribute) {
                base = attribute.object();
            } else if (base instanceof Expr.Subscript subscript) {
                walk(subscript.index(), need);
                base = subscript.object();
            } else {
                break;
            }
        }
        if (!(base instanceof Expr.Name)) {
            walk(base, need);
            return;
        }
        List<String> path = new ArrayList<>();
        List<Expr> known = new ArrayList<>();
        for (Expr node : nodes) {
            String name = name(node);
            if (name == null) {
                break;
            }
            path.add(name);
            known.add(node);
        }
        use(path, known, need);
    }

    private static @Nullable String name(Expr node) {
        return switch (node) {
            case Expr.Name(String name, Span _) -> name;
            case Expr.Attribute attribute -> attribute.name();
            case Expr.Subscript subscript
            when subscript.index() instanceof Expr.Constant(Value.Text(String name), Span _) -> name;
            default -> null;
        };
    }

    private void use(List<String> path, List<Expr> nodes, Need need) {
        if (locals.contains(path.getFirst())) {
            return;
        }
        if (need == Need.GUARDED) {
            guarded.add(String.join(".", path));
        } else if (need == Need.VALUE) {
            uses.add(new Use(path, nodes, source, gates));
        }
    }
}
