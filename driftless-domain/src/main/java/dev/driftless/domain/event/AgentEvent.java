package dev.driftless.domain.event;

import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.schema.Position;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in the agent, as values. */
public sealed interface AgentEvent {
    /** A run begins. {@code run}: its id, empty in a dry run. */
    record RunStarted(String run, boolean dryRun, String host, String configuration, int files, int tasks)
            implements AgentEvent {}

    /** A step begins to look at the host; those that are left out do not. */
    record StepStarted(String label) implements AgentEvent {}

    /** A step ended; {@code fightsWith}: where its opponent stands, or null. */
    record StepFinished(Outcome outcome, @Nullable Position fightsWith) implements AgentEvent {}

    /** A running command said something. */
    record TaskOutput(String label, String line) implements AgentEvent {}

    /** A dry run would run this handler. */
    record HandlerNotified(String handler, String by, boolean maybe) implements AgentEvent {}

    /** These handlers are left for the next run that succeeds. */
    record HandlersPending(List<String> handlers) implements AgentEvent {}

    /** Tasks that a failure kept from running. */
    record NotReached(int tasks, String because) implements AgentEvent {}

    /** Why a task is not in sync after a run, so that a second one would change something again. */
    enum Fight {
        /** Another task sets the same: the two will never both be in sync. */
        OVER_THE_SAME,
        /** A later task changes something on which this one depends. */
        OVER_WHAT_IT_READS,
        /** No other task takes part. */
        ALONE
    }

    /**
     * A task that a second run would change again, or in which it would fail, and its opponent.
     *
     * @param second the opponent, the first itself where there is none; two items of a loop stand at one position and differ in their steps
     * @param over the path or thing that both are about
     * @param fails whether a second run would fail in the first
     */
    record FightFound(Origin first, Origin second, String over, Fight kind, boolean fails) implements AgentEvent {}

    /** Something that a person should know, though the run goes on. */
    record Warned(String message) implements AgentEvent {}

    /** A run ended. */
    record RunFinished(
            String run,
            boolean dryRun,
            int ok,
            int changed,
            int maybe,
            int skipped,
            int failed,
            int notReached,
            int fighting,
            int undeclaredCommands,
            Duration took)
            implements AgentEvent {}
}
