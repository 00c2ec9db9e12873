package dev.driftless.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.driftless.app.engine.Redactor;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
}
