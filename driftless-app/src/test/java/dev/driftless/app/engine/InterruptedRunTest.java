package dev.driftless.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.driftless.domain.event.AgentEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is interrupted when a certain line is printed by a command. */
final class InterruptedRunTest {
    @TempDir
    private Path place;

    private Bench.Run interrupted(String site) throws Exception {
        return new Bench(place, FidelityCase.of("", Map.of("site.yaml", site))).interruptedOn("now");
    }

    private static List<String> shown(Bench.Run run) {
        return run.events().stream()
                .filter(event -> event instanceof AgentEvent.NotReached || event instanceof AgentEvent.HandlersPending)
                .map(Object::toString)
                .toList();
    }

    @Test
    void finishesTheTaskAtHandAndReachesNoOther() throws Exception {
        Bench.Run run = interrupted("""
                tasks:
                  - { type: shell, cmd: "echo now; echo done > one", chdir: "{{ scratch }}" }
                  - { type: file, path: "{{ scratch }}/two", content: two }
                  - { type: debug, msg: three }
                """);
        assertThat(run.statuses()).isEqualTo("CH");
        assertThat(shown(run)).containsExactly(new AgentEvent.NotReached(2, "interrupted").toString());
        assertThat(Files.readString(place.resolve("host/one"))).isEqualTo("done\n");
        assertThat(place.resolve("host/two")).doesNotExist();
    }

    @Test
    void endsALoopAfterTheItemAtHandAndKeepsItsNotification() throws Exception {
        Bench.Run run = interrupted("""
                tasks:
                  - type: shell
                    cmd: "echo {{ item }}"
                    loop: [one, now, three]
                    notify: tell
                handlers:
                  - { type: debug, description: tell, msg: told }
                """);
        assertThat(run.statuses()).isEqualTo("CH CH");
        assertThat(shown(run)).containsExactly(new AgentEvent.HandlersPending(List.of("tell")).toString());
    }

    @Test
    void leavesTheHandlersThatDidNotRunPending() throws Exception {
        Bench.Run run = interrupted("""
                tasks:
                  - { type: shell, cmd: "echo one", notify: [first, second] }
                handlers:
                  - { type: shell, description: first, cmd: "echo now" }
                  - { type: shell, description: second, cmd: "echo two" }
                """);
        assertThat(run.statuses()).isEqualTo("CH CH");
        assertThat(shown(run)).containsExactly(new AgentEvent.HandlersPending(List.of("second")).toString());
    }

    @Test
    void runsNeitherRescueNorAlways() throws Exception {
        Bench.Run run = interrupted("""
                tasks:
                  - block:
                      - { type: shell, cmd: "echo now; exit 3" }
                    rescue:
                      - { type: debug, msg: rescued }
                    always:
                      - { type: debug, msg: always }
                """);
        assertThat(run.statuses()).isEqualTo("FA");
    }

    @Test
    void takesAnAtomicBlockBack() throws Exception {
        interrupted("""
                tasks:
                  - atomic: true
                    block:
                      - { type: file, path: "{{ scratch }}/one", content: one }
                      - { type: shell, cmd: "echo now" }
                      - { type: file, path: "{{ scratch }}/two", content: two }
                """);
        assertThat(place.resolve("host/one")).doesNotExist();
        assertThat(place.resolve("host/two")).doesNotExist();
    }

    @Test
    void waitsNoLongerForUntil() throws Exception {
        Bench.Run run = interrupted("""
                tasks:
                  - { type: shell, cmd: "echo now", register: it, until: it.rc == 1, retries: 3, delay: 1h }
                """);
        assertThat(run.statuses()).isEqualTo("FA");
        assertThat(run.story()).contains("interrupted before `until` was true");
    }

    @Test
    void doesNothingWhereItWasInterruptedBeforeItBegan() throws Exception {
        Bench.Run run = new Bench(place, FidelityCase.of("", Map.of("site.yaml", """
                tasks:
                  - { type: debug, msg: one }
                """))).interruptedOn("");
        assertThat(run.statuses()).isEmpty();
        assertThat(shown(run)).containsExactly(new AgentEvent.NotReached(1, "interrupted").toString());
    }
}
