package dev.driftless.app.engine;

import dev.driftless.domain.diff.ChangeText;
import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Outcome;
import dev.driftless.domain.plan.Status;
import dev.driftless.domain.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The law of dry runs, for one task list: the dry run leaves the disk as it was; each step of the real run ends as was said, with the same changes, the
 * same printed difference, the same registered values, and leaves exactly the disk that replaying the announced changes gives; a second run changes what
 * the proof of convergence named and nothing else; so says the next dry run; and rollback brings the first disk back.
 */
final class Fidelity {
    /** What only the clock knows. */
    private static final Set<String> TIMES = Set.of("modified", "mtime");

    private static final Set<String> COMMAND_RESULTS = Set.of("rc", "stdout", "stderr", "stdout_lines", "stderr_lines");

    private final FidelityCase list;
    private final Bench bench;
    private final Path host;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Disk> before = new HashMap<>();

    /**
     * What came of it.
     *
     * @param steps of the dry run
     * @param maybe those of them that a dry run cannot know
     * @param wrong each difference; empty: right
     */
    record Report(Bench.Run dry, Bench.Run real, int steps, int maybe, List<String> wrong) {}

    private Fidelity(FidelityCase list, Bench bench) {
        this.list = list;
        this.bench = bench;
        this.host = bench.host();
    }

    static Report check(FidelityCase list, Path place) throws Exception {
        return new Fidelity(list, new Bench(place, list)).check();
    }

    private Report check() throws Exception {
        Disk first = bench.disk();
        Round one = round();
        compareEnds(one.dry(), one.real());
        before.clear();
        Round two = round();
        again(one, two);
        List<String> refused = bench.rollback();
        if (!one.runsCommands()) {
            wrong.addAll(refused);
            compareModel("after rollback", first, bench.disk());
        }
        int maybe = (int) one.dry().outcomes().stream()
                .filter(outcome -> outcome.status() == Status.MAYBE)
                .count();
        return new Report(one.dry(), one.real(), one.dry().outcomes().size(), maybe, wrong);
    }

    /** A dry run and the run that it predicts. */
    private record Round(Bench.Run dry, Bench.Run real) {
        boolean runsCommands() {
            return real.outcomes().stream().anyMatch(Fidelity::runsSomething);
        }
    }

    private Round round() throws Exception {
        String digest = bench.digest();
        Disk[] model = {bench.disk()};
        Bench.Run dry = bench.dryRun();
        Contents contents = new Contents();
        Map<String, Prediction> predictions = predictions(dry, contents);
        if (!digest.equals(bench.digest())) {
            wrong.add("the dry run touched the disk");
        }
        Bench.Run real = bench.apply(outcome -> model[0] = step(outcome, predictions, model[0], contents));
        compareModel("at the end", model[0], bench.disk());
        boolean doubtful = dry.outcomes().stream().anyMatch(outcome -> outcome.status() == Status.MAYBE);
        if (!doubtful) {
            same("the steps", ids(dry, _ -> true), ids(real, _ -> true));
        }
        return new Round(dry, real);
    }

    /** A dry run's step, with what is behind its contents while that is still there. */
    private record Prediction(Outcome outcome, List<String> changes, List<String> printed) {}

    private static Map<String, Prediction> predictions(Bench.Run dry, Contents contents) {
        Map<String, Prediction> all = new LinkedHashMap<>();
        for (Outcome outcome : dry.outcomes()) {
            outcome.changes().forEach(change -> remember(change, contents));
            all.put(outcome.origin().step(), new Prediction(outcome, changes(outcome), printed(outcome)));
        }
        return all;
    }

    private static void remember(Change change, Contents contents) {
        switch (change) {
            case Change.SetPath set
            when set.after() instanceof Found.RegularFile file -> contents.digest(file.content());
            case Change.SetPaths set -> set.members().forEach(member -> remember(member, contents));
            default -> {}
        }
    }

    private static List<String> printed(Outcome outcome) {
        return ChangeText.of(outcome.changes(), _ -> false);
    }

    private static boolean runsSomething(Outcome outcome) {
        return outcome.changes().stream().anyMatch(change -> change instanceof Change.RunCommand);
    }

    /** Compares one step of the real run, while its work is fresh, with its prediction; the disk on which the next one will work. */
    private Disk step(Outcome outcome, Map<String, Prediction> predictions, Disk model, Contents contents) {
        String id = outcome.origin().step();
        before.put(id, model.copy());
        Prediction prediction = predictions.get(id);
        Disk now = bench.disk();
        if (prediction == null) {
            if (!isOpen(id, predictions)) {
                wrong.add(
                        "step " + id + " was not predicted: " + outcome.origin().label());
            }
            return now;
        }
        Outcome dry = prediction.outcome();
        if (dry.status() == Status.MAYBE || (list.open().contains(id) && dry.status() == outcome.status())) {
            return undone(outcome, now);
        }
        if (dry.status() != outcome.status()) {
            wrong.add("step " + id + " was predicted " + dry.status() + ", is " + outcome.status() + " ("
                    + outcome.reason() + ", " + outcome.failure() + "; " + dry.reason() + ", " + dry.failure() + ")");
            return undone(outcome, now);
        }
        same("the changes of step " + id, prediction.changes(), changes(outcome));
        if (!runsSomething(outcome)) {
            same("the printed difference of step " + id, prediction.printed(), printed(outcome));
        }
        same("the failure of step " + id, String.valueOf(dry.failure()), String.valueOf(outcome.failure()));
        compareValue(id, runsSomething(outcome), dry.value(), outcome.value());
        Disk expected = model.copy();
        for (Change change : dry.changes()) {
            if (change instanceof Change.RunCommand run) {
                compareEffects(id, run.effects(), expected.differences(now).keySet());
                expected = now;
            } else {
                expected.replay(change, contents);
            }
        }
        compareModel("after step " + id, expected, now);
        return undone(outcome, now);
    }

    private Disk undone(Outcome outcome, Disk now) {
        String id = outcome.origin().step();
        String to = list.undone().get(id);
        if (to == null || outcome.status() != Status.FAILED) {
            return now;
        }
        Disk there = before.getOrDefault(to, before.get(to + "[0]"));
        if (there == null) {
            wrong.add("step " + to + " was not reached, to which step " + id + " goes back");
            return now;
        }
        return there.copy();
    }

    /** Whether it belongs to a loop or an include of which a dry run could not say more. */
    private static boolean isOpen(String id, Map<String, Prediction> predictions) {
        return predictions.entrySet().stream()
                .filter(entry -> entry.getValue().outcome().status() == Status.MAYBE)
                .anyMatch(entry -> id.startsWith(entry.getKey() + "[") || id.startsWith(entry.getKey() + "."));
    }

    /** That a command does what was said of it is not the product's work, but a case that cheats proves nothing. */
    private void compareEffects(String id, Effects effects, Set<String> touched) {
        Set<AbsolutePath> known = new HashSet<>(effects.touches());
        known.addAll(effects.creates());
        known.addAll(effects.removes());
        for (String path : touched) {
            AbsolutePath full = AbsolutePath.of(host + path);
            if (known.stream().noneMatch(full::isUnder)) {
                wrong.add("step " + id + " runs a command that touches " + path + ", which nobody could know");
            }
        }
    }

    private void compareModel(String when, Disk expected, Disk now) {
        expected.differences(now)
                .forEach((path, sides) ->
                        wrong.add(when + ", " + (path.isEmpty() ? "/" : path) + ": predicted | real: " + sides));
    }

    private void same(String what, Object predicted, Object real) {
        if (!predicted.equals(real)) {
            wrong.add(what + ":\n  predicted " + predicted + "\n  real      " + real);
        }
    }

    /** Registered values are equal; unknown is allowed only where nobody can know. */
    private void compareValue(String path, boolean command, Value predicted, Value real) {
        if (predicted instanceof Value.Unknown(String why)) {
            String key = path.substring(path.lastIndexOf('.') + 1);
            boolean allowed = list.open().contains(path.substring(0, path.indexOf('.')) + ".*")
                    || TIMES.contains(key)
                    || (command && COMMAND_RESULTS.contains(key))
                    || list.open().contains(path);
            if (!allowed) {
                wrong.add("the registered " + path + " is unknown (" + why + "), and is " + real);
            }
        } else if (predicted instanceof Value.Mapping(var some) && real instanceof Value.Mapping(var others)) {
            Set<String> keys = new TreeSet<>(some.keySet());
            keys.addAll(others.keySet());
            for (String key : keys) {
                Value one = some.get(key);
                Value other = others.get(key);
                if (one instanceof Value.Unknown && other == null) {
                    compareValue(path + "." + key, command, one, Value.NULL);
                } else if (one == null || other == null) {
                    wrong.add("the registered " + path + "." + key + ": predicted " + one + ", is " + other);
                } else {
                    compareValue(path + "." + key, command, one, other);
                }
            }
        } else if (!predicted.equals(real)) {
            wrong.add("the registered " + path + ": predicted " + predicted + ", is " + real);
        }
    }

    private void compareEnds(Bench.Run dry, Bench.Run real) {
        if (list.expected() != null) {
            same("how the dry run ends (" + dry.story() + ")", list.expected(), dry.statuses());
            String wanted = list.real() == null ? list.expected() : list.real();
            same("how the real run ends (" + real.story() + ")", wanted, real.statuses());
        }
        if (list.fights() != null) {
            same("the fights", list.fights(), dry.fights());
        }
    }

    private static List<String> ids(Bench.Run run, Predicate<Outcome> wanted) {
        return run.outcomes().stream()
                .filter(wanted)
                .map(outcome -> outcome.origin().step())
                .toList();
    }

    /** The second run changes what was said to fight; its own dry run may leave open what only a command can tell. */
    private void again(Round one, Round two) {
        Set<String> wanted = new TreeSet<>(list.again());
        one.dry().fights().forEach(fight -> wanted.add(fight.split(" > ", 2)[0]));
        Set<String> failed = new TreeSet<>(ids(one.dry(), outcome -> outcome.status() == Status.FAILED));
        Set<String> changed = unsettled(two.real(), failed);
        if (list.fights() == null) {
            changed.removeIf(this::isUndone);
            wanted.removeIf(this::isUndone);
        }
        same("what the second run changes (" + two.real().story() + ")", wanted, changed);
        Set<String> doubtful = new TreeSet<>(ids(one.dry(), outcome -> outcome.status() == Status.MAYBE));
        Set<String> announced = unsettled(two.dry(), failed);
        announced.removeAll(list.open());
        announced.removeAll(doubtful);
        if (list.fights() == null) {
            announced.removeIf(this::isUndone);
        }
        wanted.removeAll(list.open());
        wanted.removeIf(id -> doubtful.stream().anyMatch(open -> id.equals(open) || id.startsWith(open + "[")));
        same("what its dry run announces (" + two.dry().story() + ")", wanted, announced);
    }

    /** Whether a step is in a block that is taken back each time: then it is each time again as if it had never been. */
    private boolean isUndone(String id) {
        int bracket = id.indexOf('[');
        int number = Integer.parseInt(bracket < 0 ? id : id.substring(0, bracket));
        return list.undone().entrySet().stream()
                .anyMatch(block ->
                        number >= Integer.parseInt(block.getValue()) && number <= Integer.parseInt(block.getKey()));
    }

    /** The steps that change something, or fail for the first time. */
    private Set<String> unsettled(Bench.Run run, Set<String> failed) {
        return new TreeSet<>(ids(run, outcome -> switch (outcome.status()) {
            case OK, SKIPPED -> false;
            case CHANGED, MAYBE -> true;
            case FAILED ->
                !failed.contains(outcome.origin().step())
                        || list.again().contains(outcome.origin().step());
        }));
    }

    /** What each change does, with digests for contents. */
    private static List<String> changes(Outcome outcome) {
        return outcome.changes().stream().map(Fidelity::text).toList();
    }

    private static String text(Change change) {
        return switch (change) {
            case Change.SetPath set -> set.path() + ": " + text(set.before()) + " → " + text(set.after());
            case Change.SetPaths set ->
                set.root() + " " + set.members().stream().map(Fidelity::text).toList();
            case Change.SetState<?> set -> set.transitions().toString();
            case Change.RunCommand run ->
                "run " + run.command().argv() + " " + run.command().environment() + " "
                        + run.command().stdin();
            case Change.Act act -> act.key() + " " + act.verb();
        };
    }

    private static String text(Found found) {
        return switch (found) {
            case Found.RegularFile file ->
                "file " + file.mode() + " " + file.owner().id() + ":"
                        + file.group().id() + " " + text(file.content());
            case Found.Directory directory ->
                "directory " + directory.mode() + " " + directory.owner().id() + ":"
                        + directory.group().id();
            case Found.Absent _, Found.Symlink _, Found.Special _ -> found.toString();
        };
    }

    /** The size too where the bytes are at hand: a real run may know a content by its file, of which a dry run has the bytes. */
    private static String text(Content content) {
        return content.size() + " bytes";
    }

    @Nullable
    static String failure(Report report) {
        return report.wrong().isEmpty() ? null : String.join("\n", report.wrong());
    }
}
