package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {
    private final Rendering rendering = new Rendering()
            .with("facts", Map.of("os", Map.of("family", "debian")))
            .with("packages", List.of("a"))
            .with("n", 1);

    @Test
    void namesWhatIsUndefinedAndTheNearest() {
        Problem problem = rendering.problem("a\n  {{ facts.os.famly }}");

        assertEquals(
                "t.j2:2:6: E201 `facts.os.famly` is not defined (did you mean `facts.os.family`?)", problem.toString());
        assertEquals("facts.os.famly".length(), problem.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '"', textBlock = """
            packges § E201 § 1 § `packges` is not defined (did you mean `packages`?)
            fact.os § E201 § 1 § `fact` is not defined (did you mean `facts`?)
            zzz § E201 § 1 § `zzz` is not defined
            n.x § E201 § 1 § `n.x` is not defined: a whole number has no `x`
            facts['oss'] § E201 § 1 § `facts['oss']` is not defined (did you mean `facts['os']`?)
            packages[3] § E201 § 1 § `packages[3]` is not defined: the list has 1 items (give it a value for that case with | default(…))
            ansible_os_family § E201 § 1 § `ansible_os_family` is not defined (it is `facts.os.family` here)
            facts.os.items § E201 § 1 § `facts.os.items` is not defined (it is a method: write `facts.os.items()`)
            [] | first § E201 § 6 § there is no first item: the list is empty (give it a value for that case with | default(…))
            n | uper § E203 § 5 § there is no filter `uper` (did you mean `upper`?)
            n is definde § E203 § 6 § there is no test `definde` (did you mean `defined`?)
            n is exists § E203 § 6 § there is no test `exists` (templates do not read the host: use a stat task, register its result and test `result.exists`)
            lookup('env', 'X') § E203 § 1 § there is no function `lookup` (use `env.NAME` for the environment, a variable, or a task with register)
            'a'.uper() § E203 § 1 § a text has no method `uper` (did you mean `upper`?)
            packages.append(1) § E203 § 1 § a list has no method `append` (lists do not change: write list + [item])
            'a' | replace('b') § E204 § 7 § `replace` needs the argument `new`
            'a' | replace(1, 2, coutn=3) § E204 § 7 § `replace` has no argument `coutn`; did you mean `count`?
            'a' | upper(1) § E204 § 7 § `upper` takes no arguments, not 1
            'a' | regex_search('(') § E204 § 7 § the regular expression is not valid: unclosed group near character 1
            'a' + 1 § E205 § 1 § cannot add a whole number to a text (join texts with ~, or turn the text into a number with | int)
            1 < 'a' § E205 § 1 § a whole number and a text have no order (turn the text into a number with | int or | float)
            n / 0 == 1 § E205 § 1 § division by zero
            packages § E205 § 1 § a condition is true or false, but this is a list (write … | length > 0)
            'yes' § E205 § 1 § a condition is true or false, but this is a text (write … | bool for a text such as yes, … | length > 0 for one that is not empty)
            n = 1 § E202 § 3 § expected an operator, not `=`
            n == § E202 § 5 § expected an expression, not the end
            (n == 1 § E202 § 8 § expected `)`, not the end
            n && n § E202 § 3 § unexpected `&` (write `and`)
            'abc § E202 § 1 § this text has no closing '
            mode == 0644 § E202 § 9 § a number does not begin with 0 (put it in quotes, or write 0o for octal)
            n is defined is defined § E202 § 14 § tests cannot be chained (join them with `and`)
            '\\1' == n § E202 § 2 § `\\1` in quotes is a control character (write `\\\\1` for a group of a regular expression)
            """)
    void saysWhatWhereAndWhatToDo(String expression, String code, int column, String message) {
        Problem problem = rendering.wrong(expression);

        String shown = problem.message() + (problem.hint() == null ? "" : " (" + problem.hint() + ")");
        assertEquals(message, shown);
        assertEquals(code, problem.code());
        assertEquals(column, problem.at().column());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {{ n }} == 1                | write: n == 1
            {{ n == 1 }}                | write: n == 1
            not {{n}} and {{ n }}       | write: not n and n
            '{{ n }}' == 'a'            | write n without quotes and braces
            """)
    void showsConditionsWithoutBraces(String expression, String hint) {
        assertEquals(hint, rendering.wrong(expression).hint());
    }

    @Test
    void findsAProblemInEachTag() {
        List<Problem> problems = rendering.problems(
                "{{ a b }}\n{{ n | nosuch }}\n{% if n = 1 %}x{% endif %}\n{% for in n %}{% endfor %}\n{{ 'ok' }}{{ ) }}");

        assertEquals(
                List.of(1, 2, 3, 4, 5),
                problems.stream().map(p -> p.at().line()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {% if n %}x                     | 1:4  | this `if` has no `endif`
            {% for a in packages %}x{% if n %}{% endif %} | 1:4 | this `for` has no `endfor`
            a {% endif %}                   | 1:6  | `endif` without its beginning
            {% if n %}{% endfor %}{% endif %} | 1:14 | `endfor` without its beginning
            {{ n                            | 1:1  | this expression is never closed
            {# n                            | 1:1  | this comment is never closed
            {% raw %}{{ n }}                | 1:1  | this raw block is never closed
            {% macro m() %}{% endmacro %}   | 1:4  | `macro` is not part of the language
            {% fro a in b %}                | 1:4  | there is no statement `fro`
            {% set 1 = 2 %}                 | 1:8  | expected a name, not a number
            {% include 'nosuch' %}          | 1:12 | there is no template `nosuch`
            """)
    void pointsAtBrokenStatements(String template, String at, String message) {
        Problem problem = rendering.problems(template).getFirst();

        assertEquals(message, problem.message());
        assertEquals("t.j2:" + at, problem.at().toString());
    }

    @Test
    void pointsIntoTheIncludedFile() {
        rendering.includes.put("part.j2", "line\n{{ nosuch }}\n");

        assertEquals(
                new Position("part.j2", 2, 4),
                rendering.problem("{% include 'part.j2' %}").at());
    }

    @Test
    void pointsIntoAScalarInsideAnotherFile() {
        SourceMap where = SourceMap.inline(new Position("site.yaml", 10, 12), 5);
        TemplateProblem first =
                assertThrows(TemplateProblem.class, () -> Template.compile("ab {{ ) }}", where, Dialect.OPTION));
        TemplateProblem third =
                assertThrows(TemplateProblem.class, () -> Template.compile("a\nb\n  {{ ) }}", where, Dialect.OPTION));

        assertEquals(
                new Position("site.yaml", 10, 18), first.problems().getFirst().at());
        assertEquals(
                new Position("site.yaml", 12, 10), third.problems().getFirst().at());
    }

    @Test
    void countsLinesOfWindowsFilesRight() {
        assertEquals(
                new Position("t.j2", 3, 4),
                rendering.problem("a\r\nb\r\n{{ nosuch }}\r\n").at());
    }

    @Test
    void refusesIncludeCyclesByName() {
        rendering.includes.put("a.j2", "{% include 'b.j2' %}");
        rendering.includes.put("b.j2", "\n{% include 'a.j2' %}");

        Problem problem = rendering.problem("{% include 'a.j2' %}");

        assertEquals("E206", problem.code());
        assertEquals("`a.j2` includes itself: a.j2 → b.j2 → a.j2", problem.message());
        assertEquals("b.j2:2:4", problem.at().toString());
    }

    @Test
    void hasNoStackTrace() {
        TemplateProblem problem = assertThrows(TemplateProblem.class, () -> rendering.file("{{ nosuch }}"));

        assertEquals(0, problem.getStackTrace().length);
        assertTrue(String.valueOf(problem.getMessage()).startsWith("t.j2:1:4: E201"), problem.getMessage());
    }

    @Test
    void treatsOmitAsNoValue() {
        assertEquals(Value.NULL, rendering.option("{{ nosuch | default(omit) }}"));
    }
}
