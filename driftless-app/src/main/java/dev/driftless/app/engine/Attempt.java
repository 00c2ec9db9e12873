package dev.driftless.app.engine;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Secrecy;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.program.ProgramNode.Step;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.template.Scope;
import dev.driftless.domain.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step on its way to its outcome. */
record Attempt(Step step, Origin origin, @Nullable Scope scope, long began) {
    Outcome failed(Failure failure) {
        Origin at = new Origin(origin.step(), origin.label(), step.at(failure.option()));
        return ended(at, Status.FAILED, List.of(), result(false, true, false), null, failure);
    }

    Outcome failed(Problem problem) {
        String hint = problem.hint() == null ? "" : " (" + problem.hint() + ")";
        Origin at = new Origin(origin.step(), origin.label(), problem.at());
        Failure failure = new Failure(Code.INVALID, problem.message() + hint);
        return ended(at, Status.FAILED, List.of(), result(false, true, false), null, failure);
    }

    Outcome ended(Status status, @Nullable String reason, @Nullable Failure failure) {
        Map<String, Value> value = status == Status.MAYBE
                ? open(String.valueOf(reason))
                : result(false, failure != null, status == Status.SKIPPED);
        return ended(origin, status, List.of(), value, reason, failure);
    }

    /** What would be a failure, were it certain that the step is reached, or that the host is as it seems. */
    Outcome doubted(Outcome failed, String why) {
        Failure failure = failed.failure();
        String message = failure == null ? "" : "; else it would fail: " + failure.message();
        return ended(Status.MAYBE, why + message, null);
    }

    /** What is registered of a step that may not have run. */
    Map<String, Value> open(String why) {
        boolean goesOn = step.common().ignoreErrors() || step.common().failedWhen() != null;
        Map<String, Value> value = new LinkedHashMap<>();
        value.put("changed", new Value.Unknown(why));
        value.put("failed", goesOn ? new Value.Unknown(why) : Value.of(false));
        value.put("skipped", new Value.Unknown(why));
        return new OpenMap(value, why);
    }

    Outcome ended(
            Origin by,
            Status status,
            List<Change> changes,
            Map<String, Value> value,
            @Nullable String reason,
            @Nullable Failure failure) {
        return new Outcome(
                by,
                step.spec().type().name(),
                status,
                changes,
                new Value.Mapping(value),
                reason,
                failure,
                scope != null
                        ? StepRunner.secrecyOf(step, scope)
                        : step.common().sensitive() ? Secrecy.SENSITIVE : Secrecy.OPEN,
                Duration.ofNanos(System.nanoTime() - began));
    }

    static Map<String, Value> result(boolean changed, boolean failed, boolean skipped) {
        Map<String, Value> value = new LinkedHashMap<>();
        value.put("changed", Value.of(changed));
        value.put("failed", Value.of(failed));
        value.put("skipped", Value.of(skipped));
        return value;
    }
}
