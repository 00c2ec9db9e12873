package dev.driftless.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplierTest {
    @TempDir
    private Path place;

    private Bench bench(String setup, String site) throws Exception {
        return new Bench(place, FidelityCase.of(setup, Map.of("site.yaml", site)));
    }

    private static int notReached(Bench.Run run) {
        return run.events().stream()
                .filter(AgentEvent.NotReached.class::isInstance)
                .mapToInt(event -> ((AgentEvent.NotReached) event).tasks())
                .sum();
    }

    @Test
    void countsOnlyTasksAfterTheFailedOneAsNotReached() throws Exception {
        Bench bench = bench("", """
                tasks:
                  - { type: debug, msg: one }
                  - { type: fail, msg: two }
                  - { type: debug, msg: three }
                """);
        assertEquals(1, notReached(bench.dryRun()));
        assertEquals(1, notReached(bench.apply()));
    }

    @Test
    void tasksOfAnIncludeDoNotStandForThoseOfTheProgram() throws Exception {
        Bench bench = new Bench(place, FidelityCase.of("", Map.of("site.yaml", """
                                tasks:
                                  - { type: include_tasks, file: more.yaml }
                                  - { type: debug, msg: two }
                                  - { type: debug, msg: three }
                                """, "tasks/more.yaml", """
                                - { type: debug, msg: one }
                                - { type: fail, msg: no }
                                """)));
        assertEquals(2, notReached(bench.apply()));
    }

    @Test
    void tellsOfAHandlerBeforeTheChangeThatWantsIt() throws Exception {
        Bench bench = bench("", """
                tasks:
                  - { type: file, path: "{{ scratch }}/one", content: "x", notify: note }
                  - { type: file, path: "{{ scratch }}/two", content: "x", notify: note }
                  - { type: file, path: "{{ scratch }}/one", content: "x", notify: never }
                handlers:
                  - { type: debug, description: note, msg: x }
                  - { type: debug, description: never, msg: x }
                """);
        List<String> heard = new ArrayList<>();
        bench.apply((handler, by) -> heard.add(handler + " " + Files.exists(place.resolve("host/one"))));
        assertEquals(List.of("note false"), heard);
    }

    @Test
    void linesOfACommandCarryTheLabelOfItsTask() throws Exception {
        Bench.Run run = bench("", """
                        tasks:
                          - { type: command, description: speak, argv: [echo, hello] }
                        """).apply();
        assertTrue(
                run.events().contains(new AgentEvent.TaskOutput("speak", "hello")),
                run.events().toString());
    }

    @Test
    void linkToADirectoryWithSlashConverges() throws Exception {
        Bench bench = bench("", """
                tasks:
                  - { type: symlink, path: "{{ scratch }}/l", target: "conf//d/" }
                """);
        assertEquals("CH", bench.apply().statuses());
        assertEquals("OK", bench.apply().statuses());
    }

    @Test
    void hardLinksOfAnArchiveAreAllUnpacked() throws Exception {
        Bench bench = bench("mkdir -p in out; echo one > in/a; ln in/a in/b; tar -C in -cf t.tar a b", """
                tasks:
                  - { type: unarchive, src: "{{ scratch }}/t.tar", dest: "{{ scratch }}/out" }
                """);
        Bench.Run run = bench.apply();
        assertEquals("CH", run.statuses(), run.story());
        assertEquals("OK", bench.apply().statuses());
    }

    @Test
    void rootWritesThroughNoLinkOfAnotherUserAndADryRunSaysSo() throws Exception {
        Assumptions.assumeTrue(new PosixFileSystem().userId() == 0, "only root can be led astray");
        Bench bench = bench("""
                echo safe > victim
                mkdir ann
                ln -s "$PWD/victim" ann/x
                chown -h 65534:65534 ann ann/x
                """, """
                tasks:
                  - { type: copy, content: evil, dest: "{{ scratch }}/ann/x" }
                """);
        List<Outcome> planned = bench.dryRun().outcomes();
        String before = bench.digest();
        List<Outcome> real = bench.apply().outcomes();
        assertEquals(Status.FAILED, real.getFirst().status(), real.toString());
        assertEquals(Status.FAILED, planned.getFirst().status(), planned.toString());
        assertEquals(before, bench.digest());
    }

    @Test
    void whatTheHostRefusesStandsAtTheOptionThatSaysWhatItIsAbout() throws Exception {
        Bench bench = bench("", """
                tasks:
                  - type: file
                    content: x
                    path: "{{ scratch }}/missing/file"
                """);
        for (Bench.Run run : List.of(bench.dryRun(), bench.apply())) {
            Outcome outcome = run.outcomes().getFirst();
            assertEquals(Status.FAILED, outcome.status());
            assertEquals("site.yaml:4:11", outcome.origin().at().toString());
        }
    }

    @Test
    void aSecretThatAProgramPrintsInPiecesIsMasked() throws Exception {
        Bench.Run run = bench("", """
                tasks:
                  - type: shell
                    command: printf '<%.5s' "$P"; sleep 0.1; printf '%s>\\n' "${P#?????}"; exit 3
                    environment: { P: "{{ secrets.password }}" }
                """).apply();
        assertTrue(
                run.events().stream()
                        .anyMatch(event -> event instanceof AgentEvent.TaskOutput output
                                && output.line().equals("<***>")),
                run.events().toString());
        Failure failure = run.outcomes().getFirst().failure();
        assertEquals("exit 3: <***>", failure == null ? null : failure.message());
    }

    @Test
    void aFaultOfATaskEndsThatTask() throws Exception {
        String deep = "(".repeat(4000) + "a" + ")*".repeat(4000);
        Bench.Run run = bench("printf 'aaaa\\n' > f", """
                tasks:
                  - { type: replace, path: "{{ scratch }}/f", regexp: "%s", ignore_errors: true }
                  - { type: debug, msg: on }
                """.formatted(deep)).apply();
        assertEquals(2, run.outcomes().size(), run.story());
    }
}
