package dev.driftless.app.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.driftless.app.host.RecordText;
import dev.driftless.app.laws.Laboratory.Run;
import dev.driftless.app.laws.Registered.Shown;
import dev.driftless.app.state.Rollback;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.program.ProgramNode;
import dev.driftless.domain.task.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example of every component is run. Those that change accounts, packages and their like run on the projection, which lays them over captured
 * files; for real they run in a container only.
 */
class ExampleLawsTest {
    static Stream<Shown> examples() {
        return Registered.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void bindsAndPlansWithoutAProblem(Shown shown) {
        Run dry = shown.laboratory().dryRun();
        for (Outcome outcome : dry.outcomes()) {
            assertTrue(outcome.status() != Status.FAILED || isFail(outcome), dry.statuses());
        }
        assertTrue(
                dry.outcomes().stream()
                        .anyMatch(o -> o.type().equals(shown.type().name())),
                dry.statuses());
    }

    private static boolean isFail(Outcome outcome) {
        return outcome.type().equals("fail") || outcome.type().equals("assert");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void leavesTheHostAsItWasInADryRun(Shown shown) {
        Laboratory laboratory = shown.laboratory();
        Map<String, String> before = Debian.snapshot(laboratory.files());
        laboratory.dryRun();
        assertEquals(before, Debian.snapshot(laboratory.files()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesNotFightWithItself(Shown shown) {
        Run dry = shown.laboratory().dryRun();
        assertEquals(0, dry.fights(), dry.statuses());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesWhatItsDryRunSaid(Shown shown) {
        Laboratory laboratory = shown.laboratory();
        Run dry = laboratory.dryRun();
        assumeFalse(needsTheMachine(dry), "runs on the projection only");
        assertPredicted(dry, laboratory.apply());
    }

    private static void assertPredicted(Run dry, Run real) {
        assertEquals(
                String.join(
                        "\n", dry.outcomes().stream().map(ExampleLawsTest::open).toList()),
                String.join(
                        "\n",
                        real.outcomes().stream().map(ExampleLawsTest::open).toList()));
    }

    /** A command that says nothing of what it does leaves its own step open, and no other. */
    private static String open(Outcome outcome) {
        return Fingerprint.of(outcome);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isInSyncOnceApplied(Shown shown) {
        Laboratory laboratory = shown.laboratory();
        assumeFalse(needsTheMachine(laboratory.dryRun()), "runs on the projection only");
        laboratory.apply();
        Set<String> actions = actions(laboratory);
        Run again = laboratory.dryRun();
        assertSettled(again, actions);
        assertSettled(laboratory.apply(), actions);
    }

    private static void assertSettled(Run run, Set<String> actions) {
        for (Outcome outcome : run.outcomes()) {
            boolean settled = outcome.status() == Status.OK || outcome.status() == Status.SKIPPED || isFail(outcome);
            assertTrue(settled || actions.contains(outcome.origin().step()), run.statuses());
        }
    }

    /** The steps that say that they do it again each time. */
    private static Set<String> actions(Laboratory laboratory) {
        Set<String> actions = new HashSet<>();
        for (ProgramNode node : laboratory.load().program().tasks()) {
            if (node instanceof ProgramNode.Step step
                    && step.ready() instanceof Task task
                    && task.nature() == Task.Nature.ACTION) {
                actions.add(step.id());
            }
        }
        return actions;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTakenBackByItsJournal(Shown shown) {
        Laboratory laboratory = shown.laboratory();
        assumeFalse(cannotBeTakenBack(laboratory.dryRun()), "a command cannot be taken back");
        assertTakenBack(laboratory);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTakenBackToADriftedHost(Shown shown) {
        Laboratory laboratory = shown.laboratory();
        assumeFalse(cannotBeTakenBack(laboratory.dryRun()), "a command cannot be taken back");
        Map<String, String> before = Debian.snapshot(laboratory.files());
        laboratory.apply();
        Drift.disturb(laboratory.files(), before);
        assertPredicted(laboratory.dryRun(), assertTakenBack(laboratory));
    }

    private static Run assertTakenBack(Laboratory laboratory) {
        Map<String, String> before = Debian.snapshot(laboratory.files());
        Run run = laboratory.apply();
        Rollback.Result result = laboratory.rollback(run);
        if (run.changes().isEmpty()) {
            assertInstanceOf(Rollback.NothingLeft.class, result);
        } else {
            assertEquals(
                    List.of(), assertInstanceOf(Rollback.Done.class, result).failures());
        }
        assertEquals(before, Debian.snapshot(laboratory.files()));
        return run;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTakenBackInAnAtomicBlock(Shown shown) {
        assumeFalse(cannotBeTakenBack(shown.laboratory().dryRun()), "a command cannot be taken back");
        Laboratory laboratory = shown.undone();
        Map<String, String> before = Debian.snapshot(laboratory.files());
        Run dry = laboratory.dryRun();
        assertPredicted(dry, laboratory.apply());
        assertEquals(before, Debian.snapshot(laboratory.files()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void statesAreReadBackFromTheJournalAsTheyWere(Shown shown) {
        for (Change change : shown.laboratory().dryRun().changes()) {
            if (change instanceof Change.SetState<?> set) {
                set.transitions().forEach(transition -> {
                    assertReadBack(set.facet(), transition.before());
                    assertReadBack(set.facet(), transition.after());
                });
            }
        }
    }

    private static void assertReadBack(Facet<?> facet, Record state) {
        assertEquals(state, RecordText.read(facet.type(), RecordText.write(state)));
    }

    private static boolean needsTheMachine(Run run) {
        return run.changes().stream().anyMatch(c -> c instanceof Change.SetState<?> || c instanceof Change.Act);
    }

    private static boolean cannotBeTakenBack(Run run) {
        return needsTheMachine(run) || run.changes().stream().anyMatch(Change.RunCommand.class::isInstance);
    }
}
