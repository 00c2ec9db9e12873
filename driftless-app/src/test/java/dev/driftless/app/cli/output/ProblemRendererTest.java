package dev.driftless.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.app.engine.Redactor;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemRendererTest {
    private static final String SOURCE = "\n".repeat(8)
            + "    contents: hello\n    mode: 644\n\n\n\n    when: facts.os.famly == 'debian'\r\n\tkey: s3cret";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Redactor redactor = new Redactor();
    private final ProblemRenderer renderer = new ProblemRenderer(
            new LineOutput(bytes), redactor, file -> "site.yaml".equals(file) ? SOURCE : null, false);

    private static Problem problem(String code, int line, int column, int length, String message, String hint) {
        return new Problem(code, new Position("site.yaml", line, column), length, message, hint);
    }

    private String shown(Problem... problems) {
        renderer.text(List.of(problems), 4);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void marksWhatIsWrong() {
        assertEquals(
                """
                error[E104]: unknown option `contents`
                  site.yaml:9:5
                   9 |     contents: hello
                     |     ^^^^^^^^ file has no such option; did you mean `content`?
                error[E112]: `mode` must be a quoted string
                  site.yaml:10:11
                  10 |     mode: 644
                     |           ^^^ YAML reads this as the number 644; write mode: "0644"
                error[E201]: `facts.os.famly` is not defined
                  site.yaml:14:11
                  14 |     when: facts.os.famly == 'debian'
                     |           ^^^^^^^^^^^^^^ did you mean `facts.os.family`?

                3 problems in 1 of 4 files. Nothing was read from or changed on this host.   driftless explain E104
                """,
                shown(
                        problem(
                                "E104",
                                9,
                                5,
                                8,
                                "unknown option `contents`",
                                "file has no such option; did you mean `content`?"),
                        problem(
                                "E112",
                                10,
                                11,
                                3,
                                "`mode` must be a quoted string",
                                "YAML reads this as the number 644; write mode: \"0644\""),
                        problem(
                                "E201",
                                14,
                                11,
                                14,
                                "`facts.os.famly` is not defined",
                                "did you mean `facts.os.family`?")));
    }

    @Test
    void marksNoMoreThanTheLineHasAndNeverALineWithASecret() {
        redactor.accept("s3cret");

        String text = shown(problem("E1", 10, 11, 99, "wrong", "so"), problem("E2", 15, 2, 3, "bad s3cret", "do"));

        assertFalse(text.contains("s3cret"));
        assertEquals("""
                error[E1]: wrong
                  site.yaml:10:11
                  10 |     mode: 644
                     |           ^^^ so
                error[E2]: bad ***
                  site.yaml:15:2
                     | do
                """, text.substring(0, text.lastIndexOf("\n\n") + 1));
    }

    @Test
    void livesWithoutTheSource() {
        Problem elsewhere = new Problem("E1", new Position("gone.yaml", 3, 4), 1, "wrong", null);

        assertEquals("""
                error[E1]: wrong
                  gone.yaml:3:4

                1 problem in 1 of 4 files. Nothing was read from or changed on this host.   driftless explain E1
                """, shown(elsewhere, elsewhere));
    }

    @Test
    void writesProblemsForPrograms() {
        renderer.json(List.of(problem("E104", 9, 5, 8, "unknown option `contents`", "say `content`")));

        assertEquals(
                "{\"message\":\"problem\",\"code\":\"E104\",\"file\":\"site.yaml\",\"line\":9,\"column\":5,\"length\":8,"
                        + "\"text\":\"unknown option `contents`\",\"hint\":\"say `content`\"}\n",
                bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void readsLinesAsTheReadersCountThem() {
        ProblemRenderer other =
                new ProblemRenderer(new LineOutput(bytes), redactor, _ -> "\uFEFFa: 1\rb: 2\r\n\tc: 3\n", false);
        other.text(
                List.of(
                        problem("E1", 1, 1, 1, "first", "x"),
                        problem("E1", 2, 1, 1, "second", "x"),
                        problem("E1", 3, 2, 1, "third", "x")),
                1);

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("   1 | a: 1\n     | ^ x\n"), text);
        assertTrue(text.contains("   2 | b: 2\n     | ^ x\n"), text);
        assertTrue(text.contains("   3 |     c: 3\n     |     ^ x\n"), text);
    }

    @Test
    void showsNoLineOfAFileThatIsWrongAsAWhole() {
        assertFalse(shown(problem("E005", 9, 5, 8, "this link leaves", "put the file itself here"))
                .contains("contents"));
    }

    @Test
    void showsAHundredProblemsAndCountsAll() {
        Problem[] many = IntStream.rangeClosed(1, 5_000)
                .mapToObj(i -> problem("E1", i, 1, 1, "wrong " + "x".repeat(10_000), "so"))
                .toArray(Problem[]::new);

        String text = shown(many);
        assertTrue(
                text.contains("… and 4900 more problems\n\n5000 problems in 1 of 4 files."),
                text.substring(text.length() - 500));
        assertTrue(text.length() < 100_000);

        bytes.reset();
        renderer.json(List.of(many));
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(1_001, lines.size());
        assertEquals("{\"message\":\"problems_left_out\",\"count\":4000}", lines.getLast());
    }
}
