package dev.driftless.app.wiring;

import dev.driftless.app.engine.Applier;
import dev.driftless.app.engine.Configuration;
import dev.driftless.app.engine.Redactor;
import dev.driftless.app.host.FileJournal;
import dev.driftless.app.state.AuditLog;
import dev.driftless.app.state.PendingHandlers;
import dev.driftless.app.state.RunHistory;
import dev.driftless.app.state.RunId;
import dev.driftless.app.state.StateDirectory;
import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Status;
import dev.driftless.ports.FileSystem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Applies once: lock, journal, pending handlers, audit round a run; none of them in a dry run. */
final class ApplyCommand {
    /** Room for the journal below which no run begins, in bytes. */
    private static final long LEAST_ROOM = 16L << 20;

    private final Surroundings surroundings;
    private final IntSupplier signalled;

    /** {@code signalled}: the exit code of a process that was told to end, as long as it was not 0. */
    ApplyCommand(Surroundings surroundings, IntSupplier signalled) {
        this.surroundings = surroundings;
        this.signalled = signalled;
    }

    /** Runs, telling {@code events}; the exit code. */
    int run(ApplyRequest request, Configuration configuration, Applier applier, Consumer<AgentEvent> events) {
        Applier.Options options = new Applier.Options(request.extra(), request.tags(), request.pessimistic());
        StateDirectory state = new StateDirectory(
                surroundings.files(),
                surroundings.stateDirectory(request.state()).toString());
        return request.dryRun()
                ? dryRun(request, configuration, applier, options, state, events)
                : live(request, configuration, applier, options, state, events);
    }

    private int dryRun(
            ApplyRequest request,
            Configuration configuration,
            Applier applier,
            Applier.Options options,
            StateDirectory state,
            Consumer<AgentEvent> events) {
        state.check();
        start("", true, configuration, events);
        List<String> pending = pending(new PendingHandlers(surroundings.files(), state.pending()));
        return ExitCodes.of(request, applier.dryRun(configuration, options, pending, events));
    }

    private static List<String> pending(PendingHandlers pending) {
        return pending.read().stream()
                .map(PendingHandlers.Notification::handler)
                .toList();
    }

    private void start(String run, boolean dryRun, Configuration configuration, Consumer<AgentEvent> events) {
        events.accept(new AgentEvent.RunStarted(
                run,
                dryRun,
                surroundings.host(),
                configuration.directory(),
                configuration.files(),
                configuration.program().size()));
    }

    private int live(
            ApplyRequest request,
            Configuration configuration,
            Applier applier,
            Applier.Options options,
            StateDirectory state,
            Consumer<AgentEvent> events) {
        state.prepare();
        InstantSource clock = InstantSource.system();
        Instant now = clock.instant();
        try (FileSystem.Lock _ = state.lock(ProcessHandle.current().pid(), now, ZoneId::systemDefault)) {
            state.requireRoom(LEAST_ROOM);
            RunId run = RunId.next(now, new SystemRandom());
            state.prune(now, StateDirectory.JOURNAL_AGE, StateDirectory.JOURNAL_BYTES, run);
            PendingHandlers pending = new PendingHandlers(surroundings.files(), state.pending());
            try (FileJournal journal =
                            new FileJournal(surroundings.files(), state.journal(run), surroundings.redactor()::mask);
                    AuditLog audit = AuditLog.open(
                            surroundings.files(), state.audit(), state.auditHead(), clock, surroundings.host(), run)) {
                audit.runStarted("apply", configuration.directory(), null);
                start(run.text(), false, configuration, events);
                Applier.Result result = applier.apply(
                        configuration,
                        options,
                        run.text(),
                        journal,
                        pending(pending),
                        (handler, by) ->
                                pending.add(List.of(new PendingHandlers.Notification(handler, by, run.text()))),
                        event -> {
                            record(audit, event, surroundings.redactor());
                            events.accept(event);
                        });
                journal.settle();
                for (PendingHandlers.Notification each : pending.read()) {
                    if (!result.pending().contains(each.handler())) {
                        pending.clear(each.handler());
                    }
                }
                int code = signalled.getAsInt() != 0 ? signalled.getAsInt() : ExitCodes.of(request, result);
                audit.runEnded(code, counts(result), Duration.between(now, clock.instant()));
                new RunHistory(surroundings.files(), state)
                        .ended(
                                run,
                                new RunHistory.Summary(
                                        configuration.directory(), clock.instant(), code, counts(result)));
                return code;
            }
        }
    }

    private static Map<String, Integer> counts(Applier.Result result) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            counts.put(status.word(), result.tally().of(status));
        }
        return counts;
    }

    private static void record(AuditLog audit, AgentEvent event, Redactor redactor) {
        if (!(event instanceof AgentEvent.StepFinished finished)) {
            return;
        }
        Outcome outcome = finished.outcome();
        if (outcome.status() == Status.OK || outcome.status() == Status.SKIPPED) {
            return;
        }
        List<String> diff = new ArrayList<>();
        for (String line : redactor.lines(outcome.changes(), outcome.secrecy())) {
            diff.add(redactor.mask(line));
        }
        if (outcome.failure() != null) {
            diff.add(redactor.mask(outcome.failure().message()));
        }
        audit.step(new AuditLog.Step(
                outcome.origin().step(),
                redactor.mask(outcome.origin().label()),
                outcome.origin().at().file() + ":" + outcome.origin().at().line(),
                outcome.status().word(),
                diff,
                outcome.took()));
    }
}
