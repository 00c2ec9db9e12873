package dev.driftless.app.state;

import dev.driftless.app.host.FileJournal;
import dev.driftless.app.host.JournalEntry;
import dev.driftless.app.host.LiveHost;
import dev.driftless.app.host.Observation;
import dev.driftless.app.host.PathRestore;
import dev.driftless.app.host.RecordText;
import dev.driftless.app.state.RunJournal.Line;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Host;
import dev.driftless.ports.Archives;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import dev.driftless.ports.Processes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes a run back by its journal, the last change first. What has been taken back is noted at once, so that a rollback that was interrupted goes on when
 * it is asked for again, and one that is complete does nothing. Needs the lock of the state directory.
 */
public final class Rollback {
    private final FileSystem files;
    private final Processes processes;
    private final Archives archives;
    private final Map<String, Facet<?>> facets;

    /**
     * Works through these ports.
     *
     * @param facets by their kind
     */
    public Rollback(FileSystem files, Processes processes, Archives archives, Map<String, Facet<?>> facets) {
        this.files = files;
        this.processes = processes;
        this.archives = archives;
        this.facets = Map.copyOf(facets);
    }

    /** What came of it. */
    public sealed interface Result {
        /** The programs that the run ran, which cannot be taken back. */
        List<String> commands();
    }

    /** Everything was taken back before, or the run changed nothing. */
    public record NothingLeft(List<String> commands) implements Result {}

    /** Nothing was touched, for these reasons: exit 1. */
    public record Refused(List<Failure> reasons, List<String> commands) implements Result {}

    /**
     * It was done, but for the failures, which another rollback tries again: exit 1 where there are any.
     *
     * @param restored the paths and things that are as before, in the order in which they were restored
     */
    public record Done(List<String> restored, List<Failure> failures, List<String> commands) implements Result {}

    /**
     * Takes a run back.
     *
     * @param journal the run's directory
     * @param force whether to do so though a path holds something else now, or kept content does not match its digest
     */
    public Result run(String journal, boolean force) {
        RunJournal entries = RunJournal.read(files, journal);
        List<String> commands = entries.entries().stream()
                .filter(Line::isCommand)
                .map(line -> line.entry().field(0))
                .toList();
        List<Line> left = entries.entries().stream().filter(Line::isLeft).toList();
        if (left.isEmpty()) {
            return new NothingLeft(commands);
        }
        if (entries.damagedAt() > 0) {
            return new Refused(
                    List.of(new Failure(Code.INVALID, journal + "/entries is damaged at line " + entries.damagedAt())),
                    commands);
        }
        if (!force) {
            List<Failure> problems = RollbackCheck.problems(files, journal, left);
            if (!problems.isEmpty()) {
                return new Refused(problems, commands);
            }
        }
        return restore(journal, left, new PathRestore(files, journal, force), commands);
    }

    private Result restore(String journal, List<Line> left, PathRestore paths, List<String> commands) {
        // asks only: its journal is never begun
        Host host = new LiveHost(files, processes, archives, new FileJournal(files, journal), (_, _) -> {});
        List<String> restored = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        files.append(journal + "/" + FileJournal.BUSY).close();
        try (FileSystem.Appender undone = files.append(journal + "/undone")) {
            for (List<Line> together : transactions(left.reversed())) {
                JournalEntry entry = together.getFirst().entry();
                try {
                    if (entry.kind().equals(JournalEntry.STATE)) {
                        restored.addAll(revertStates(together, host));
                    } else {
                        paths.restore(entry);
                        restored.add(entry.field(0));
                    }
                    for (Line line : together) {
                        undone.append((line.index() + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                } catch (PortException e) {
                    failures.add(e.failure());
                }
            }
            undone.sync();
        }
        files.remove(journal + "/" + FileJournal.BUSY, false);
        return new Done(restored.stream().distinct().toList(), failures, commands);
    }

    /** What was done in one transaction goes back in one: a package and what it needs cannot be downgraded one after the other. */
    private static List<List<Line>> transactions(List<Line> lines) {
        List<List<Line>> transactions = new ArrayList<>();
        for (Line line : lines) {
            if (transactions.isEmpty()
                    || !isOneTransaction(transactions.getLast().getFirst(), line)) {
                transactions.add(new ArrayList<>());
            }
            transactions.getLast().add(line);
        }
        return transactions;
    }

    private static boolean isOneTransaction(Line one, Line other) {
        return one.entry().kind().equals(JournalEntry.STATE)
                && other.entry().kind().equals(JournalEntry.STATE)
                && one.entry().field(0).equals(other.entry().field(0))
                && one.entry().field(4).equals(other.entry().field(4));
    }

    private List<String> revertStates(List<Line> lines, Host host) {
        String kind = lines.getFirst().entry().field(0);
        List<String> keys =
                lines.stream().map(line -> kind + " " + line.entry().field(1)).toList();
        String key = String.join(", ", keys);
        Facet<?> facet = facets.get(kind);
        if (facet == null) {
            throw new PortException(new Failure(Code.NOT_FOUND, key + ": this program knows no " + kind));
        }
        for (Command step : stepsBack(facet, lines, new Observation(host))) {
            CommandResult result = processes.run(step, Processes.Lines.NONE);
            if (result.exitCode() != 0) {
                throw new PortException(new Failure(Code.FAILED, key + ": " + facet.complaint(step, result)));
            }
        }
        return keys;
    }

    /** None where it is as it was already: userdel(8) takes the user's own group along. */
    private static <S extends Record> List<Command> stepsBack(Facet<S> facet, List<Line> lines, Observed seen) {
        List<Transition<S>> back = new ArrayList<>();
        try {
            for (Line line : lines) {
                JournalEntry entry = line.entry();
                String name = entry.field(1);
                S before = RecordText.read(facet.type(), entry.field(2));
                if (!facet.read(name, seen).equals(before)) {
                    S after = RecordText.read(facet.type(), entry.field(3));
                    back.add(new Transition<>(name, after, before));
                }
            }
            return facet.steps(back);
        } catch (Unanswered e) {
            Failure failure = e.failure();
            throw new PortException(
                    failure != null
                            ? failure
                            : new Failure(Code.FAILED, "cannot tell what is there: " + e.pendingWhy()));
        }
    }
}
