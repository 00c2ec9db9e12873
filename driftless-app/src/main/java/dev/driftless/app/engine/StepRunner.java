package dev.driftless.app.engine;

import dev.driftless.app.host.NotReversible;
import dev.driftless.app.host.Observation;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Host;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.plan.Secrecy;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.plan.Undo;
import dev.driftless.domain.program.Common;
import dev.driftless.domain.program.Dynamic;
import dev.driftless.domain.program.Labels;
import dev.driftless.domain.program.ProgramNode.Step;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.UnknownOption;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.template.Scope;
import dev.driftless.domain.template.TemplateProblem;
import dev.driftless.domain.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs one step, once, over a host: conditions, options, plan, changes, outcome. */
final class StepRunner {
    private static final int LABEL_MAX = 72;

    private final Host host;
    private final RunVariables variables;
    private final ConfigurationInputs inputs;
    private final BiConsumer<Change, Undo> done;
    private Prepared.@Nullable Ready running;
    private @Nullable Step runningStep;

    /** @param done is told each change that was done, with the way back */
    StepRunner(Host host, RunVariables variables, ConfigurationInputs inputs, BiConsumer<Change, Undo> done) {
        this.host = host;
        this.variables = variables;
        this.inputs = inputs;
        this.done = done;
    }

    /** A step that may run now, or how it ended before it could. */
    sealed interface Prepared {
        /** Its options are bound. {@code maybe}: why it is not certain that it runs, or null. */
        record Ready(
                Record options,
                Scope scope,
                Origin origin,
                @Nullable String maybe,
                long began) implements Prepared {
            /** How much of it may be shown; a secret may take part as late as when its changes are done. */
            Secrecy secrecy(Step step) {
                return secrecyOf(step, scope);
            }
        }

        /** It ended. */
        record Ended(Outcome outcome) implements Prepared {}
    }

    /** How much may be shown of a step whose templates were evaluated in this scope. */
    static Secrecy secrecyOf(Step step, Scope scope) {
        return step.common().sensitive() ? Secrecy.SENSITIVE : scope.tainted() ? Secrecy.TAINTED : Secrecy.OPEN;
    }

    /** How much may be shown of the step that runs. */
    Secrecy secrecy() {
        Prepared.Ready ready = running;
        Step step = runningStep;
        return ready == null || step == null ? Secrecy.OPEN : ready.secrecy(step);
    }

    /** Looks at the conditions of a step and binds its options. {@code doubt}: why it is not certain that it is reached, or null. */
    Prepared prepare(Step step, String id, @Nullable String doubt) {
        long began = System.nanoTime();
        Scope scope = variables.scope();
        Attempt attempt = new Attempt(step, new Origin(id, step.label(), step.at()), scope, began);
        String maybe = doubt;
        Map<String, Value> values = Map.of();
        try {
            Truth when = Truth.of(step.common().when(), scope);
            if (when.isFalse()) {
                return new Prepared.Ended(attempt.ended(Status.SKIPPED, Truth.shown(step), null));
            }
            maybe = when.unknown() != null ? when.unknown() : doubt;
            values = evaluate(step, scope);
            attempt = new Attempt(step, new Origin(id, label(step, values, scope), step.at()), scope, began);
            Record options = step.ready() != null
                    ? step.ready()
                    : step.spec().bind(values, inputs.context(step.at().file(), scope));
            return new Prepared.Ready(options, scope, attempt.origin(), maybe, began);
        } catch (TemplateProblem e) {
            Outcome failed = attempt.failed(e.problems().getFirst());
            return new Prepared.Ended(maybe == null ? failed : attempt.doubted(failed, maybe));
        } catch (ProblemException e) {
            Outcome failed = attempt.failed(e.problems().getFirst());
            return new Prepared.Ended(maybe == null ? failed : attempt.doubted(failed, maybe));
        } catch (InvalidOption e) {
            Outcome failed = attempt.failed(new Failure(Code.INVALID, message(e), e.option()));
            return new Prepared.Ended(maybe == null ? failed : attempt.doubted(failed, maybe));
        } catch (UnknownOption e) {
            UnknownPaths.of(step.spec(), values)
                    .forEach(path -> host.doubt(path, new Origin(id, step.label(), step.at())));
            return new Prepared.Ended(attempt.ended(Status.MAYBE, String.valueOf(e.getMessage()), null));
        }
    }

    private static String message(InvalidOption e) {
        return String.valueOf(e.getMessage());
    }

    private static Map<String, Value> evaluate(Step step, Scope scope) {
        Map<String, Value> values = new HashMap<>();
        for (Map.Entry<String, Dynamic> option : step.options().entrySet()) {
            values.put(option.getKey(), option.getValue().evaluate(scope));
        }
        return values;
    }

    /** Masked before it is cut: half a secret would not be recognised. */
    private String label(Step step, Map<String, Value> values, Scope scope) {
        Dynamic description = step.common().description();
        if (description != null) {
            Value label = description.evaluate(scope);
            return Labels.of("", variables.mask(text(label)), LABEL_MAX).strip();
        }
        OptionSpec subject = step.spec().subject();
        Value value = subject == null ? null : values.get(subject.name());
        return value == null
                ? step.label()
                : Labels.of(step.spec().type().name(), variables.mask(text(value)), LABEL_MAX);
    }

    /** Text for a label. */
    static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Hidden _ -> "***";
            case Value.Unknown _ -> "«known after apply»";
            case Value.Sequence(List<Value> items) ->
                String.join(", ", items.stream().map(StepRunner::text).toList());
            case Value.Null _ -> "";
            default -> String.valueOf(value.toJava());
        };
    }

    /** Plans a task and does what it plans. */
    Outcome execute(Step step, Prepared.Ready ready) {
        return execute(step, ready, ((Task) ready.options())::plan, ready.maybe());
    }

    private Outcome execute(
            Step step, Prepared.Ready ready, Function<Observed, Plan> planning, @Nullable String uncertain) {
        Attempt attempt = new Attempt(step, ready.origin(), ready.scope(), ready.began());
        running = ready;
        runningStep = step;
        Observation seen = new Observation(host, command -> adapt(command, step.common(), ready.scope()));
        Plan plan;
        try {
            plan = planning.apply(seen);
        } catch (Unanswered e) {
            Failure failure = e.failure();
            if (failure == null) {
                return attempt.ended(Status.MAYBE, e.pendingWhy(), null);
            }
            plan = new Plan.Blocked(blamed(step, failure));
        } catch (InvalidOption e) {
            plan = new Plan.Blocked(new Failure(Code.INVALID, message(e), e.option()));
        }
        String doubt = uncertain != null ? uncertain : seen.assumption();
        if (plan instanceof Plan.Prepare prepare) {
            return prepareAndExecute(step, ready, attempt, prepare, doubt);
        }
        if (plan instanceof Plan.Blocked(Failure failure)) {
            Outcome failed = attempt.failed(failure);
            return doubt != null ? attempt.doubted(failed, doubt) : judged(step, failed);
        }
        List<Change> changes = plan instanceof Plan.Apply(List<Change> all) ? all : List.of();
        return perform(step, ready, attempt, seen, changes, doubt);
    }

    private Outcome prepareAndExecute(
            Step step, Prepared.Ready ready, Attempt attempt, Plan.Prepare prepare, @Nullable String doubt) {
        Change first = adapt(new Change.RunCommand(prepare.command(), prepare.effects()), step.common(), ready.scope());
        return switch (host.perform(first, ready.origin(), ready.maybe())) {
            case Performed.Refused(Failure failure) -> judged(step, attempt.failed(failure));
            case Performed.Done done -> {
                CommandResult result = done.result();
                yield result == null || result.exitCode() == 0
                        ? execute(step, ready, prepare.then(), doubt)
                        : judged(
                                step,
                                attempt.failed(new Failure(
                                        Code.FAILED, prepare.command().complaint(result))));
            }
            case Performed.NotRun _ -> execute(step, ready, prepare.then(), doubt != null ? doubt : prepare.why());
        };
    }

    /** What a host refuses names no option: then it is about what the task is about. */
    private static Failure blamed(Step step, Failure failure) {
        OptionSpec subject = step.spec().subject();
        return failure.option() != null || subject == null
                ? failure
                : new Failure(failure.code(), failure.message(), subject.name());
    }

    private Outcome perform(
            Step step,
            Prepared.Ready ready,
            Attempt attempt,
            Observation seen,
            List<Change> changes,
            @Nullable String doubt) {
        List<Performed> performed = new ArrayList<>(changes.size());
        List<Change> applied = new ArrayList<>(changes.size());
        Failure failure = null;
        String uncertain = ready.maybe() != null || ((Task) ready.options()).settles() ? ready.maybe() : doubt;
        for (Change change : changes) {
            Change adapted = adapt(change, step.common(), ready.scope());
            Performed result = host.perform(adapted, ready.origin(), uncertain);
            performed.add(result);
            if (result instanceof Performed.Refused(Failure refusal)) {
                failure = blamed(step, refusal);
                break;
            }
            applied.add(adapted);
            if (result instanceof Performed.Done finished) {
                done.accept(adapted, finished.undo());
            } else if (uncertain == null) {
                done.accept(adapted, NotReversible.COMMAND);
            }
        }
        Map<String, Value> value = Attempt.result(!applied.isEmpty(), failure != null, false);
        if (failure == null) {
            try {
                value.putAll(((Task) ready.options()).result(seen, performed));
            } catch (Unanswered e) {
                failure = e.failure();
                value = failure != null ? value : new OpenMap(value, String.valueOf(e.pendingWhy()));
            }
        }
        if (failure == null && step.common().failedWhen() == null) {
            failure = exitFailure(value);
        }
        value = variables.tainted(value, ready.secrecy(step));
        if (doubt != null) {
            Map<String, Value> known = value;
            value = attempt.open(doubt);
            if (ready.maybe() == null) {
                known.remove("changed");
                known.remove("failed");
                value = new OpenMap(value, doubt).with(known);
            }
            String reason = failure == null ? doubt : doubt + "; else it would fail: " + failure.message();
            Outcome maybe = attempt.ended(ready.origin(), Status.MAYBE, applied, value, reason, null);
            return failure == null ? judged(step, maybe) : maybe;
        }
        if (failure != null) {
            value.put("failed", Value.of(true));
            value.put("msg", Value.of(failure.message()));
            Origin at = new Origin(ready.origin().step(), ready.origin().label(), step.at(failure.option()));
            return attempt.ended(at, Status.FAILED, applied, value, null, failure);
        }
        Status status = applied.isEmpty() ? Status.OK : Status.CHANGED;
        return judged(step, attempt.ended(ready.origin(), status, applied, value, null, null));
    }

    private static @Nullable Failure exitFailure(Map<String, Value> value) {
        if (!(value.get("rc") instanceof Value.Whole(long rc)) || rc == 0) {
            return null;
        }
        String said = value.get("stderr") instanceof Value.Text(String stderr) ? stderr.strip() : "";
        if (said.isEmpty() && value.get("stdout") instanceof Value.Text(String stdout)) {
            said = stdout.strip();
        }
        return new Failure(Code.FAILED, "exit " + rc + (said.isEmpty() ? "" : ": " + said));
    }

    private static Change adapt(Change change, Common common, Scope scope) {
        return change instanceof Change.RunCommand run
                ? new Change.RunCommand(adapt(run.command(), common, scope), run.effects())
                : change;
    }

    private static Command adapt(Command command, Common common, Scope scope) {
        Duration timeout = common.timeout();
        if (common.environment().isEmpty()) {
            return timeout == null ? command : command.with(timeout);
        }
        Map<String, String> variables = new HashMap<>(command.environment());
        common.environment().forEach((name, value) -> variables.put(name, plain(value.evaluate(scope))));
        Command with = command.with(variables);
        return timeout == null ? with : with.with(timeout);
    }

    private static String plain(Value value) {
        return value instanceof Value.Hidden(String text) ? text : text(value);
    }

    /** What {@code changed_when} and {@code failed_when} make of an outcome. */
    private Outcome judged(Step step, Outcome outcome) {
        Common common = step.common();
        if (common.changedWhen() == null && common.failedWhen() == null) {
            return outcome;
        }
        String name = common.register() == null ? "result" : common.register();
        variables.enter(Map.of(name, outcome.value()));
        try {
            Outcome judged = common.changedWhen() == null
                    ? outcome
                    : changed(outcome, Truth.of(common.changedWhen(), variables.scope()));
            return common.failedWhen() == null
                    ? judged
                    : failed(judged, Truth.of(common.failedWhen(), variables.scope()));
        } catch (TemplateProblem e) {
            return new Attempt(step, outcome.origin(), null, System.nanoTime())
                    .failed(e.problems().getFirst());
        } finally {
            variables.leave();
        }
    }

    private static Outcome changed(Outcome outcome, Truth truth) {
        if (outcome.status() == Status.FAILED) {
            return outcome;
        }
        Status status = truth.unknown() != null ? Status.MAYBE : truth.holds() ? Status.CHANGED : Status.OK;
        Value changed = truth.unknown() != null ? new Value.Unknown(truth.unknown()) : Value.of(truth.holds());
        return with(outcome, status, truth.unknown(), null, Map.of("changed", changed));
    }

    private static Outcome failed(Outcome outcome, Truth truth) {
        if (truth.unknown() != null) {
            return outcome.status() == Status.FAILED
                    ? outcome
                    : with(
                            outcome,
                            Status.MAYBE,
                            truth.unknown(),
                            null,
                            Map.of("failed", new Value.Unknown(truth.unknown())));
        }
        if (truth.holds()) {
            Failure failure = outcome.failure() != null
                    ? outcome.failure()
                    : new Failure(Code.FAILED, "failed_when is true", "failed_when");
            return with(outcome, Status.FAILED, null, failure, Map.of("failed", Value.of(true)));
        }
        Status status = outcome.status() != Status.FAILED
                ? outcome.status()
                : outcome.changes().isEmpty() ? Status.OK : Status.CHANGED;
        return with(outcome, status, outcome.reason(), null, Map.of("failed", Value.of(false)));
    }

    private static Outcome with(
            Outcome outcome,
            Status status,
            @Nullable String reason,
            @Nullable Failure failure,
            Map<String, Value> values) {
        Map<String, Value> value;
        if (outcome.value().entries() instanceof OpenMap open) {
            value = open.with(values);
        } else {
            value = new LinkedHashMap<>(outcome.value().entries());
            value.putAll(values);
        }
        return new Outcome(
                outcome.origin(),
                outcome.type(),
                status,
                outcome.changes(),
                new Value.Mapping(value),
                reason,
                failure,
                outcome.secrecy(),
                outcome.took());
    }

    /** An outcome of a step that needs no host: a control node. */
    static Outcome control(
            Step step,
            Prepared.Ready ready,
            Status status,
            @Nullable String reason,
            @Nullable Failure failure,
            Map<String, Value> values) {
        Position at = failure == null ? step.at() : step.at(failure.option());
        Attempt attempt = new Attempt(
                step, new Origin(ready.origin().step(), ready.origin().label(), at), ready.scope(), ready.began());
        Map<String, Value> value = status == Status.MAYBE
                ? attempt.open(String.valueOf(reason))
                : Attempt.result(false, failure != null, false);
        value.putAll(values);
        return attempt.ended(attempt.origin(), status, List.of(), value, reason, failure);
    }

    private static Attempt attempt(Step step, String id) {
        return new Attempt(step, new Origin(id, step.label(), step.at()), null, System.nanoTime());
    }

    /** A step that cannot even begin. */
    Outcome failed(Step step, Problem problem) {
        return attempt(step, step.id()).failed(problem);
    }

    /** A step in which this program has a fault. */
    Outcome fault(Step step, String id, Throwable fault) {
        return attempt(step, id).failed(new Failure(Code.BUG, "a fault of driftless, please report it: " + fault));
    }

    /** A step that ended well and must not have. */
    Outcome failed(Step step, Outcome outcome, String message) {
        return with(
                outcome,
                Status.FAILED,
                null,
                new Failure(Code.FAILED, message, "until"),
                Map.of("failed", Value.of(true)));
    }

    /** A step of which a dry run cannot say more. */
    Outcome maybe(Step step, String why) {
        return attempt(step, step.id()).ended(Status.MAYBE, why, null);
    }

    /** A step that is left out. */
    Outcome left(Step step, String id, String why) {
        return attempt(step, id).ended(Status.SKIPPED, why, null);
    }
}
