package dev.driftless.app.engine;

import dev.driftless.app.host.Journal;
import dev.driftless.app.host.LiveHost;
import dev.driftless.app.host.ProjectedHost;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.plan.Host;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Secrecy;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.template.DataFormats;
import dev.driftless.domain.template.Environment;
import dev.driftless.domain.value.Value;
import dev.driftless.ports.Archives;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.Processes;
import dev.driftless.ports.SecretSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Applies a configuration to this host, or says what it would do. */
public final class Applier {
    private final FileSystem files;
    private final Processes processes;
    private final Archives archives;
    private final SecretSource secrets;
    private final DataFormats formats;
    private final Redactor redactor;
    private final Map<String, String> environment;
    private final AtomicReference<@Nullable ApplyRun> running = new AtomicReference<>();
    private volatile boolean interrupted;

    public Applier(
            FileSystem files,
            Processes processes,
            Archives archives,
            SecretSource secrets,
            DataFormats formats,
            Redactor redactor,
            Map<String, String> environment) {
        this.files = files;
        this.processes = processes;
        this.archives = archives;
        this.secrets = secrets;
        this.formats = formats;
        this.redactor = redactor;
        this.environment = environment;
    }

    /**
     * What a run is to respect.
     *
     * @param extra variables from the command line
     * @param tags only tasks with one of these; empty: all
     * @param pessimistic whether a command of which nobody said what it does makes everything doubtful
     */
    public record Options(Map<String, Value> extra, Set<String> tags, boolean pessimistic) {}

    /**
     * How a run ended.
     *
     * @param pending handlers that are still to be delivered
     * @param stoppedBy why it ended early: that a task failed, or that it was interrupted; or null
     */
    public record Result(
            Tally tally, List<String> pending, @Nullable String stoppedBy) {}

    /** Ends the run that is under way after the task at hand, and each later one before its first task. Safe for threads. */
    public void interrupt() {
        interrupted = true;
        ApplyRun run = running.get();
        if (run != null) {
            run.interrupt();
        }
    }

    /** Says what {@link #apply} would do, and proves that it would converge; touches nothing. */
    public Result dryRun(
            Configuration configuration, Options options, List<String> pending, Consumer<AgentEvent> listener) {
        long began = System.nanoTime();
        Consumer<AgentEvent> events = new MaskedEvents(listener, redactor);
        ProjectedHost host = new ProjectedHost(files, processes, archives, options.pessimistic());
        SecretMap used = new SecretMap(secrets);
        Map<String, Value> roots = roots(used);
        List<Outcome> outcomes = new ArrayList<>();
        ApplyRun run =
                run(configuration, options, host, variables(configuration, options, roots), false, outcomes::add);
        run.onStarted(origin -> events.accept(new AgentEvent.StepStarted(origin.label())));
        run.run(pending);
        int undeclared = host.undeclaredCommands();
        Fights second = new Fights(host, run, outcomes);
        // what the first run registered is gone in the next one
        ApplyRun proof =
                run(configuration, options, host, variables(configuration, options, roots), false, second::add);
        proof.prove(run);
        proof.run(List.of());
        Map<String, AgentEvent.FightFound> fights = second.without(proof.undone());
        Tally tally = new Tally();
        for (Outcome outcome : outcomes) {
            AgentEvent.FightFound fight = fights.get(outcome.origin().step());
            tally.add(outcome.status());
            events.accept(new AgentEvent.StepFinished(
                    outcome, fight == null ? null : fight.second().at()));
        }
        for (AgentEvent.FightFound fight : fights.values()) {
            tally.addFight();
            events.accept(fight);
        }
        warn(used, events);
        return finish(run, tally, "", true, undeclared, began, events);
    }

    /** Applies a configuration; {@code kept} keeps the way back, {@code notified} each handler that is to run and who wants it. */
    public Result apply(
            Configuration configuration,
            Options options,
            String runId,
            Journal kept,
            List<String> pending,
            BiConsumer<String, String> notified,
            Consumer<AgentEvent> listener) {
        long began = System.nanoTime();
        Consumer<AgentEvent> events = new MaskedEvents(listener, redactor);
        OutputMask output = new OutputMask(redactor);
        SecretMap used = new SecretMap(secrets);
        Journal journal = new AnnouncingJournal(kept, () -> announce(running.get()));
        LiveHost host =
                new LiveHost(files, processes, archives, journal, (label, line) -> said(label, line, output, events));
        Tally tally = new Tally();
        Map<String, Value> roots = roots(used);
        ApplyRun run = run(configuration, options, host, variables(configuration, options, roots), true, outcome -> {
            tally.add(outcome.status());
            events.accept(new AgentEvent.StepFinished(outcome, null));
        });
        run.onNotified((handler, by) -> notified.accept(handler, redactor.mask(by)));
        run.onStarted(origin -> events.accept(new AgentEvent.StepStarted(origin.label())));
        running.set(run);
        if (interrupted) {
            run.interrupt();
        }
        try {
            run.run(pending);
        } finally {
            running.set(null);
        }
        warn(used, events);
        return finish(run, tally, runId, false, 0, began, events);
    }

    private static void announce(@Nullable ApplyRun run) {
        if (run != null) {
            run.announce();
        }
    }

    /** A line of a command; of a sensitive step nothing is heard. */
    private void said(String label, String line, OutputMask output, Consumer<AgentEvent> events) {
        ApplyRun run = running.get();
        Secrecy secrecy = run == null ? Secrecy.OPEN : run.secrecy();
        if (secrecy != Secrecy.SENSITIVE) {
            events.accept(new AgentEvent.TaskOutput(label, output.next(line, secrecy)));
        }
    }

    private static void warn(SecretMap used, Consumer<AgentEvent> events) {
        for (String name : used.tooShort()) {
            events.accept(new AgentEvent.Warned("the secret `" + name + "` has fewer than " + Redactor.SHORTEST
                    + " characters: it is masked in tasks that use it, and nowhere else"));
        }
    }

    private static Result finish(
            ApplyRun run,
            Tally tally,
            String runId,
            boolean dryRun,
            int undeclared,
            long began,
            Consumer<AgentEvent> events) {
        String stoppedBy = run.stoppedBy();
        if (stoppedBy != null && run.notReached() > 0) {
            events.accept(new AgentEvent.NotReached(run.notReached(), stoppedBy));
        }
        if (!run.pending().isEmpty()) {
            events.accept(new AgentEvent.HandlersPending(run.pending()));
        }
        events.accept(new AgentEvent.RunFinished(
                runId,
                dryRun,
                tally.of(Status.OK),
                tally.of(Status.CHANGED),
                tally.of(Status.MAYBE),
                tally.of(Status.SKIPPED),
                tally.of(Status.FAILED),
                run.notReached(),
                tally.fighting(),
                undeclared,
                Duration.ofNanos(System.nanoTime() - began)));
        return new Result(tally, run.pending(), stoppedBy);
    }

    private ApplyRun run(
            Configuration configuration,
            Options options,
            Host host,
            RunVariables variables,
            boolean patient,
            Consumer<Outcome> outcomes) {
        return new ApplyRun(
                configuration.program(),
                variables,
                done -> new StepRunner(host, variables, configuration.inputs(), done),
                new ControlRunner(
                        variables, configuration.inputs(), configuration.reader(), configuration.components()),
                options.tags(),
                patient,
                outcomes);
    }

    private Map<String, Value> roots(SecretMap used) {
        Map<String, Value> roots = new LinkedHashMap<>();
        roots.put("facts", new BuiltInFacts(files).tree());
        roots.put("env", new Value.Mapping(environment()));
        roots.put("secrets", new Value.Mapping(used));
        return roots;
    }

    private RunVariables variables(Configuration configuration, Options options, Map<String, Value> roots) {
        return new RunVariables(
                new Environment(configuration.holes(), configuration.inputs(), formats),
                redactor,
                configuration.program().vars(),
                roots,
                options.extra());
    }

    private Map<String, Value> environment() {
        LazyMap map = new LazyMap();
        environment.forEach((name, value) -> map.with(
                name,
                () -> name.startsWith("DRIFTLESS_SECRET_") || redactor.finds(value)
                        ? new Value.Hidden(value)
                        : Value.of(value)));
        return map;
    }
}
