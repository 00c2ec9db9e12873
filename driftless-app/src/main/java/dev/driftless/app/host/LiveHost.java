package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Facet;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Host;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Undo;
import dev.driftless.ports.Archives;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import dev.driftless.ports.Processes;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The host as it is: asks and changes it through the ports, and writes the way back into the journal first. */
public final class LiveHost implements Host {
    private static final int MAX_LINKS = 40;

    private final HostReader reader;
    private final Processes processes;
    private final BiConsumer<String, String> output;
    private final PathWriter writer;
    private final Journal journal;
    private final FacetMemory facets;

    /**
     * @param journal where the way back is kept before each change
     * @param output hears the label of a task and each line that its command prints, while it runs
     */
    public LiveHost(
            FileSystem files,
            Processes processes,
            Archives archives,
            Journal journal,
            BiConsumer<String, String> output) {
        this.reader = new HostReader(files, archives);
        this.processes = processes;
        this.output = output;
        this.journal = journal;
        this.writer = new PathWriter(reader, archives, processes, journal);
        this.facets = new FacetMemory(this, this::version);
    }

    @Override
    public <A> Answer<A> observe(Query<A> query) {
        try {
            return new Answer.Known<>(ask(query));
        } catch (PortException e) {
            return new Answer.Unavailable<>(e.failure());
        } catch (Unanswered e) {
            Failure failure = e.failure();
            return failure != null
                    ? new Answer.Unavailable<>(failure)
                    : new Answer.Pending<>(String.valueOf(e.pendingWhy()));
        }
    }

    @SuppressWarnings("unchecked") // each case yields the type that its query names
    private <A> A ask(Query<A> query) {
        return (A)
                switch (query) {
                    case Query.PathState(AbsolutePath path, boolean follow, Detail detail) ->
                        reader.find((follow ? resolve(path) : path).text(), detail);
                    case Query.Exists(AbsolutePath path) ->
                        reader.files().status(resolve(path).text()) != null;
                    case Query.Resolve(AbsolutePath path) ->
                        AbsolutePath.of(reader.files().follow(path.text()));
                    case Query.Tree(AbsolutePath root, int max) -> reader.tree(resolve(root), max);
                    case Query.Same same -> reader.same(resolve(same.path()).text(), same.content());
                    case Query.Index(AbsolutePath archive) ->
                        reader.index(resolve(archive).text());
                    case Query.Modified(AbsolutePath path) -> modified(path);
                    case Query.Digest(AbsolutePath path, String algorithm) ->
                        reader.files().digest(path.text(), algorithm);
                    case Query.Probe probe -> processes.run(probe.command(), Processes.Lines.NONE);
                    case Query.Planned _ -> List.of();
                    case Query.State<?> state -> facets.state(state);
                };
    }

    private String version(AbsolutePath path) {
        FileStatus status = reader.files().status(resolve(path).text());
        return status == null ? "absent" : status.version();
    }

    private Instant modified(AbsolutePath path) {
        FileStatus status = reader.files().status(resolve(path).text());
        if (status == null) {
            throw new PortException(new Failure(Code.NOT_FOUND, path + " does not exist"));
        }
        return Instant.ofEpochSecond(
                Math.floorDiv(status.modifiedNanos(), 1_000_000_000L),
                Math.floorMod(status.modifiedNanos(), 1_000_000_000L));
    }

    /** Follows the last part's symbolic links to read what is there; those among the parents are left to the system. */
    private AbsolutePath resolve(AbsolutePath path) {
        AbsolutePath at = path;
        for (int i = 0; i < MAX_LINKS; i++) {
            FileStatus status = reader.files().status(at.text());
            if (status == null || status.kind() != FileStatus.Kind.SYMLINK) {
                return at;
            }
            at = at.parent().resolve(reader.files().readLink(at.text()));
        }
        throw new PortException(Messages.tooManyLinks(path));
    }

    @Override
    public Performed perform(Change change, Origin by, @Nullable String maybe) {
        try {
            return switch (change) {
                case Change.SetPath set -> new Performed.Done(null, writer.set(set));
                case Change.SetPaths set -> new Performed.Done(null, writer.setAll(set));
                case Change.SetState<?> set -> setState(set, by);
                case Change.RunCommand run -> {
                    journal.command(run.command());
                    yield new Performed.Done(processes.run(run.command(), lines(by)), NotReversible.COMMAND);
                }
                case Change.Act act -> {
                    journal.command(act.command());
                    CommandResult result = runStep(act.command(), by, act.key() + " cannot be " + act.verb());
                    yield new Performed.Done(result, Undo.NONE);
                }
            };
        } catch (PortException e) {
            return new Performed.Refused(e.failure());
        } catch (Unanswered e) {
            Failure failure = e.failure();
            return new Performed.Refused(
                    failure != null ? failure : new Failure(Code.FAILED, String.valueOf(e.pendingWhy())));
        }
    }

    private <S extends Record> Performed setState(Change.SetState<S> set, Origin by) {
        journal.states(set);
        runSteps(set.facet(), set.transitions(), by);
        List<Facet.Transition<S>> back = set.transitions().reversed().stream()
                .map(Facet.Transition::reversed)
                .toList();
        return new Performed.Done(null, () -> revert(set.facet(), back, by));
    }

    /** What is as it shall be already is left alone: userdel(8) takes the user's own group along, and a way back may be gone twice. */
    private <S extends Record> void runSteps(Facet<S> facet, List<Facet.Transition<S>> transitions, Origin by) {
        Observation seen = new Observation(this);
        List<Facet.Transition<S>> open = transitions.stream()
                .filter(way -> !facet.read(way.name(), seen).equals(way.after()))
                .toList();
        for (Command step : facet.steps(open)) {
            CommandResult result = processes.run(step, lines(by));
            if (result.exitCode() != 0) {
                throw new PortException(new Failure(Code.FAILED, facet.complaint(step, result)));
            }
        }
    }

    private <S extends Record> @Nullable Failure revert(Facet<S> facet, List<Facet.Transition<S>> back, Origin by) {
        try {
            runSteps(facet, back, by);
            return null;
        } catch (PortException e) {
            return e.failure();
        } catch (Unanswered e) {
            return e.failure();
        }
    }

    private Processes.Lines lines(Origin by) {
        return (line, _) -> output.accept(by.label(), line);
    }

    private CommandResult runStep(Command step, Origin by, String otherwise) {
        CommandResult result = processes.run(step, lines(by));
        if (result.exitCode() != 0) {
            String said = (result.stderr().isBlank() ? result.stdout() : result.stderr()).strip();
            throw new PortException(new Failure(
                    Code.FAILED, otherwise + " with exit " + result.exitCode() + (said.isEmpty() ? "" : ": " + said)));
        }
        return result;
    }
}
