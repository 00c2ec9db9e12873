package dev.driftless.adapters.config.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvFileTest {
    @Test
    void readsPlainAndQuotedValues() {
        String text = """
                # a comment
                A=plain value
                export B='single "quoted" $HOME \\n'
                \texport   C="double \\"quoted\\" \\\\ \\$ \\n\\t"  # note
                D=
                E=a#b$c`d`\\e

                F='two
                lines'
                g_1="x"
                """;
        assertEquals(
                Map.of(
                        "A", "plain value",
                        "B", "single \"quoted\" $HOME \\n",
                        "C", "double \"quoted\" \\ $ \n\t",
                        "D", "",
                        "E", "a#b$c`d`\\e",
                        "F", "two\nlines",
                        "g_1", "x"),
                EnvFile.parse("env", text));
    }

    @Test
    void readsWindowsLineEndsAndNoFinalNewline() {
        assertEquals(Map.of("A", "1", "B", "2\n3", "C", "4"), EnvFile.parse("env", "A=1\r\nB='2\r\n3'\r\nC=4"));
    }

    @Test
    void reportsEveryProblemWithItsPlaceAndNoValue() {
        String text = """
                A=hunter2 # old
                B
                1C=hunter2
                D =hunter2
                E= hunter2
                F="hunter2" hunter2
                G="\\hunter2"
                H='ok'
                H=hunter2
                hunter2-x=1
                I='hunter2
                """;
        List<Problem> problems = problems(text);
        assertEquals(
                List.of(
                        "env:1:11 E033",
                        "env:2:1 E033",
                        "env:3:1 E034",
                        "env:4:2 E033",
                        "env:5:3 E033",
                        "env:6:13 E033",
                        "env:7:4 E033",
                        "env:9:1 E036",
                        "env:10:1 E034",
                        "env:11:3 E035"),
                problems.stream()
                        .map(problem -> problem.at() + " " + problem.code())
                        .toList());
        assertFalse(problems.toString().contains("hunter2"), problems::toString);
    }

    private static List<Problem> problems(String text) {
        return assertThrows(ProblemException.class, () -> EnvFile.parse("env", text))
                .problems();
    }
}
