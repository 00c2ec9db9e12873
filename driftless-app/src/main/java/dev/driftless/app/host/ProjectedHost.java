package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Effects;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Key;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Host;
import dev.driftless.domain.plan.Origin;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Undo;
import dev.driftless.domain.value.Holes;
import dev.driftless.ports.Archives;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import dev.driftless.ports.Processes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The host as it would be: lays changes over the real one in memory and never touches it. One class for all kinds of state, because a package makes
 * files, a user makes owners and a command makes doubt.
 */
public final class ProjectedHost implements Host {
    private final HostReader reader;
    private final Processes processes;
    private final ProjectedTree tree;
    private final ProjectedFiles files;
    private final Doubts doubts = new Doubts();
    private final Map<Key, Record> states = new HashMap<>();
    private final Map<Key, String> stateDoubts = new HashMap<>();
    private final Map<Object, List<Written>> writers = new HashMap<>();
    private final Set<Object> questioned = new LinkedHashSet<>();
    private boolean noting;
    private final boolean pessimistic;
    private @Nullable String reading;
    private int undeclared;

    /** @param pessimistic whether a command of which nobody said what it does makes everything doubtful */
    public ProjectedHost(FileSystem files, Processes processes, Archives archives, boolean pessimistic) {
        this.reader = new HostReader(files, archives);
        this.processes = processes;
        this.pessimistic = pessimistic;
        this.tree = new ProjectedTree(reader);
        this.files = new ProjectedFiles(reader, tree);
    }

    /** How many commands would run of which nobody said what they do. */
    public int undeclaredCommands() {
        return undeclared;
    }

    /**
     * One write of this run.
     *
     * @param key a path without symbolic links, or a {@link Key}
     * @param at when, on the clock of this projection
     */
    public record Written(Object key, Origin by, int at) {}

    /** Who wrote a path or a thing last, {@code step} itself not counted, or null. */
    public @Nullable Written lastWriter(Object key, String step) {
        return writers.getOrDefault(canonical(key), List.of()).reversed().stream()
                .filter(written -> !written.by().step().equals(step))
                .findFirst()
                .orElse(null);
    }

    /** The paths, with those on their ways, and the things that were asked about since {@link #noteQuestions}. */
    public Set<Object> questioned() {
        return questioned;
    }

    /** Notes from now on what is asked about. */
    public void noteQuestions() {
        noting = true;
        questioned.clear();
    }

    private void note(Query<?> query) {
        switch (query) {
            case Query.PathState state -> notePath(state.path());
            case Query.Exists(AbsolutePath path) -> notePath(path);
            case Query.Resolve(AbsolutePath path) -> notePath(path);
            case Query.Tree tree -> notePath(tree.root());
            case Query.Same same -> notePath(same.path());
            case Query.Index(AbsolutePath path) -> notePath(path);
            case Query.Modified(AbsolutePath path) -> notePath(path);
            case Query.Digest digest -> notePath(digest.path());
            case Query.Probe probe -> probe.reads().forEach(this::noteKey);
            case Query.State<?> state -> questioned.add(state.key());
            case Query.Planned _ -> {} // it is about no one thing
        }
    }

    private void noteKey(Object key) {
        if (key instanceof AbsolutePath path) {
            notePath(path);
        } else {
            questioned.add(key);
        }
    }

    private void notePath(AbsolutePath path) {
        for (AbsolutePath at = path; !at.isRoot() && questioned.add(at); ) {
            at = at.parent();
        }
    }

    private Object canonical(Object key) {
        try {
            return key instanceof AbsolutePath path ? tree.walk(path, false).path() : key;
        } catch (Unanswered | PortException _) {
            return key; // behind links that lead in a circle, or of which nobody knows where they point
        }
    }

    @Override
    public <A> Answer<A> observe(Query<A> query) {
        if (noting) {
            note(query);
        }
        try {
            return ask(query);
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
    private <A> Answer<A> ask(Query<A> query) {
        return (Answer<A>)
                switch (query) {
                    case Query.PathState(AbsolutePath path, boolean follow, Detail detail) -> {
                        ProjectedTree.Spot spot = tree.walk(path, follow);
                        yield answer(files.found(spot, detail), doubt(spot));
                    }
                    case Query.Exists(AbsolutePath path) -> {
                        ProjectedTree.Spot spot = tree.walk(path, true);
                        boolean sure = spot.node() != null && spot.node().surelyExists;
                        yield answer(!(spot.found() instanceof Found.Absent), sure ? null : doubt(spot));
                    }
                    case Query.Resolve(AbsolutePath path) -> answer(tree.resolve(path), null);
                    case Query.Tree(AbsolutePath root, int max) -> entries(root, max);
                    case Query.Same same -> same(tree.walk(same.path(), true), same.content());
                    case Query.Index(AbsolutePath archive) -> index(archive);
                    case Query.Modified(AbsolutePath path) -> modified(path);
                    case Query.Digest(AbsolutePath path, String algorithm) -> digest(path, algorithm);
                    case Query.Probe probe -> probe(probe);
                    case Query.Planned(String kind) -> answer(planned(kind), null);
                    case Query.State<?> state -> state(state);
                };
    }

    private static <A> Answer<A> answer(A value, @Nullable String doubt) {
        return doubt == null ? new Answer.Known<>(value) : new Answer.Assumed<>(value, doubt);
    }

    private @Nullable String doubt(ProjectedTree.Spot spot) {
        ProjectedNode node = spot.node();
        if (node != null && node.doubt != null) {
            return node.doubt;
        }
        boolean absent = spot.found() instanceof Found.Absent;
        int written = node == null ? 0 : node.written;
        String about = doubts.about(spot.path(), absent, written, reading);
        if (about != null) {
            return about;
        }
        return written > 0 && !absent ? null : spot.inherited();
    }

    private Answer<List<TreeEntry>> entries(AbsolutePath root, int max) {
        ProjectedTree.Spot spot = tree.walk(root, true);
        List<TreeEntry> entries = new ArrayList<>();
        String doubt = doubt(spot);
        if (spot.node() != null) {
            String below = files.list(spot.node(), max, entries);
            doubt = doubt != null ? doubt : below;
            doubt = doubt != null ? doubt : doubts.below(spot.path(), spot.node().written);
        }
        return answer(entries, doubt);
    }

    private Answer<Boolean> same(ProjectedTree.Spot spot, Content wanted) {
        String doubt = doubt(spot);
        if (!(spot.found() instanceof Found.RegularFile file)) {
            return answer(false, doubt);
        }
        Content now = wanted instanceof Content.Inline ? reader.inline(file.content(), Detail.CONTENT) : file.content();
        String unknown = ProjectedFiles.unknown(now, wanted);
        return unknown != null ? new Answer.Assumed<>(false, unknown) : answer(files.same(now, wanted), doubt);
    }

    private Answer<List<TreeEntry>> index(AbsolutePath archive) {
        ProjectedTree.Spot spot = tree.walk(archive, true);
        if (!(spot.found() instanceof Found.RegularFile file)) {
            return new Answer.Unavailable<>(new Failure(Code.NOT_FOUND, archive + " does not exist"));
        }
        return file.content() instanceof Content.InFile content
                ? answer(reader.index(content.hostPath()), doubt(spot))
                : new Answer.Pending<>("the members of " + archive + " are known only once it is there");
    }

    private Answer<Instant> modified(AbsolutePath path) {
        ProjectedTree.Spot spot = tree.walk(path, true);
        ProjectedNode node = spot.node();
        if (node != null && (node.written > 0 || node.entered)) {
            return new Answer.Pending<>("when " + path + " will be written");
        }
        // below a directory that this run replaces, the host may still have a file that will be gone by then
        FileStatus status = spot.found() instanceof Found.Absent
                ? null
                : reader.files().status(spot.path().text());
        if (status == null) {
            return new Answer.Unavailable<>(new Failure(Code.NOT_FOUND, path + " does not exist"));
        }
        long nanos = status.modifiedNanos();
        return answer(
                Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)),
                doubt(spot));
    }

    private Answer<String> digest(AbsolutePath path, String algorithm) {
        ProjectedTree.Spot spot = tree.walk(path, true);
        if (!(spot.found() instanceof Found.RegularFile file)) {
            return new Answer.Unavailable<>(new Failure(Code.NOT_FOUND, path + " is no regular file"));
        }
        String unknown = ProjectedFiles.unknown(file.content());
        return unknown != null
                ? new Answer.Pending<>(unknown)
                : answer(files.digest(file.content(), algorithm), doubt(spot));
    }

    private Answer<CommandResult> probe(Query.Probe probe) {
        Command command = probe.command();
        String program = command.argv().getFirst();
        String stdin = command.stdin();
        if (command.argv().stream().anyMatch(Holes::in)
                || command.environment().values().stream().anyMatch(Holes::in)) {
            return new Answer.Pending<>("an argument of " + program);
        } else if (stdin != null && Holes.in(stdin)) {
            return new Answer.Pending<>("what " + program + " reads from its standard input");
        }
        String stale = stale(probe);
        if (stale != null && probe.exact()) {
            return new Answer.Pending<>(stale);
        }
        try {
            CommandResult result = processes.run(command, Processes.Lines.NONE);
            return answer(result, stale);
        } catch (PortException e) {
            if (stale != null) {
                return new Answer.Pending<>(stale);
            }
            return e.failure().code() == Code.NOT_FOUND && !doubts.isEmpty()
                    ? new Answer.Pending<>(program + " may not be installed yet")
                    : new Answer.Unavailable<>(e.failure());
        }
    }

    /** Why a probe would say something else after what this run does before it, or null. */
    private @Nullable String stale(Query.Probe probe) {
        String program = probe.command().argv().getFirst();
        String doubt = program.startsWith("/") ? stalePath(AbsolutePath.of(program)) : null;
        for (Object read : probe.reads()) {
            if (doubt != null) {
                return doubt;
            } else if (read instanceof AbsolutePath path) {
                doubt = stalePath(path);
            } else if (isWritten(read)) {
                doubt = read + " is changed by this run";
            }
        }
        return doubt;
    }

    private @Nullable String stalePath(AbsolutePath path) {
        ProjectedTree.Spot spot = tree.walk(path, true);
        String doubt = doubts.about(spot.path(), false, 0, reading);
        if (doubt != null || spot.changed()) {
            return doubt != null ? doubt : path + " is changed by this run";
        }
        for (Object other : writers.keySet()) {
            if (other instanceof AbsolutePath below && below.isUnder(spot.path()) && isWritten(below)) {
                return below + " is changed by this run";
            }
        }
        return null;
    }

    private List<String> planned(String kind) {
        return states.keySet().stream()
                .filter(key -> key.kind().equals(kind))
                .map(Key::name)
                .sorted()
                .toList();
    }

    private boolean isWritten(Object key) {
        return !writers.getOrDefault(key, List.of()).isEmpty();
    }

    private <S extends Record> Answer<S> state(Query.State<S> query) {
        if (Holes.in(query.name())) {
            return new Answer.Pending<>("which " + query.facet().kind() + " is meant");
        }
        Record projected = states.get(query.key());
        if (projected != null) {
            return answer(query.facet().type().cast(projected), stateDoubts.get(query.key()));
        }
        Observation seen = new Observation(this);
        String outer = reading;
        reading = query.facet().family();
        try {
            S state = query.facet().read(query.name(), seen);
            String doubt = seen.assumption();
            if (doubt == null && query.facet().isAbsent(state)) {
                doubt = doubts.ofAbsence(reading);
            }
            return answer(state, doubt);
        } finally {
            reading = outer;
        }
    }

    @Override
    public void doubt(AbsolutePath scope, Origin by) {
        doubts.add(files.tick(), scope, false, name(by) + " may have changed it", null);
    }

    @Override
    public Performed perform(Change change, Origin by, @Nullable String maybe) {
        try {
            return switch (change) {
                case Change.SetPath set -> new Performed.Done(null, set(set, by, maybe));
                case Change.SetPaths set -> {
                    List<Undo> undos = new ArrayList<>();
                    for (Change.SetPath member : set.members()) {
                        undos.add(set(member, by, maybe));
                    }
                    yield new Performed.Done(null, () -> {
                        undos.reversed().forEach(Undo::revert);
                        return null;
                    });
                }
                case Change.SetState<?> set -> setState(set, by, maybe);
                case Change.RunCommand(Command command, Effects effects) -> {
                    spread(maybe == null ? effects : effects.uncertain(), by, null);
                    yield new Performed.NotRun(
                            "depends on the output of \"" + name(by) + "\", which a dry run does not start");
                }
                case Change.Act act -> {
                    spread(act.effects(), by, null);
                    yield new Performed.Done(null, Undo.NONE);
                }
            };
        } catch (PortException e) {
            return new Performed.Refused(e.failure());
        }
    }

    private static String name(Origin by) {
        return by.label();
    }

    private Undo set(Change.SetPath set, Origin by, @Nullable String maybe) {
        ProjectedTree.Spot spot = tree.walk(set.path(), false);
        AbsolutePath key = spot.path();
        Undo undo = files.set(set, maybe == null && set.isOfAttributes() ? doubt(spot) : maybe);
        Written written = wrote(key, by);
        return () -> {
            writers.getOrDefault(key, new ArrayList<>()).remove(written);
            return undo.revert();
        };
    }

    private Written wrote(Object key, Origin by) {
        Written written = new Written(key, by, files.tick());
        writers.computeIfAbsent(key, _ -> new ArrayList<>()).add(written);
        return written;
    }

    private <S extends Record> Performed setState(Change.SetState<S> set, Origin by, @Nullable String maybe) {
        Effects effects = set.facet().effects(set.transitions(), new Observation(this));
        Map<Key, @Nullable Record> before = new HashMap<>();
        Map<Key, String> doubted = new HashMap<>(stateDoubts);
        List<Written> all = new ArrayList<>();
        for (Transition<S> transition : set.transitions()) {
            Key key = new Key(set.facet().kind(), transition.name());
            before.put(key, states.get(key));
            states.put(key, transition.after());
            all.add(wrote(key, by));
            if (maybe == null) {
                stateDoubts.remove(key);
            } else {
                stateDoubts.put(key, maybe);
            }
        }
        spread(effects, by, set.facet().family());
        return new Performed.Done(null, () -> {
            before.forEach((key, state) -> {
                if (state == null) {
                    states.remove(key);
                } else {
                    states.put(key, state);
                }
                writers.getOrDefault(key, new ArrayList<>()).removeAll(all);
            });
            stateDoubts.clear();
            stateDoubts.putAll(doubted);
            return null;
        });
    }

    private void spread(Effects effects, Origin by, @Nullable String facet) {
        int now = files.tick();
        String why = name(by);
        for (AbsolutePath path : effects.creates()) {
            files.create(path, now, why + " creates it");
            wrote(canonical(path), by);
        }
        for (AbsolutePath path : effects.removes()) {
            wrote(canonical(path), by);
            files.remove(path, now);
        }
        for (AbsolutePath path : effects.touches()) {
            doubts.add(now, tree.walk(path, true).path(), false, why + " may have changed it", facet);
        }
        for (AbsolutePath path : effects.disturbs()) {
            doubts.addExactly(now, tree.walk(path, false).path(), why + " may have changed it", facet);
        }
        if (effects.mayCreateAbsent()) {
            doubts.add(now, AbsolutePath.ROOT, true, why + " may have created it", facet);
        }
        if (!effects.declared()) {
            undeclared++;
            if (pessimistic) {
                doubts.add(now, AbsolutePath.ROOT, false, why + " may have changed it", facet);
            }
        }
    }
}
