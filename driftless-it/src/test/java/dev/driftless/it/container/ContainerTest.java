package dev.driftless.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testcontainers.containers.Container.ExecResult;

/** A host of its own for each test, and the checks that every task type must pass on it. */
@NeedsContainers
abstract class ContainerTest {
    DebianContainer host;

    @BeforeEach
    void start() {
        host = DebianContainer.started();
        prepare(host);
    }

    void prepare(DebianContainer started) {}

    @AfterEach
    void stop() {
        host.close();
    }

    /** A dry run that is certain of everything and touches nothing; a run that does what it said; and nothing left to do. */
    Run converges(String yaml) {
        Set<String> before = host.fingerprint();
        Run planned = host.apply(yaml, "--dry-run");
        isUntouched(before);
        assertEquals(0, planned.code(), planned.toString());
        Run done = host.apply(yaml);
        assertEquals(0, done.code(), done.toString());
        assertEquals(planned.steps(), done.steps());
        assertTrue(done.states().contains("changed"), done.toString());
        isInSync(yaml);
        return done;
    }

    /** Nothing on the disk is different. */
    void isUntouched(Set<String> before) {
        Set<String> after = host.fingerprint();
        Set<String> different = new TreeSet<>(after);
        different.removeAll(before);
        assertEquals(Set.of(), different, "touched");
        assertEquals(before.size(), after.size());
    }

    void isInSync(String yaml) {
        Run again = host.apply(yaml);
        assertTrue(again.states().stream().allMatch("ok"::equals), again.toString());
    }

    /** Converges, and a rollback leads to what was there before. */
    void convergesAndGoesBack(String yaml, Runnable checks) {
        String before = host.state();
        Run done = converges(yaml);
        checks.run();
        assertNotEquals(before, host.state());
        goesBack(done);
        assertEquals(before, host.state(), "the rollback did not restore everything");
    }

    void goesBack(Run run) {
        ExecResult back = host.driftless("rollback", run.id());
        assertEquals(0, back.getExitCode(), back.getStdout() + back.getStderr());
    }

    /** Dry run and run refuse it for the same reason, and nothing changes. */
    void isRefused(String yaml, String because) {
        String before = host.state();
        Run planned = host.apply(yaml, "--dry-run").ended(1, "failed");
        assertTrue(planned.text().contains(because), planned.text());
        Run done = host.apply(yaml).ended(1, "failed");
        assertEquals(planned.steps(), done.steps());
        assertEquals(before, host.state());
    }

    /** Only the run finds out; it says why, and nothing changes. */
    void failsWithoutTrace(String yaml, String because) {
        String before = host.state();
        Run done = host.apply(yaml).ended(1, "failed");
        assertTrue(done.text().contains(because), done.text());
        assertEquals(before, host.state());
    }
}
