package dev.driftless.it.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code driftless agent} as a process, watched through what it prints. */
class AgentIT {
    private static final String RUN = "Run 0";
    private static final String OFTEN = "agent: { apply_interval: 1s, jitter: 0% }\n";
    private static final String SELDOM = "agent: { apply_interval: 1h, drain_timeout: 60s }\n";
    private static final String FILE = """
            tasks:
              - { type: file, path: "{{ scratch }}/motd", content: "hello\\n" }
            """;
    private static final String LONG_WORK = """
            tasks:
              - type: shell
                cmd: "echo $$ > pid.new; mv pid.new pid; while [ ! -e go ]; do sleep 0.02; done"
                chdir: "{{ scratch }}"
              - { type: file, path: "{{ scratch }}/motd", content: "hello\\n" }
            """;

    @TempDir
    private Path place;

    private Path config;
    private Path motd;

    @BeforeEach
    void prepare() throws IOException {
        config = Files.createDirectories(place.resolve("config"));
        motd = place.resolve("motd");
    }

    private void site(String text) throws IOException {
        Path fresh = Files.writeString(place.resolve("fresh"), text);
        Files.move(fresh, config.resolve("site.yaml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Object[] line(String command) {
        return new Object[] {command, "--config", config, "--state", place.resolve("state"), "-e", "scratch=" + place};
    }

    private Started agent() throws IOException {
        return Started.driftless(line("agent"));
    }

    private static void assertStops(Started agent) throws Exception {
        assertEquals(0, agent.signal("TERM").end(), agent.text());
        agent.until("stopped");
    }

    /** Waits for a file that a task makes, which prints nothing while it runs. */
    private String pid() throws Exception {
        Path pid = place.resolve("pid");
        Started.await(pid);
        return Files.readString(pid);
    }

    @Test
    void correctsWhatSomebodyChangedByHand() throws Exception {
        site(OFTEN + FILE);
        try (Started agent = agent()) {
            agent.until(RUN, 2);
            Files.writeString(motd, "drift\n");
            agent.until(" changed  file " + motd, 2);
            assertEquals("hello\n", Files.readString(motd));
            assertStops(agent);
        }
    }

    @Test
    void holdsTheLockOnlyWhileItApplies() throws Exception {
        site(SELDOM + FILE);
        try (Started agent = agent()) {
            agent.until(RUN);
            assertTrue(Started.run(0, line("apply")).contains("1 ok"));
            assertStops(agent);
        }
    }

    @Test
    void goesOnWithTheLastGoodConfigurationUntilItIsMended() throws Exception {
        site(OFTEN + FILE);
        try (Started agent = agent()) {
            agent.until(RUN);
            site("tasks:\n  - { type: fil }\n");
            agent.until("goes on with the last one");
            int runs = agent.count(RUN);
            Files.writeString(motd, "drift\n");
            agent.until(RUN, runs + 3).until(" changed  file " + motd, 2);
            assertEquals(1, agent.count("error[E102]"), agent.text());
            site(OFTEN + FILE.replace("hello", "mended"));
            agent.until("read anew").until("+mended");
            assertEquals("mended\n", Files.readString(motd));
            assertStops(agent);
        }
    }

    @Test
    void aSignalToReloadAppliesAtOnce() throws Exception {
        site(SELDOM + FILE);
        try (Started agent = agent()) {
            agent.until(RUN);
            Files.writeString(motd, "drift\n");
            agent.signal("HUP").until("read anew").until(RUN, 2);
            assertEquals("hello\n", Files.readString(motd));
            assertStops(agent);
        }
    }

    @Test
    void finishesTheTaskAtHandWhenItIsToStop() throws Exception {
        site(SELDOM + LONG_WORK);
        try (Started agent = agent()) {
            pid();
            agent.signal("TERM");
            Files.createFile(place.resolve("go"));
            assertEquals(0, agent.end(), agent.text());
            agent.until("1 task not reached: interrupted").until("stopped");
            assertFalse(Files.exists(motd));
        }
    }

    @Test
    void endsATaskThatTakesLongerThanTheDrainTimeout() throws Exception {
        site(SELDOM.replace("60s", "1s") + LONG_WORK);
        try (Started agent = agent()) {
            String pid = pid();
            assertEquals(143, agent.signal("TERM").end(), agent.text());
            agent.until("longer than drain_timeout");
            assertFalse(Started.lives(pid), "a child lives on");
        }
    }

    @Test
    void stopsAtOnceWhenItIsToldTwice() throws Exception {
        site(SELDOM + LONG_WORK);
        try (Started agent = agent()) {
            String pid = pid();
            assertEquals(
                    143, agent.signal("TERM").until("stopping").signal("TERM").end(), agent.text());
            assertFalse(Started.lives(pid), "a child lives on");
        }
    }

    @Test
    void survivesRunsThatFail() throws Exception {
        site(OFTEN + "tasks:\n  - { type: fail, msg: no }\n");
        try (Started agent = agent()) {
            agent.until("1 failed", 2);
            assertStops(agent);
        }
    }

    @Test
    void survivesAStateDirectoryThatIsTakenAway() throws Exception {
        site(OFTEN + FILE);
        Path state = place.resolve("state");
        try (Started agent = agent()) {
            agent.until(RUN);
            Files.move(state, place.resolve("aside"));
            Files.writeString(state, "no directory");
            agent.until("the next run is due");
            Files.delete(state);
            Files.move(place.resolve("aside"), state);
            int runs = agent.count(RUN);
            agent.until(RUN, runs + 1);
            assertStops(agent);
        }
    }

    @Test
    void onlyReportsWhereThatIsItsMode() throws Exception {
        site("agent: { apply_interval: 1s, apply_mode: report }\n" + FILE);
        try (Started agent = agent()) {
            agent.until("Nothing was changed", 2).until(" change   file " + motd);
            assertFalse(Files.exists(motd));
            assertFalse(Files.exists(place.resolve("state")), "a report wrote something");
            assertStops(agent);
        }
    }

    @Test
    void doesNotBeginWithAConfigurationThatIsWrong() throws Exception {
        site("agent: { apply_intervall: 1s }\n");
        assertTrue(Started.run(10, line("agent")).contains("did you mean `apply_interval`?"));
    }
}
