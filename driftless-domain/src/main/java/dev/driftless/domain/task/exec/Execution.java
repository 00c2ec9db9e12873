package dev.driftless.domain.task.exec;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Change.RunCommand;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.task.Task.Nature;
import dev.driftless.domain.value.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program with what its author says of it: what command and shell have in common.
 *
 * @param shown what {@code register} holds as {@code cmd}
 * @param changes paths that it may change, as declared
 * @param mentioned paths that it seems to name, for the case that nothing is declared
 */
record Execution(
        Value shown,
        Command command,
        @Nullable AbsolutePath creates,
        @Nullable AbsolutePath removes,
        List<AbsolutePath> changes,
        boolean readOnly,
        boolean stripEmptyEnds,
        Set<AbsolutePath> mentioned) {
    Nature nature() {
        return creates != null || removes != null || readOnly ? Nature.DECLARATIVE : Nature.ACTION;
    }

    Plan plan(Observed seen) {
        if (skipped(seen) != null) {
            return Plan.IN_SYNC;
        }
        if (readOnly) {
            return seen.answer(probe()) instanceof Answer.Unavailable<CommandResult>(Failure failure)
                    ? new Plan.Blocked(failure)
                    : Plan.IN_SYNC; // whatever it says then, it changes nothing
        }
        return Plan.of(new RunCommand(command, effects()));
    }

    /** Why there is nothing to run, in Ansible's words, or null. */
    private @Nullable String skipped(Observed seen) {
        if (creates != null && seen.need(new Query.Exists(creates))) {
            return "skipped, since " + creates + " exists";
        }
        if (removes != null && !seen.need(new Query.Exists(removes))) {
            return "skipped, since " + removes + " does not exist";
        }
        return null;
    }

    private Query.Probe probe() {
        return new Query.Probe(command, Set.copyOf(touched()), true);
    }

    private Effects effects() {
        if (creates == null && removes == null && changes.isEmpty()) {
            return Effects.undeclared(touched());
        }
        return new Effects(
                creates == null ? Set.of() : Set.of(creates),
                removes == null ? Set.of() : Set.of(removes),
                Set.copyOf(changes),
                Set.of(),
                false,
                true);
    }

    private Set<AbsolutePath> touched() {
        Set<AbsolutePath> touched = new HashSet<>(mentioned);
        AbsolutePath directory = command.directory();
        if (directory != null) {
            touched.add(directory);
        }
        return touched;
    }

    Map<String, Value> result(Observed seen, List<Performed> done) {
        if (!done.isEmpty()) {
            return switch (done.getFirst()) {
                case Performed.Done finished -> known(finished.result());
                case Performed.NotRun(String why) -> unknown(why);
                case Performed.Refused _ -> Map.of("cmd", shown);
            };
        }
        String skipped = skipped(seen);
        if (skipped != null) {
            return known(new CommandResult(0, skipped, ""));
        }
        return switch (seen.answer(probe())) {
            case Answer.Known<CommandResult>(CommandResult said) -> known(said);
            case Answer.Assumed<CommandResult> stale -> unknown(stale.why());
            case Answer.Pending<CommandResult>(String why) -> unknown(why);
            case Answer.Unavailable<CommandResult> refused -> throw Unanswered.failed(refused.failure());
        };
    }

    private Map<String, Value> known(@Nullable CommandResult said) {
        if (said == null) {
            return Map.of("cmd", shown);
        }
        String stdout = ends(said.stdout());
        String stderr = ends(said.stderr());
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("cmd", shown);
        values.put("rc", Value.of(said.exitCode()));
        values.put("stdout", Value.of(stdout));
        values.put("stderr", Value.of(stderr));
        values.put("stdout_lines", lines(stdout));
        values.put("stderr_lines", lines(stderr));
        return values;
    }

    private Map<String, Value> unknown(String why) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("cmd", shown);
        for (String name : List.of("rc", "stdout", "stderr", "stdout_lines", "stderr_lines")) {
            values.put(name, new Value.Unknown(why));
        }
        return values;
    }

    private String ends(String text) {
        int end = text.length();
        while (stripEmptyEnds && end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static Value lines(String text) {
        return Value.of(text.lines().map(Value::of).toList());
    }
}
