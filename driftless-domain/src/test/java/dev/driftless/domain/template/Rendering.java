package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tests of this package render with: a scope over variables that a test adds. */
final class Rendering {
    final Holes holes = new Holes();
    final List<String> secrets = new ArrayList<>();
    final Map<String, String> includes = new LinkedHashMap<>();
    private final Map<String, Value> variables = new LinkedHashMap<>();
    private final Scope scope = newScope();

    private Scope newScope() {
        Loader loader = (name, from) -> {
            String text = includes.get(name);
            return text == null ? null : new Loader.Source(name, text, SourceMap.file(name));
        };
        Environment environment = new Environment(holes, loader, DataFormats.JSON_ONLY);
        return new Scope(environment, Variables.of(new Value.Mapping(variables)), secrets::add);
    }

    Rendering with(String name, Object value) {
        variables.put(name, Value.ofJava(value));
        return this;
    }

    Rendering unknown(String name) {
        return with(name, new Value.Unknown("the value of " + name));
    }

    Rendering secret(String name, String text) {
        return with(name, new Value.Hidden(text));
    }

    Scope scope() {
        return scope;
    }

    /** The value of an option. */
    Value option(String template) {
        return Template.compile(template, SourceMap.file("t.yaml"), Dialect.OPTION)
                .render(scope);
    }

    /** The text of a file, with holes as people see them. */
    String file(String template) {
        return Holes.show(
                Template.compile(template, SourceMap.file("t.j2"), Dialect.FILE).renderText(scope));
    }

    Value eval(String expression) {
        return Expression.compile(expression, SourceMap.file("t.yaml")).evaluate(scope);
    }

    Value test(String expression) {
        return Expression.compile(expression, SourceMap.file("t.yaml")).test(scope);
    }

    Rendering isTrue(String expression) {
        assertEquals(Value.of(true), test(expression), expression);
        return this;
    }

    Rendering isFalse(String expression) {
        assertEquals(Value.of(false), test(expression), expression);
        return this;
    }

    Rendering isUnknown(String expression) {
        assertEquals(Value.Unknown.class, eval(expression).getClass(), expression);
        return this;
    }

    /** The problems of a file. */
    List<Problem> problems(String template) {
        return assertThrows(TemplateProblem.class, () -> file(template), template)
                .problems();
    }

    /** The only problem of a file. */
    Problem problem(String template) {
        List<Problem> problems = problems(template);
        assertEquals(1, problems.size(), problems.toString());
        return problems.getFirst();
    }

    /** The only problem of an expression. */
    Problem wrong(String expression) {
        List<Problem> problems = assertThrows(TemplateProblem.class, () -> test(expression), expression)
                .problems();
        assertEquals(1, problems.size(), problems.toString());
        return problems.getFirst();
    }
}
