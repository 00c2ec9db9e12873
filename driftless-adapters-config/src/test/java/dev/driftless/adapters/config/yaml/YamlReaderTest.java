package dev.driftless.adapters.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.config.Documents;
import dev.driftless.adapters.config.NodeText;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "\uFEFF"})
    void takesAnEmptyDocumentAsAnEmptyMapping(String text) {
        assertEquals("{1:1 }", NodeText.of(read(text)));
    }

    @Test
    void keepsTheTextOfAnUnquotedMode() {
        Node.Scalar mode =
                assertInstanceOf(Node.Scalar.class, mapping("mode: 0644\n").get("mode"));
        assertEquals("0644", mode.raw());
        assertEquals(Value.of(644), mode.value());
        assertTrue(!mode.quoted());
    }

    @Test
    void knowsWhatWasWrittenAsTextOnPurpose() {
        Node.Mapping mapping = mapping("a: '1'\nb: \"1\"\nc: |\n  1\nd: 1\ne: !!str 1\n");
        List<Boolean> quoted = mapping.entries().stream()
                .map(entry -> assertInstanceOf(Node.Scalar.class, entry.value()).quoted())
                .toList();
        assertEquals(List.of(true, true, true, false, false), quoted);
        assertEquals(
                Value.of("1"),
                mapping.get("e") == null
                        ? null
                        : assertInstanceOf(Node.Scalar.class, mapping.get("e")).value());
    }

    @Test
    void acceptsAByteOrderMarkAndWindowsLineEnds() {
        assertEquals(
                "{1:1 a@1:1 = 'x\\ny'@1:4/2:3/3, b@4:1 = 1@4:4}",
                NodeText.of(read("\uFEFFa: |-\r\n  x\r\n  y\r\nb: 1\r\n")));
    }

    @Test
    void keepsAQuotedMergeKeyAsAnOrdinaryKey() {
        assertEquals("{1:1 <<@1:1/1:2/2 = 1@1:7}", NodeText.of(read("\"<<\": 1\n")));
    }

    @Test
    void refusesMoreThanAThousandAliases() {
        assertEquals(
                1000,
                assertInstanceOf(Node.Sequence.class, mapping(aliases(1000)).get("b"))
                        .items()
                        .size());
        assertEquals("E018", onlyProblem(aliases(1001)).code());
    }

    private static String aliases(int count) {
        return "a: &a 1\nb: [" + "*a, ".repeat(count) + "]\n";
    }

    @Test
    void refusesADocumentThatExplodes() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(10) + "]\n");
        }
        assertEquals("E019", onlyProblem(bomb.toString()).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void refusesMoreThanAHundredLevels(String opening) {
        Problem problem = onlyProblem(opening.repeat(100_000));
        assertEquals("E019", problem.code());
    }

    @Test
    void acceptsAHundredLevels() {
        assertInstanceOf(Node.Sequence.class, read("[".repeat(100) + "]".repeat(100)));
    }

    @Test
    void refusesHolesEvenAsEscapes() {
        assertEquals("E012", onlyProblem("a: \"\\ufdd0\"\n").code());
        assertEquals("E012", onlyProblem("a: \"\\0\"\n").code());
        assertEquals("E012", onlyProblem("a: \uFDD0\n").code());
    }

    @Test
    void reportsEveryFaultOfTheStructureAtOnce() {
        List<String> codes = problems("1: x\na: 1\na: 2\n<<: {b: 1}\nc: *no\nd: !x 1\ne: {{ f }}\n").stream()
                .map(Problem::code)
                .toList();
        assertEquals(List.of("E016", "E015", "E014", "E018", "E025", "E023"), codes);
    }

    @Test
    void reportsFaultsBeforeASyntaxErrorToo() {
        List<String> codes =
                problems("a: 1\na: 2\nb: \"x\n").stream().map(Problem::code).toList();
        assertEquals(List.of("E015", "E021"), codes);
    }

    private static Node.Mapping mapping(String text) {
        return assertInstanceOf(Node.Mapping.class, read(text));
    }

    private static Node read(String text) {
        return new Documents().read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> problems(String text) {
        return assertThrows(ProblemException.class, () -> read(text)).problems();
    }

    private static Problem onlyProblem(String text) {
        List<Problem> problems = problems(text);
        assertEquals(1, problems.size(), problems::toString);
        return problems.getFirst();
    }
}
