package dev.driftless.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.app.cli.output.LineOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Recorded commands = new Recorded();
    private final Cli cli = new Cli(commands, new LineOutput(out), new LineOutput(err), "0.1.0");

    private int run(String line) {
        return cli.run(line.isEmpty() ? new String[0] : line.split(" ", -1));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static final String ALL = "apply --config c --state s --env-file a --env-file=b -e x=1 --extra-var @f"
            + " --dry-run --tags t,u --no-diff --verbose --color never --strict --pessimistic --output json"
            + " --json-into j --detailed-exitcode";
    private static final ApplyArguments ALL_READ = new ApplyArguments(
            "c",
            "s",
            List.of("a", "b"),
            List.of("x=1", "@f"),
            true,
            Set.of("t", "u"),
            false,
            true,
            ColourChoice.NEVER,
            true,
            true,
            OutputFormat.JSON,
            "j",
            true);

    @Test
    void readsEveryFlagOfApplyTheFastWay() {
        assertNotNull(FastArguments.parse(ALL.split(" ", -1), Flags.APPLY));
        assertEquals(0, run(ALL));
        assertEquals(List.of(ALL_READ), commands.calls);
    }

    @Test
    void readsTheSameTheFullWay() {
        String[] words = ALL.split(" ", -1);
        Given given = FullArguments.parse(Verb.APPLY, Arrays.asList(words).subList(1, words.length));

        assertNotNull(given);
        assertEquals(ALL_READ, ApplyArguments.of(given));
    }

    @Test
    void leavesWhatIsUnusualToTheFullWay() {
        for (String line : List.of(
                "apply --help",
                "apply --dry-run=yes",
                "apply --config",
                "apply --config a --config b",
                "apply --config --dry-run",
                "apply --output xml",
                "apply plan.json",
                "apply -ex=1")) {
            assertNull(FastArguments.parse(line.split(" ", -1), Flags.APPLY), line);
        }
        assertEquals(0, run("apply -ex=1"));
        assertEquals(List.of("x=1"), ((ApplyArguments) commands.calls.getFirst()).extraVars());
    }

    @Test
    void hasDefaults() {
        run("apply");

        assertEquals(
                List.of(new ApplyArguments(
                        null,
                        null,
                        List.of(),
                        List.of(),
                        false,
                        Set.of(),
                        true,
                        false,
                        ColourChoice.AUTO,
                        false,
                        false,
                        OutputFormat.TEXT,
                        null,
                        false)),
                commands.calls);
    }

    @Test
    void suggestsWhatWasMeant() {
        assertEquals(2, run("apply --dryrun"));
        assertEquals("error: unknown flag `--dryrun`; did you mean `--dry-run`?\nTry: driftless apply --help\n", err());
        err.reset();
        assertEquals(2, run("aply"));
        assertEquals("error: unknown command `aply`; did you mean `apply`?\nTry: driftless --help\n", err());
        err.reset();
        assertEquals(2, run("apply --output xml"));
        assertTrue(err().startsWith("error: --output must be text, json, not `xml`\n"), err());
        err.reset();
        assertEquals(2, run("apply site.yaml"));
        assertTrue(err().startsWith("error: `driftless apply` does not take `site.yaml`\n"), err());
        err.reset();
        assertEquals(2, run("apply --config"));
        assertTrue(err().startsWith("error: Missing required parameter for option '--config'"), err());
        err.reset();
        assertEquals(2, run("rollback"));
        assertEquals(2, run("history --limit 0"));
        assertEquals(2, run("audit"));
        assertEquals(2, run("--no-such-option"));
        assertEquals("", out());
        assertEquals(List.of(), commands.calls);
    }

    @Test
    void callsTheOtherCommands() {
        run("validate --config c -e a=b");
        run("rollback 01J9 --state s");
        run("history --limit 3");
        run("audit verify --state s");
        run("schema");
        run("docs file");
        run("docs");
        run("agent --config c");

        assertEquals("", err());
        assertEquals(
                List.of(
                        new ValidateArguments("c", List.of(), List.of("a=b"), ColourChoice.AUTO, OutputFormat.TEXT),
                        new RollbackArguments("s", "01J9", false, ColourChoice.AUTO, OutputFormat.TEXT),
                        new HistoryArguments(null, 3, ColourChoice.AUTO, OutputFormat.TEXT),
                        new AuditArguments("s", null, OutputFormat.TEXT),
                        "schema",
                        "docs file",
                        "docs null",
                        new AgentArguments("c", null, List.of(), List.of(), ColourChoice.AUTO, OutputFormat.TEXT)),
                commands.calls);
    }

    @Test
    void tellsWhatItCanDoInTwentyLines() {
        assertEquals(0, run(""));
        assertTrue(out().lines().count() <= 20, out());
        for (Verb verb : Verb.values()) {
            assertTrue(out().contains("  driftless " + verb.words()), verb.words());
        }
    }

    @Test
    void startsHelpWithAnExample() {
        assertEquals(0, run("apply --help"));
        assertTrue(out().startsWith("""
                Brings this host to the state that the configuration describes.

                  driftless apply --dry-run

                Usage: driftless apply [OPTIONS]
                """), out());
        Flags.APPLY.forEach(flag -> assertTrue(out().contains(flag.name()), flag.name()));

        out.reset();
        assertEquals(0, run("help audit verify"));
        assertTrue(out().contains("Usage: driftless audit verify [OPTIONS] [DIR]"), out());
        assertEquals(List.of(), commands.calls);
    }

    @Test
    void explainsCodes() {
        assertEquals(0, run("explain e101"));
        assertTrue(out().startsWith("E101: a task has no type\n\nEach task says"), out());

        out.reset();
        assertEquals(0, run("explain"));
        assertTrue(out().startsWith("E100  unknown section or key of a document\nE101  "), out());

        assertEquals(2, run("explain E999"));
        assertTrue(err().startsWith("error: there is no error `E999`"), err());
    }

    @Test
    void printsItsVersion() {
        assertEquals(0, run("--version"));
        assertEquals("driftless 0.1.0\n", out());
    }

    @Test
    void obeysNoColorOnlyWhereColourWasNotAskedFor() {
        assertTrue(ColourChoice.AUTO.enabled(true, null) && ColourChoice.AUTO.enabled(true, ""));
        assertTrue(!ColourChoice.AUTO.enabled(true, "1") && !ColourChoice.AUTO.enabled(false, null));
        assertTrue(ColourChoice.ALWAYS.enabled(false, "1") && !ColourChoice.NEVER.enabled(true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "validate", "agent", "apply --pessimistic --verbose"})
    void refusesVariablesThatAreNone(String command) {
        for (String wrong : List.of("x", "@", "=y", "1a=2", "a.b=c", "a-b=c")) {
            assertEquals(Cli.USAGE, run(command + " -e " + wrong), wrong);
        }
        assertEquals(List.of(), commands.calls);
        assertTrue(err().startsWith("error: -e takes NAME=VALUE or @FILE, not `x`\nTry: driftless "), err());
        assertTrue(err().contains("`1a` is no name of a variable"), err());
    }
}
