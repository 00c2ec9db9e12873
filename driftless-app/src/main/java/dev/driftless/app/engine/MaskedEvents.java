package dev.driftless.app.engine;

import dev.driftless.domain.event.AgentEvent;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Secrecy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands events on without secrets, so that no listener need think of them: labels, reasons, failures, lines of commands. Changes and what was registered
 * stay as they are; whoever shows them asks the redactor.
 */
final class MaskedEvents implements Consumer<AgentEvent> {
    private final Consumer<AgentEvent> events;
    private final Redactor redactor;

    MaskedEvents(Consumer<AgentEvent> events, Redactor redactor) {
        this.events = events;
        this.redactor = redactor;
    }

    @Override
    public void accept(AgentEvent event) {
        events.accept(
                switch (event) {
                    case AgentEvent.StepFinished finished ->
                        new AgentEvent.StepFinished(masked(finished.outcome()), finished.fightsWith());
                    case AgentEvent.StepStarted(String label) ->
                        new AgentEvent.StepStarted(redactor.mask(label, Secrecy.TAINTED));
                    case AgentEvent.TaskOutput(String label, String line) ->
                        new AgentEvent.TaskOutput(redactor.mask(label), redactor.mask(line));
                    case AgentEvent.HandlerNotified(String handler, String by, boolean maybe) ->
                        new AgentEvent.HandlerNotified(redactor.mask(handler), redactor.mask(by), maybe);
                    case AgentEvent.HandlersPending(var handlers) ->
                        new AgentEvent.HandlersPending(
                                handlers.stream().map(redactor::mask).toList());
                    case AgentEvent.NotReached(int tasks, String because) ->
                        new AgentEvent.NotReached(tasks, redactor.mask(because));
                    case AgentEvent.FightFound fight ->
                        new AgentEvent.FightFound(
                                masked(fight.first()),
                                masked(fight.second()),
                                redactor.mask(fight.over()),
                                fight.kind(),
                                fight.fails());
                    case AgentEvent.Warned _, AgentEvent.RunStarted _, AgentEvent.RunFinished _ -> event;
                });
    }

    private Origin masked(Origin origin) {
        return new Origin(origin.step(), redactor.mask(origin.label()), origin.at());
    }

    private Outcome masked(Outcome outcome) {
        if (redactor.isEmpty() && outcome.secrecy() != Secrecy.SENSITIVE) {
            return outcome;
        }
        Origin origin = outcome.origin();
        Secrecy secrecy = outcome.secrecy();
        return new Outcome(
                new Origin(origin.step(), redactor.mask(origin.label(), open(secrecy)), origin.at()),
                outcome.type(),
                outcome.status(),
                outcome.changes(),
                outcome.value(),
                outcome.reason() == null ? null : redactor.mask(outcome.reason(), secrecy),
                masked(outcome.failure(), secrecy),
                secrecy,
                outcome.took());
    }

    /** Which step it is may be known of a sensitive one too. */
    private static Secrecy open(Secrecy secrecy) {
        return secrecy == Secrecy.SENSITIVE ? Secrecy.TAINTED : secrecy;
    }

    private @Nullable Failure masked(@Nullable Failure failure, Secrecy secrecy) {
        return failure == null
                ? null
                : new Failure(failure.code(), redactor.mask(failure.message(), secrecy), failure.option());
    }
}
