package dev.driftless.app.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.app.wiring.CommandLine;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.ports.Processes;
import dev.driftless.ports.testkit.MemoryFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only taint can mask, and tasks of which nothing is to be shown. */
class SensitiveTest {
    @TempDir
    private Path place;

    private final MemoryFileSystem files = new MemoryFileSystem();

    /** Says its arguments, and fails where they say so. */
    private final Processes echo = (command, lines) -> {
        String said = String.join(" ", command.argv());
        if (said.startsWith("bug")) {
            throw new IllegalStateException(said);
        }
        lines.line(said, false);
        return new CommandResult(said.contains("fail") ? 1 : 0, said + "\n", "");
    };

    @BeforeEach
    void install() {
        Debian.install(files);
    }

    private String apply(String site, String... more) throws IOException {
        Path config = Files.createDirectories(place.resolve("config"));
        Files.writeString(config.resolve("site.yaml"), site);
        List<String> arguments =
                new ArrayList<>(List.of("apply", "--config", config.toString(), "--state", "/var/lib/driftless"));
        arguments.addAll(List.of("--verbose", "--diff"));
        arguments.addAll(List.of(more));
        CommandLine.Ended ended = new CommandLine(
                        Map.of("DRIFTLESS_SECRET_pin", "q7z", "DRIFTLESS_SECRET_long", "hunter2hunter2"), files, echo)
                .run(arguments.toArray(String[]::new));
        return ended.out() + ended.err();
    }

    private String audit() {
        StringBuilder all = new StringBuilder();
        for (String name : files.list("/var/lib/driftless/audit")) {
            all.append(new String(
                    files.read("/var/lib/driftless/audit/" + name, 1 << 20), java.nio.charset.StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    private static final String SHORT = """
            tasks:
              - { type: file, path: /etc/pin, content: "a=1\\npin={{ secrets.pin }}\\n" }
              - { type: command, argv: [echo, "{{ secrets.pin }}"], changes: [/etc/x], register: said }
              - { type: debug, msg: "said {{ said.stdout }}" }
              - { type: command, argv: [fail, "{{ secrets.pin }}"], changes: [/etc/x], ignore_errors: true }
              - { type: file, path: "/etc/{{ secrets.pin }}" }
            """;

    @Test
    void theRestOfAFileWithAShortSecretIsShown() throws IOException {
        String shown = apply(SHORT, "--dry-run");
        assertTrue(shown.contains("+a=1\n") && shown.contains("+***\n"), shown);
    }

    @Test
    void aShortSecretIsMaskedWhereItTakesPart() throws IOException {
        for (String output : List.of("text", "json")) {
            for (String how : List.of("--dry-run", "--pessimistic")) {
                String shown = apply(SHORT, how, "--output", output);
                assertFalse(shown.contains("q7z"), shown);
                assertTrue(shown.contains("the secret `pin` has fewer than 4 characters"), shown);
            }
        }
        assertFalse(audit().contains("q7z"), audit());
    }

    @Test
    void aLongSecretNeedsNoWarning() throws IOException {
        String shown = apply("""
                tasks:
                  - { type: file, path: /etc/long, content: "{{ secrets.long }}" }
                """);
        assertFalse(shown.contains("warning"), shown);
    }

    private static final String SENSITIVE = """
            tasks:
              - { type: file, path: /etc/plan, content: "quiet words\\n", sensitive: true }
              - { type: command, argv: [echo, quiet, words], changes: [/etc/x], sensitive: true, register: said }
              - { type: debug, msg: "said {{ said.stdout }}" }
              - { type: command, argv: [fail, quiet, words], changes: [/etc/x], sensitive: true, ignore_errors: true }
            """;

    @Test
    void nothingIsShownOfASensitiveTask() throws IOException {
        for (String output : List.of("text", "json")) {
            for (String how : List.of("--dry-run", "--pessimistic")) {
                String shown = apply(SENSITIVE, how, "--output", output);
                assertFalse(shown.contains("quiet words"), shown);
                assertFalse(shown.contains("\"quiet\""), shown);
                assertTrue(shown.contains("/etc/plan"), shown);
            }
        }
        assertFalse(audit().contains("quiet words"), audit());
        assertEquals(
                "quiet words\n", new String(files.read("/etc/plan", 100), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aFaultOfThisProgramEndsTheTaskWithoutItsSecret() throws IOException {
        String shown = apply("""
                tasks:
                  - { type: command, argv: [bug, "{{ secrets.long }}"], changes: [/etc/x], ignore_errors: true }
                  - { type: command, argv: [bug, "{{ secrets.long }}"], read_only: true, ignore_errors: true }
                  - { type: debug, msg: goes on }
                """);
        assertFalse(shown.contains("hunter2"), shown);
        assertTrue(shown.contains("please report it: java.lang.IllegalStateException: bug ***"), shown);
        assertTrue(shown.contains("goes on") && shown.contains("2 failed"), shown);
    }
}
