package dev.driftless.app.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.driftless.app.host.Observation;
import dev.driftless.app.laws.BoundTasks.Given;
import dev.driftless.app.laws.Registered.Shown;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.plan.Undo;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each question that a task asks goes unanswered once, and is refused once. The task then says so, and never throws anything else. */
class DisturbanceLawsTest {
    private static final Origin BY = new Origin("1", "law", new Position("site.yaml", 1, 1));
    private static final Failure REFUSED = new Failure(Failure.Code.DENIED, "the host refuses");

    static Stream<Shown> examples() {
        return Registered.taskExamples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysMaybeWhereAnAnswerIsPending(Shown shown) {
        disturbEach(shown, null);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void failsWhereAnAnswerIsRefused(Shown shown) {
        disturbEach(shown, REFUSED);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTakenBackOnTheProjection(Shown shown) {
        DisturbedHost host = new DisturbedHost(shown.laboratory().projected());
        List<Undo> undos = new ArrayList<>();
        List<String> first = performAll(shown, host, undos);
        undos.reversed().forEach(undo -> assertNull(undo.revert()));
        host.forget();
        assertEquals(first, performAll(shown, host, new ArrayList<>()));
    }

    private static List<String> performAll(Shown shown, DisturbedHost host, List<Undo> undos) {
        List<String> done = new ArrayList<>();
        for (Given given : BoundTasks.of(shown)) {
            if (given.bound() instanceof Task task) {
                for (Change change : changes(plan(task, host))) {
                    done.add(Fingerprint.of(change));
                    assumeFalse(
                            change instanceof Change.RunCommand run
                                    && !run.effects().creates().isEmpty(),
                            "a command cannot be taken back");
                    if (host.perform(change, BY, null) instanceof Performed.Done performed) {
                        undos.add(performed.undo());
                    }
                }
            }
        }
        return done;
    }

    private static void disturbEach(Shown shown, @Nullable Failure refusal) {
        List<Given> tasks = BoundTasks.of(shown);
        for (int i = 0; i < tasks.size(); i++) {
            if (!(tasks.get(i).bound() instanceof Task task)) {
                continue;
            }
            DisturbedHost calm = after(shown, tasks.subList(0, i));
            List<Change> usual = changes(plan(task, calm));
            List<Query<?>> asked = calm.asked();
            assertTrue(!asked.isEmpty() || isBlind(task), task + " asks nothing");
            for (Query<?> query : asked) {
                DisturbedHost host = after(shown, tasks.subList(0, i));
                host.disturb(query, refusal);
                judge(tasks.get(i), task, host, usual, query, refusal);
            }
        }
    }

    /** An action without a precondition has nothing to ask, and stat asks when it registers. */
    private static boolean isBlind(Task task) {
        return task.nature() == Task.Nature.ACTION;
    }

    /** The host behind these tasks. */
    private static DisturbedHost after(Shown shown, List<Given> tasks) {
        DisturbedHost host = new DisturbedHost(shown.laboratory().projected());
        for (Given given : tasks) {
            if (given.bound() instanceof Task task) {
                changes(plan(task, host)).forEach(change -> host.perform(change, BY, null));
            }
        }
        host.asked();
        return host;
    }

    private static List<Change> changes(Plan plan) {
        return switch (plan) {
            case Plan.Apply(List<Change> changes) -> changes;
            case Plan.InSync _ -> List.of();
            case Plan.Prepare prepare -> fail(prepare.command().shown());
            case Plan.Blocked(Failure failure) -> fail(failure.message());
        };
    }

    /** As the engine does: plan, perform, register. */
    private static Plan plan(Task task, DisturbedHost host) {
        Observation seen = new Observation(host);
        Plan plan = task.plan(seen);
        if (plan instanceof Plan.Prepare prepare) {
            host.perform(new Change.RunCommand(prepare.command(), prepare.effects()), BY, null);
            plan = prepare.then().apply(seen);
        }
        if (!(plan instanceof Plan.Blocked)) {
            List<Performed> done = new ArrayList<>();
            if (plan instanceof Plan.Apply(List<Change> changes)
                    && changes.stream().noneMatch(Change.SetPath.class::isInstance)) {
                changes.forEach(change -> done.add(new Performed.NotRun("a dry run does not start it")));
            }
            task.result(seen, done);
        }
        return plan;
    }

    private static void judge(
            Given given, Task task, DisturbedHost host, List<Change> usual, Query<?> query, @Nullable Failure refusal) {
        try {
            switch (plan(task, host)) {
                case Plan.Blocked(Failure failure) -> assertBlamed(given, failure);
                // the answer did not matter: nothing is done that would not be done with it
                case Plan plan ->
                    assertTrue(fingerprints(usual).containsAll(fingerprints(changes(plan))), query + ": " + plan);
            }
        } catch (Unanswered e) {
            if (refusal == null) {
                assertNotNull(e.pendingWhy(), query + ": " + e.failure());
            } else {
                assertNotNull(e.failure(), query.toString());
                assertEquals(refusal.message(), e.failure().message());
                assertBlamed(given, e.failure());
            }
        }
    }

    private static List<String> fingerprints(List<Change> changes) {
        return changes.stream().map(Fingerprint::of).toList();
    }

    /** The engine blames the subject where no option is named. */
    private static void assertBlamed(Given given, Failure failure) {
        String option = failure.option();
        assertTrue(option == null || given.spec().option(option) != null, failure.toString());
        assertTrue(!failure.message().isBlank());
        assertNotNull(given.spec().subject());
    }
}
