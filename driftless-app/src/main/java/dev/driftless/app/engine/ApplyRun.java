package dev.driftless.app.engine;

import dev.driftless.app.engine.StepRunner.Prepared;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Secrecy;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.plan.Undo;
import dev.driftless.domain.program.Common;
import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.program.Program;
import dev.driftless.domain.program.ProgramNode;
import dev.driftless.domain.program.ProgramNode.Block;
import dev.driftless.domain.program.ProgramNode.Step;
import dev.driftless.domain.program.control.Control;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.template.Expression;
import dev.driftless.domain.template.TemplateProblem;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.PortException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Interprets a program over a host: the same code live, in a dry run, and in the proof of convergence. */
final class ApplyRun {
    private final Program program;
    private final RunVariables variables;
    private final StepRunner steps;
    private final ControlRunner controls;
    private final Set<String> tags;
    private final boolean patient;
    private final Consumer<Outcome> outcomes;
    private final Map<String, @Nullable String> notified = new LinkedHashMap<>();
    private final Deque<List<Done>> atomic = new ArrayDeque<>();
    private final Set<String> undone = new HashSet<>();
    private final Set<String> announced = new HashSet<>();
    private final Map<String, Outcome> actions = new HashMap<>();
    private BiConsumer<String, String> onNotified = (_, _) -> {};
    private Consumer<Origin> onStarted = _ -> {};
    private @Nullable ApplyRun proven;
    private @Nullable String doubtfulBranch;
    private @Nullable String stoppedBy;
    private int reached;
    private final CountDownLatch interruption = new CountDownLatch(1);
    private final Set<String> delivered = new HashSet<>();

    private record Done(String step, Undo undo) {}

    /**
     * @param patient whether {@code until} waits between two tries
     * @param outcomes hears how each step ended
     */
    ApplyRun(
            Program program,
            RunVariables variables,
            StepFactory factory,
            ControlRunner controls,
            Set<String> tags,
            boolean patient,
            Consumer<Outcome> outcomes) {
        this.program = program;
        this.variables = variables;
        this.steps = factory.make(this::done);
        this.controls = controls;
        this.tags = tags;
        this.patient = patient;
        this.outcomes = outcomes;
    }

    /** Makes the runner of single steps. */
    interface StepFactory {
        StepRunner make(BiConsumer<Change, Undo> done);
    }

    /**
     * Makes this run the proof of convergence of {@code first}: it runs as the next run would, but for the actions, which keep what they registered and
     * whom they notified.
     */
    void prove(ApplyRun first) {
        this.proven = first;
    }

    /** Whether the step did what it does again each time. */
    boolean isAction(String step) {
        return actions.containsKey(step);
    }

    /** The steps that an atomic block took back. */
    Set<String> undone() {
        return undone;
    }

    /**
     * Tells {@code listener} each handler that is to run at the end, and which task wants it, before that task changes anything; one whose task then fails
     * is not among {@link #pending}.
     */
    void onNotified(BiConsumer<String, String> listener) {
        onNotified = listener;
    }

    /** How much may be shown of the step that runs. */
    Secrecy secrecy() {
        return steps.secrecy();
    }

    /** Tells {@code listener} each step that begins to look at the host. */
    void onStarted(Consumer<Origin> listener) {
        onStarted = listener;
    }

    /** Ends after the task at hand, or the item of its loop; the rest is not reached, and handlers stay pending. */
    void interrupt() {
        interruption.countDown();
    }

    private boolean isInterrupted() {
        return interruption.getCount() == 0;
    }

    /** Runs everything; handlers that were pending before are given. */
    void run(List<String> pending) {
        pending.forEach(handler -> notified.put(handler, null));
        try {
            nodes(program.tasks());
            handlers();
        } catch (Stop stop) {
            stoppedBy = stop.because();
        }
    }

    /** Why the run ended early: that a task failed, or that it was interrupted; or null. */
    @Nullable
    String stoppedBy() {
        return stoppedBy;
    }

    /** How many tasks of the program were not reached. */
    int notReached() {
        return stoppedBy == null ? 0 : Math.max(0, program.size() - reached);
    }

    /** Handlers that are still to be delivered. */
    List<String> pending() {
        return notified.keySet().stream()
                .filter(handler -> !delivered.contains(handler))
                .toList();
    }

    private void done(Change change, Undo undo) {
        if (!atomic.isEmpty() && current != null) {
            atomic.peek().add(new Done(current, undo));
        }
    }

    private @Nullable String current;
    private @Nullable Step performing;

    /** Tells of the handlers that the step at hand will notify, before its first change: who dies after that change must not forget them. */
    void announce() {
        Step step = performing;
        if (step == null) {
            return;
        }
        for (String handler : step.common().notifies()) {
            if (!notified.containsKey(handler) && announced.add(handler)) {
                onNotified.accept(handler, step.label());
            }
        }
    }

    private void handlers() {
        Set<String> ran = new LinkedHashSet<>();
        while (ran.size() < notified.size()) {
            for (String name : List.copyOf(notified.keySet())) {
                Step handler = program.handlers().get(name);
                if (ran.add(name) && handler != null) {
                    goOn();
                    doubtfulBranch = notified.get(name);
                    step(handler);
                    doubtfulBranch = null;
                }
                delivered.add(name);
            }
        }
        notified.clear();
    }

    private void nodes(List<ProgramNode> nodes) {
        for (ProgramNode node : nodes) {
            goOn();
            switch (node) {
                case Step step -> {
                    reached++;
                    if (selected(step.common())) {
                        step(step);
                    }
                }
                case Block block -> block(block);
            }
        }
    }

    private void goOn() {
        if (isInterrupted()) {
            throw new Stop("interrupted");
        }
    }

    private boolean selected(Common common) {
        return isSelected(common, tags);
    }

    /** Whether a task with these keys runs where only some tags do. */
    static boolean isSelected(Common common, Set<String> tags) {
        return tags.isEmpty()
                || common.tags().contains("always")
                || common.tags().stream().anyMatch(tags::contains);
    }

    private void block(Block block) {
        Truth when;
        try {
            when = Truth.of(block.common().when(), variables.scope());
        } catch (TemplateProblem e) {
            throw new Stop("when of the block at " + block.at() + ": " + e.getMessage());
        }
        if (when.isFalse()) {
            reached += new Program(Map.of(), block.body(), Map.of()).size();
            return;
        }
        String outer = doubtfulBranch;
        doubtfulBranch = outer != null ? outer : when.unknown();
        variables.enterOwn(block.common().vars());
        try {
            body(block);
        } finally {
            try {
                nodesOf(block.always());
            } finally {
                variables.leaveOwn();
                doubtfulBranch = outer;
            }
        }
    }

    private void nodesOf(List<ProgramNode> nodes) {
        int before = reached;
        try {
            nodes(nodes);
        } finally {
            reached = before; // they are no tasks of their own in the program's count
        }
    }

    private void body(Block block) {
        Map<String, @Nullable String> notifiedBefore = new LinkedHashMap<>(notified);
        if (block.atomic()) {
            atomic.push(new ArrayList<>());
        }
        boolean complete = false;
        try {
            nodes(block.body());
            complete = true;
        } catch (Stop stop) {
            if (block.atomic()) {
                takeBack(atomic.pop());
                notified.clear();
                notified.putAll(notifiedBefore);
            }
            if (block.rescue().isEmpty()) {
                throw stop;
            }
            nodesOf(block.rescue());
        }
        if (complete && block.atomic()) {
            List<Done> finished = atomic.pop();
            if (!atomic.isEmpty()) {
                atomic.peek().addAll(finished);
            }
        }
    }

    private void takeBack(List<Done> all) {
        Failure failure = null;
        for (Done done : all.reversed()) {
            undone.add(done.step());
            Failure refused = done.undo().revert();
            failure = failure == null ? refused : failure;
        }
        if (failure != null) {
            throw new Stop("the atomic block could not be taken back: " + failure.message());
        }
    }

    private void step(Step step) {
        variables.enterOwn(step.common().vars());
        try {
            Dynamic items = step.common().loop();
            if (items == null) {
                Outcome outcome = item(step, step.id());
                register(step.common(), outcome.value());
                after(step.common(), outcome);
            } else {
                loop(step, items);
            }
        } finally {
            variables.leaveOwn();
        }
    }

    private void loop(Step step, Dynamic source) {
        Common common = step.common();
        Value items;
        try {
            items = source.evaluate(variables.scope());
        } catch (TemplateProblem e) {
            after(common, emit(steps.failed(step, e.problems().getFirst())));
            return;
        }
        if (items instanceof Value.Unknown(String why)) {
            Outcome outcome = emit(steps.maybe(step, "the items of the loop: " + why));
            register(common, outcome.value());
            after(common, outcome);
            return;
        }
        List<Value> all = items instanceof Value.Sequence(List<Value> list) ? list : List.of(items);
        List<Value> results = new ArrayList<>(all.size());
        List<Outcome> ended = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Map<String, Value> locals = new HashMap<>(Map.of(common.loopVar(), all.get(i)));
            if (common.indexVar() != null) {
                locals.put(common.indexVar(), Value.of((long) i));
            }
            variables.enter(locals);
            try {
                Outcome outcome = item(step, step.id() + "[" + i + "]");
                results.add(outcome.value());
                ended.add(outcome);
                notifyOf(common, outcome);
            } finally {
                variables.leave();
            }
            if (i + 1 < all.size()) {
                goOn();
            }
        }
        register(common, LoopResult.of(results, ended));
        for (Outcome outcome : ended) {
            stopOn(common, outcome);
        }
    }

    private void register(Common common, Value.Mapping value) {
        if (common.register() != null) {
            variables.set(common.register(), value);
        }
    }

    private void after(Common common, Outcome outcome) {
        notifyOf(common, outcome);
        stopOn(common, outcome);
    }

    private void notifyOf(Common common, Outcome outcome) {
        boolean maybe = outcome.status() == Status.MAYBE;
        if (outcome.status() == Status.CHANGED || maybe) {
            for (String handler : common.notifies()) {
                if (!notified.containsKey(handler) && announced.add(handler)) {
                    onNotified.accept(handler, outcome.origin().label());
                }
                if (!maybe || !notified.containsKey(handler)) {
                    notified.put(handler, maybe ? outcome.reason() : null);
                }
            }
        }
    }

    private static void stopOn(Common common, Outcome outcome) {
        if (outcome.status() == Status.FAILED && !common.ignoreErrors()) {
            throw new Stop(outcome.origin().label() + " failed");
        }
    }

    private Outcome item(Step step, String id) {
        Expression until = step.common().until();
        current = id;
        performing = step;
        for (int attempt = 0; ; attempt++) {
            Outcome outcome = once(step, id);
            if (until == null) {
                return emit(outcome);
            }
            boolean satisfied = isSatisfied(step, until, outcome);
            if (satisfied || attempt >= step.common().retries()) {
                return emit(
                        satisfied || outcome.status() == Status.FAILED
                                ? outcome
                                : steps.failed(
                                        step,
                                        outcome,
                                        "`until` was not true after "
                                                + step.common().retries() + " retries"));
            }
            if (patient && pause(step.common().delay())) {
                return emit(steps.failed(step, outcome, "interrupted before `until` was true"));
            }
        }
    }

    private boolean isSatisfied(Step step, Expression until, Outcome outcome) {
        String register = step.common().register();
        variables.enter(Map.of(register == null ? "result" : register, outcome.value()));
        try {
            Truth truth = Truth.of(until, variables.scope());
            return outcome.status() == Status.SKIPPED || !patient || truth.unknown() != null || truth.holds();
        } catch (TemplateProblem _) {
            return false;
        } finally {
            variables.leave();
        }
    }

    /** Waits, unless the run is interrupted; whether it was. */
    private boolean pause(Duration delay) {
        try {
            return interruption.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A fault of this program ends the step in which it shows, and not the process. */
    private Outcome once(Step step, String id) {
        try {
            return attempt(step, id);
        } catch (Stop | PortException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return steps.fault(step, id, e);
        }
    }

    private Outcome attempt(Step step, String id) {
        return switch (steps.prepare(step, id, doubtfulBranch)) {
            case Prepared.Ended(Outcome outcome) -> outcome;
            case Prepared.Ready ready when ready.options() instanceof Control -> control(step, ready);
            case Prepared.Ready ready
            when ready.options() instanceof Task task && task.nature() == Task.Nature.ACTION -> action(step, id, ready);
            case Prepared.Ready ready -> {
                onStarted.accept(ready.origin());
                yield steps.execute(step, ready);
            }
        };
    }

    private Outcome control(Step step, Prepared.Ready ready) {
        String outer = doubtfulBranch;
        doubtfulBranch = ready.maybe();
        try {
            return controls.run(step, ready, this::nodesOf);
        } finally {
            doubtfulBranch = outer;
        }
    }

    private Outcome action(Step step, String id, Prepared.Ready ready) {
        if (proven == null) {
            onStarted.accept(ready.origin());
            Outcome outcome = steps.execute(step, ready);
            actions.put(id, outcome);
            return outcome;
        }
        Outcome before = proven.actions.get(id);
        return before == null ? steps.left(step, id, "an action") : before;
    }

    private Outcome emit(Outcome outcome) {
        outcomes.accept(outcome);
        return outcome;
    }
}
