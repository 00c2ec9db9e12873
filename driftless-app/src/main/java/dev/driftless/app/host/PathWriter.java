package dev.driftless.app.host;

import dev.driftless.app.host.Journal.Noted;
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
import java.util.function.Consumer;
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
        Noted noted = journal.path(change);
        if (isOfKnownBytes(change)) {
            journal.beginToSecure();
        }
        write(change, noted, null, journal::secure);
        return noted.undo();
    }

    /** Whether nothing more is noted before the change can be seen, so that journal and content may wait for the disk together. */
    private static boolean isOfKnownBytes(SetPath change) {
        return change.after() instanceof RegularFile file && file.content() instanceof Content.Inline;
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
        List<Undo> begun = new ArrayList<>();
        try {
            setEach(change, begun);
        } catch (PortException e) {
            throw takenBack(begun, e);
        }
        return () -> revertAll(begun);
    }

    /** All are noted before the first is done, so that the journal is made durable once. */
    private void setEach(SetPaths change, List<Undo> begun) {
        List<Noted> noted = change.members().stream().map(journal::path).toList();
        journal.secure();
        Map<String, List<Streamed>> streamed = new HashMap<>();
        String archive = null;
        for (int i = 0; i < noted.size(); i++) {
            SetPath member = change.members().get(i);
            refuseStale(member);
            if (member.after() instanceof RegularFile file && file.content() instanceof Content.Member content) {
                streamed.computeIfAbsent(content.name(), _ -> new ArrayList<>())
                        .add(new Streamed(member, noted.get(i)));
                archive = content.archive();
            } else {
                begun.add(noted.get(i).undo());
                write(member, noted.get(i), null, () -> {});
            }
        }
        if (archive != null) {
            unpack(archive, streamed, begun);
        }
        journal.secure();
    }

    /** A member of an archive that waits for its bytes. */
    private record Streamed(SetPath change, Noted noted) {}

    /** A change that fails half-way is none: the failure, once what was done of it is as before. */
    private static PortException takenBack(List<Undo> begun, PortException failure) {
        Failure stuck = revertAll(begun);
        if (stuck == null) {
            return failure;
        }
        Failure first = failure.failure();
        return new PortException(new Failure(
                first.code(),
                first.message() + "; what was done before could not be taken back: " + stuck.message(),
                first.option()));
    }

    private static @Nullable Failure revertAll(List<Undo> undos) {
        Failure first = null;
        for (Undo undo : undos.reversed()) {
            Failure failure = undo.revert();
            first = first == null ? failure : first;
        }
        return first;
    }

    private static boolean isRemoval(SetPaths change) {
        return change.members().getLast().path().equals(change.root())
                && change.members().stream().allMatch(member -> member.after() instanceof Found.Absent);
    }

    /** A hard link of an archive is another path with the content of the same member: the stream serves the first, its file the others. */
    private void unpack(String archive, Map<String, List<Streamed>> wanted, List<Undo> begun) {
        archives.extract(archive, Archives.Limits.USUAL, (name, in) -> {
            List<Streamed> members = wanted.remove(name);
            FileSystem.ByteSource source = in::transferTo;
            for (Streamed member : members == null ? List.<Streamed>of() : members) {
                begun.add(member.noted().undo());
                write(member.change(), member.noted(), source, () -> {});
                source = copyOf(member.change().path().text());
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
            throw new PortException(Messages.stale(change, now));
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
            throw new PortException(
                    isMissing(parent)
                            ? new Failure(Code.NOT_FOUND, Messages.noDirectory(parent))
                            : new Failure(Code.CONFLICT, Messages.notADirectory(parent)));
        }
    }

    /** Whether a directory could be made there: the first part of the way that is no directory is nothing, or a link to nothing. */
    private boolean isMissing(AbsolutePath path) {
        AbsolutePath at = path;
        while (!at.isRoot()
                && !(reader.find(at.parent().text() + "/.", Detail.ATTRIBUTES) instanceof Found.Directory)) {
            at = at.parent();
        }
        return reader.find(at.text(), Detail.ATTRIBUTES) instanceof Found.Absent
                || reader.find(files.follow(at.text()), Detail.ATTRIBUTES) instanceof Found.Absent;
    }

    /** @param first makes durable what must be so before anything can be seen of the change */
    private void write(SetPath change, Noted noted, FileSystem.@Nullable ByteSource streamed, Runnable first) {
        String path = change.path().text();
        String parent = change.path().parent().text();
        switch (change.after()) {
            case Found.Absent _ -> {
                first.run();
                files.remove(path, false);
                journal.touched(parent);
            }
            case Found.Symlink(String target) -> {
                place(change, noted, first, at -> files.symlink(at, target, false));
                journal.touched(parent);
            }
            case Found.Directory directory -> {
                int mode = directory.mode().bits();
                int owner = id(directory.owner());
                int group = id(directory.group());
                if (change.before() instanceof Found.Directory) {
                    first.run();
                    files.setAttributes(path, mode, owner, group);
                } else {
                    place(change, noted, first, at -> files.makeDirectory(at, mode, owner, group, false));
                    journal.touched(parent);
                }
                journal.touched(path);
            }
            case RegularFile file -> write(change, file, noted, streamed, first);
            case Found.Special special ->
                throw new PortException(new Failure(Code.INVALID, "cannot create " + special.kind()));
        }
    }

    /** Makes it ready under its temporary name: a path is as before or whole, with its mode and owner, whenever we die. */
    private void place(SetPath change, Noted noted, Runnable first, Consumer<String> maker) {
        String path = change.path().text();
        String temporary = noted.temporary().beside(path);
        try {
            if (change.before() instanceof Found.Absent && files.status(path) != null) {
                throw new PortException(new Failure(Code.CONFLICT, "cannot make " + path + ": it already exists"));
            }
            maker.accept(temporary);
            first.run();
            files.rename(temporary, path, false);
        } catch (PortException e) {
            discard(temporary);
            throw new PortException(new Failure(
                    e.failure().code(),
                    e.failure().message().replace(temporary, path),
                    e.failure().option()));
        }
    }

    private void discard(String temporary) {
        try {
            files.remove(temporary, false);
        } catch (PortException _) {
            // the failure that brought us here is the one to tell
        }
    }

    private void write(
            SetPath change, RegularFile file, Noted noted, FileSystem.@Nullable ByteSource streamed, Runnable first) {
        String path = change.path().text();
        int owner = id(file.owner());
        int group = id(file.group());
        if (change.isOfAttributes()) {
            first.run();
            files.setAttributes(path, file.mode().bits(), owner, group);
            journal.touched(path);
            return;
        }
        Command validate = change.validate();
        files.write(
                path,
                new FileSystem.NewFile(
                        streamed != null ? streamed : source(file.content()),
                        file.mode().bits(),
                        owner,
                        group,
                        temporary -> {
                            if (validate != null) {
                                validate(validate, temporary);
                            }
                            journal.ready(change, temporary);
                            first.run();
                        },
                        FileSystem.Durable.CONTENT,
                        noted.temporary()));
        journal.touched(change.path().parent().text());
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
