package dev.driftless.domain.event;

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

    /** Two tasks that will never both be in sync. */
    record FightFound(Position first, String firstLabel, Position second, String secondLabel, String over)
            implements AgentEvent {}

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
