package dev.driftless.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.app.cli.Cli;
import dev.driftless.app.cli.output.LineOutput;
import dev.driftless.app.wiring.LocalCommands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person and a program are told of tasks that fight, before anything is touched. */
class ConvergenceProofTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @TempDir
    Path place;

    private Path host;
    private Path config;

    @BeforeEach
    void prepare() throws IOException {
        host = Files.createDirectory(place.resolve("h"));
        config = Files.createDirectory(place.resolve("c"));
    }

    /** A dry run of these tasks, with HOST for the folder; what it answers is in {@link #said}. */
    private int dryRun(String tasks, String... flags) throws IOException {
        Files.writeString(config.resolve("site.yaml"), tasks.replace("HOST", host.toString()));
        LineOutput out = new LineOutput(bytes);
        List<String> usual = List.of(
                "apply",
                "--dry-run",
                "--config",
                config.toString(),
                "--state",
                place.resolve("s").toString());
        String[] arguments = Stream.concat(usual.stream(), Stream.of(flags)).toArray(String[]::new);
        return new Cli(new LocalCommands(out, out, "0.1.0"), out, out, "0.1.0").run(arguments);
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8).replace(host.toString(), "HOST");
    }

    private void says(String line) {
        assertTrue(said().contains(line), said());
    }

    @Test
    void namesBothPositionsAndTouchesNothing() throws Exception {
        assertEquals(0, dryRun("""
                tasks:
                  - { type: symlink, path: HOST/current, target: r12 }
                  - { type: symlink, path: HOST/current, target: r13 }
                """));
        says("site.yaml:2 and site.yaml:3 (symlink HOST/current) both set HOST/current: neither will ever be in sync");
        says("site.yaml:3 and site.yaml:2 (symlink HOST/current) both set HOST/current: neither will ever be in sync");
        says("2 fighting");
        try (var left = Files.list(host)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void tellsTheItemsOfALoopApart() throws Exception {
        dryRun("""
                tasks:
                  - { type: copy, content: "{{ item }}", dest: HOST/f, loop: [a, b] }
                """);
        says("site.yaml:2[0] and site.yaml:2[1] (copy HOST/f) both set HOST/f");
        says("site.yaml:2[1] and site.yaml:2[0] (copy HOST/f) both set HOST/f");
    }

    @Test
    void tellsProgramsTheSame() throws Exception {
        dryRun("""
                tasks:
                  - { type: copy, content: "{{ item }}", dest: HOST/f, loop: [a, b] }
                  - { type: line_in_file, path: HOST/f, line: more }
                """, "--output", "json");
        says("\"id\":\"1[0]\",\"type\":\"copy\"");
        says("\"fights_with\":\"site.yaml:3\"");
        says("{\"message\":\"fight\",\"id\":\"1[0]\",\"position\":\"site.yaml:2:5\",\"label\":\"copy HOST/f\","
                + "\"fights_with\":\"site.yaml:3\",\"fights_with_id\":\"2\",\"fights_with_label\":\"line_in_file HOST/f\","
                + "\"over\":\"HOST/f\",\"fails\":false}");
        says("\"fighting\":3");
    }

    @Test
    void saysWhatALaterTaskTakesFromAnEarlierOne() throws Exception {
        Files.createDirectory(host.resolve("d"));
        dryRun("""
                tasks:
                  - { type: file, path: HOST/d/f, content: f }
                  - { type: directory, path: HOST/d, state: absent }
                """);
        says("a second run would fail here: site.yaml:3 (directory HOST/d) changes HOST/d, on which it depends");
        says("1 fighting");
    }

    @Test
    void strictMakesAFightAFailure() throws Exception {
        String fight = """
                tasks:
                  - { type: file, path: HOST/f, content: a }
                  - { type: file, path: HOST/f, mode: "0600" }
                  - { type: file, path: HOST/f, mode: "0640" }
                """;
        assertEquals(0, dryRun(fight));
        assertEquals(1, dryRun(fight, "--strict"));
    }

    @Test
    void saysNothingOfABlockThatIsTakenBack() throws Exception {
        assertEquals(0, dryRun("""
                tasks:
                  - atomic: true
                    block:
                      - { type: file, path: HOST/f, content: a }
                      - { type: fail, msg: undone }
                    rescue:
                      - { type: file, path: HOST/g, content: g }
                  - { type: file, path: HOST/f, state: absent }
                """, "--strict"));
        assertFalse(said().contains("fight"), said());
    }

    @Test
    void saysNothingOfWhatOnlyTheFirstRunKnows() throws Exception {
        assertEquals(0, dryRun("""
                tasks:
                  - { type: copy, content: a, dest: HOST/f, when: late is defined }
                  - { type: copy, content: b, dest: HOST/f }
                  - { type: set_fact, key: late, value: 1 }
                """, "--strict"));
        assertFalse(said().contains("fight"), said());
    }
}
