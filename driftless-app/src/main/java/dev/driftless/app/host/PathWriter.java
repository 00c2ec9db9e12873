package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.CommandResult;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Found.RegularFile;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Change.SetPaths;
import dev.driftless.domain.plan.Undo;
import dev.driftless.ports.Archives;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import dev.driftless.ports.Processes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings paths of the live host from one state to another: checks that nothing changed since the plan, keeps the way back, writes. */
final class PathWriter {
    private final HostReader reader;
    private final FileSystem files;
    private final Archives archives;
    private final Processes processes;
    private final Journal journal;

    PathWriter(HostReader reader, Archives archives, Processes processes, Journal journal) {
        this.reader = reader;
        this.files = reader.files();
        this.archives = archives;
        this.processes = processes;
        this.journal = journal;
    }

    Undo set(SetPath change) {
        refuseStale(change);
        requireParent(change);
        Undo undo = journal.path(change);
        write(change, null);
        journal.done(change);
        return undo;
    }

    /** A tree that goes as a whole is moved into the journal; anything else is done member by member, an archive in one stream. */
    Undo setAll(SetPaths change) {
        if (isRemoval(change)) {
            refuseStale(change.members().getLast());
            Undo undo = journal.tree(change.root());
            if (undo != null) {
                return undo;
            }
        }
        List<Undo> undos = new ArrayList<>();
        Map<String, List<SetPath>> streamed = new HashMap<>();
        String archive = null;
        for (SetPath member : change.members()) {
            refuseStale(member);
            if (member.after() instanceof RegularFile file && file.content() instanceof Content.Member content) {
                streamed.computeIfAbsent(content.name(), _ -> new ArrayList<>()).add(member);
                archive = content.archive();
            } else {
                undos.add(journal.path(member));
                write(member, null);
                journal.done(member);
            }
        }
        if (archive != null) {
            unpack(archive, streamed, undos);
        }
        return () -> revertAll(undos);
    }

    private static @Nullable Failure revertAll(List<Undo> undos) {
        for (Undo undo : undos.reversed()) {
            Failure failure = undo.revert();
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    private static boolean isRemoval(SetPaths change) {
        return change.members().getLast().path().equals(change.root())
                && change.members().stream().allMatch(member -> member.after() instanceof Found.Absent);
    }

    /** A hard link of an archive is another path with the content of the same member: the stream serves the first, its file the others. */
    private void unpack(String archive, Map<String, List<SetPath>> wanted, List<Undo> undos) {
        archives.extract(archive, Archives.Limits.USUAL, (name, in) -> {
            List<SetPath> members = wanted.remove(name);
            FileSystem.ByteSource source = in::transferTo;
            for (SetPath member : members == null ? List.<SetPath>of() : members) {
                undos.add(journal.path(member));
                write(member, source);
                journal.done(member);
                source = copyOf(member.path().text());
            }
            return !wanted.isEmpty();
        });
        if (!wanted.isEmpty()) {
            throw new PortException(new Failure(
                    Code.STALE,
                    archive + " has no member " + wanted.keySet().iterator().next() + " any more"));
        }
    }

    private void refuseStale(SetPath change) {
        boolean inMemory = change.before() instanceof RegularFile file && file.content() instanceof Content.Inline;
        Found now = reader.find(change.path().text(), inMemory ? Detail.CONTENT : Detail.ATTRIBUTES);
        if (!now.equals(change.before()) && !isWeaklyEqual(now, change.before())) {
            throw new PortException(new Failure(
                    Code.STALE,
                    "cannot change " + change.path() + ": changed since it was read (expected "
                            + change.before().kind() + ", found " + now.kind() + ")"));
        }
    }

    /** A plan that looked at attributes only cannot expect more than the kind of what it saw. */
    private static boolean isWeaklyEqual(Found now, Found before) {
        return before instanceof RegularFile file
                && !(file.content() instanceof Content.Inline)
                && !(file.content() instanceof Content.InFile)
                && now instanceof RegularFile;
    }

    private void requireParent(SetPath change) {
        if (!(change.before() instanceof Found.Absent)) {
            return;
        }
        AbsolutePath parent = change.path().parent();
        Found found = reader.find(parent.text() + "/.", Detail.ATTRIBUTES);
        if (!(found instanceof Found.Directory)) {
            boolean missing = reader.find(parent.text(), Detail.ATTRIBUTES) instanceof Found.Absent;
            throw new PortException(
                    missing
                            ? new Failure(Code.NOT_FOUND, Messages.noDirectory(parent))
                            : new Failure(Code.CONFLICT, Messages.notADirectory(parent)));
        }
    }

    private void write(SetPath change, FileSystem.@Nullable ByteSource streamed) {
        String path = change.path().text();
        switch (change.after()) {
            case Found.Absent _ -> files.remove(path, true);
            case Found.Symlink(String target) -> files.symlink(path, target, true);
            case Found.Directory directory -> {
                int owner = id(directory.owner());
                int group = id(directory.group());
                if (change.before() instanceof Found.Directory) {
                    files.setAttributes(path, directory.mode().bits(), owner, group);
                } else {
                    files.makeDirectory(path, directory.mode().bits(), owner, group, true);
                }
            }
            case RegularFile file -> write(change, file, streamed);
            case Found.Special special ->
                throw new PortException(new Failure(Code.INVALID, "cannot create " + special.kind()));
        }
    }

    private void write(SetPath change, RegularFile file, FileSystem.@Nullable ByteSource streamed) {
        String path = change.path().text();
        int owner = id(file.owner());
        int group = id(file.group());
        if (change.before() instanceof RegularFile before && before.content().equals(file.content())) {
            files.setAttributes(path, file.mode().bits(), owner, group);
            return;
        }
        FileSystem.ByteSource source = streamed != null ? streamed : source(file.content());
        Command validate = change.validate();
        files.write(
                path,
                new FileSystem.NewFile(
                        source,
                        file.mode().bits(),
                        owner,
                        group,
                        validate == null ? null : temporary -> validate(validate, temporary),
                        true));
    }

    private static int id(Principal principal) {
        if (principal.id() < 0 && !principal.equals(Principal.CREATOR)) {
            throw new PortException(new Failure(Code.NO_ACCOUNT, "there is no number for " + principal));
        }
        return principal.id();
    }

    private FileSystem.ByteSource copyOf(String path) {
        return out -> {
            try (var in = files.open(path)) {
                in.transferTo(out);
            }
        };
    }

    private FileSystem.ByteSource source(Content content) {
        return switch (content) {
            case Content.Inline(byte[] bytes) -> out -> out.write(bytes);
            case Content.InFile file -> copyOf(file.hostPath());
            case Content.Member member -> {
                byte[] bytes = reader.bytes(member);
                yield out -> out.write(bytes);
            }
            case Content.Download download ->
                throw new PortException(new Failure(Code.INVALID, "no download of " + download.url() + " yet"));
            case Content.Later(String why) ->
                throw new PortException(new Failure(Code.BUG, "a real run must know the content: " + why));
        };
    }

    private void validate(Command command, String temporary) {
        List<String> argv = command.argv().stream()
                .map(word -> word.replace("%s", temporary))
                .toList();
        CommandResult result = processes.run(Command.of(argv), Processes.Lines.NONE);
        if (result.exitCode() != 0) {
            String said = (result.stderr().isBlank() ? result.stdout() : result.stderr()).strip();
            throw new PortException(new Failure(
                    Code.FAILED,
                    "the check " + command.shown() + " refused the new content (exit " + result.exitCode() + ")"
                            + (said.isEmpty() ? "" : ": " + said),
                    "validate"));
        }
    }
}
