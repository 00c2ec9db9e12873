package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.schema.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
    private final Rendering rendering = new Rendering();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "range(100000000)",
                "range(0, -100000000, -1)",
                "'a' * 1000000000",
                "'ab' * 9223372036854775807",
                "[1] * 1000000000",
                "'a' | center(1000000000)",
                "'a'.ljust(1000000000)",
                "'a'.zfill(1000000000)",
                "('a' * 10000000) | replace('a', 'b' * 100)",
                "('a' * 10000000).replace('', 'b' * 100)",
                "range(2000) | product(range(2000))",
                "'%1000000000d' % 1",
                "'{:1000000000}'.format('a')"
            })
    void stopsWhatWouldGrowTooLarge(String expression) {
        assertEquals("E207", rendering.wrong(expression).code());
    }

    @Test
    void stopsOutputThatGrowsTooLarge() {
        Problem problem =
                rendering.problem("{% set big = 'x' * 60000 %}{% for i in range(2000) %}{{ big }}{% endfor %}");

        assertEquals("E207", problem.code());
    }

    @Test
    void stopsLoopsThatTakeTooManyTurns() {
        Problem problem =
                rendering.problem("{% for a in range(10000) %}{% for b in range(10000) %}{% endfor %}{% endfor %}");

        assertEquals("E207", problem.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{'a': ", "-", "1 if 1 else "})
    void refusesExpressionsThatNestTooDeeply(String opening) {
        Problem problem = rendering.wrong(opening.repeat(100_000) + "1");

        assertEquals("E207", problem.code());
    }

    @Test
    void refusesStatementsThatNestTooDeeply() {
        assertEquals(
                "E207",
                rendering.problems("{% if true %}".repeat(10_000)).getFirst().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 + ", "1 ~ ", "1 or ", "1 == ", "not ", "1 * ", "2 ** "})
    void refusesTooManyOperatorsInARow(String operator) {
        Problem problem = rendering.wrong(operator.repeat(5_000) + "1");

        assertEquals("E207", problem.code());
    }

    @Test
    void acceptsOperatorsInARowAsPeopleWriteThem() {
        rendering.isTrue("1 + ".repeat(300) + "1 == 301");
    }

    @Test
    void stopsRegularExpressionsThatNeverEnd() {
        Problem problem = rendering.wrong("('a' * 40 ~ 'b') is search('^((a|aa)+)(c|\\\\1)$')");

        assertEquals("the regular expression takes too many steps for this text", problem.message());
    }

    @Test
    void survivesRegularExpressionsThatRecurseTooDeeply() {
        Problem problem = rendering.wrong("('ab' * 1000000) is search('^(a|b)*$')");

        assertTrue(problem.message().startsWith("the regular expression "), problem.message());
    }

    @Test
    void survivesValuesThatNestTooDeeply() {
        Problem problem = rendering.problem(
                "{% set n = namespace(x=[]) %}{% for i in range(200000) %}{% set n.x = [n.x] %}{% endfor %}{{ n.x }}");

        assertEquals("E207", problem.code());
    }

    @Test
    void refusesIncludesThatNestTooDeeply() {
        for (int i = 0; i < 60; i++) {
            rendering.includes.put("t" + i, "{% include 't" + (i + 1) + "' %}");
        }
        Problem problem = rendering.problem("{% include 't0' %}");

        assertEquals("E207", problem.code());
    }

    @Test
    void refusesJsonThatNestsTooDeeply() {
        assertThrows(IllegalArgumentException.class, () -> JsonReader.parse("[".repeat(100_000)));
    }

    @Test
    void listsAtMostFiftyProblems() {
        List<Problem> problems = rendering.problems("{{ ) }}".repeat(500));

        assertEquals(50, problems.size());
    }
}
