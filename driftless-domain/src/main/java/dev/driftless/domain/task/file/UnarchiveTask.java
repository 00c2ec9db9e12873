package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Change.SetPaths;
import dev.driftless.domain.plan.Performed;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.InputFile;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import dev.driftless.domain.task.account.Owners;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of an archive, below a directory. */
public record UnarchiveTask(
        @Doc(
                "The archive (zip, tar, tar.gz, tar.bz2, tar.xz, tar.zst): relative to the file that names it, then in `files/`; absolute: a file of the host.")
        @Required
        InputFile src,

        @Doc("The directory below which its members are put.") @Required @Subject
        AbsolutePath dest,

        @Doc("Create `dest`, and what is missing above it, mode 0755.")
        boolean createDest,

        @Doc("A path that unpacking creates: where that exists already, nothing is done.") @Nullable
        AbsolutePath creates,

        @Doc("Names of members to leave out; `*` and `?` stand for any text and any character.")
        List<String> exclude,

        @Doc("Names of members to unpack and no others; `*` and `?` as in `exclude`.")
        List<String> include,

        @Doc(
                "Permission bits of all files, three or four octal digits in quotes. Left out: as the archive says, without setuid, setgid and sticky bits.")
        @Nullable
        FileMode mode,

        @Doc("Owner, by name or number. Left out: as it is; whoever runs this for what is new.") @Nullable
        String owner,

        @Doc("Group, by name or number. Left out: as it is; whoever runs this for what is new.") @Nullable
        String group)
        implements Task {
    @Override
    public Plan plan(Observed seen) {
        if (creates != null && seen.need(new Query.Exists(creates))) {
            return Plan.IN_SYNC;
        }
        AbsolutePath archive = archive();
        if (archive == null) {
            return Plan.blocked(Code.INVALID, src.name() + " cannot be unpacked from memory", "src");
        }
        Failure missing = src instanceof InputFile.OfHost ? missing(seen, archive) : null;
        if (missing != null) {
            return new Plan.Blocked(missing);
        }
        List<Change> changes = new ArrayList<>();
        Found now = seen.through(dest);
        if (now instanceof Found.Absent && createDest) {
            Parents.addMissing(seen, dest, changes);
            Parents.requireNothing(seen, dest, "dest");
            changes.add(new SetPath(dest, now, created(seen)));
        } else if (now instanceof Found.Absent) {
            return Plan.blocked(Code.NOT_FOUND, dest + " does not exist; say create_dest: true to create it", "dest");
        } else if (!(now instanceof Found.Directory)) {
            return Plan.blocked(Code.CONFLICT, dest + " exists and is " + now.kind(), "dest");
        }
        return members(seen, archive, changes);
    }

    private static @Nullable Failure missing(Observed seen, AbsolutePath archive) {
        return switch (seen.need(new Query.PathState(archive, true, Query.Detail.ATTRIBUTES))) {
            case Found.RegularFile _ -> null;
            case Found.Absent _ -> new Failure(Code.NOT_FOUND, archive + " does not exist", "src");
            case Found other ->
                new Failure(Code.CONFLICT, archive + " is " + other.kind() + ", not a regular file", "src");
        };
    }

    private Plan members(Observed seen, AbsolutePath archive, List<Change> changes) {
        AbsolutePath root = seen.resolve(dest);
        Globs excluded = Globs.of(exclude);
        Globs included = Globs.of(include);
        Unpacking unpacking = new Unpacking(seen, root, mode, owner, group);
        for (TreeEntry entry : seen.need(new Query.Index(archive))) {
            if (!excluded.fit(entry.path()) && (included.isEmpty() || included.fit(entry.path()))) {
                unpacking.add(entry);
            }
        }
        Failure failure = unpacking.failure();
        if (failure != null) {
            return new Plan.Blocked(failure);
        }
        if (!unpacking.members().isEmpty()) {
            changes.add(new SetPaths(root, unpacking.members()));
        }
        return Plan.of(changes);
    }

    private @Nullable AbsolutePath archive() {
        return switch (src) {
            case InputFile.OfHost(AbsolutePath path) -> path;
            case InputFile.OfConfiguration file -> file.hostPath();
        };
    }

    private Found.Directory created(Observed seen) {
        return new Found.Directory(
                new FileMode(0755),
                Owners.owner(seen, owner, Principal.CREATOR),
                Owners.group(seen, group, Principal.CREATOR));
    }

    @Override
    public Map<String, Value> result(Observed seen, List<Performed> done) {
        return Map.of("dest", Value.of(dest.text()));
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "UnarchiveTask";
    }

    @Override
    public boolean settles() {
        return !(src instanceof InputFile.OfHost);
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "unarchive";
        }

        @Override
        public String summary() {
            return "Unpacks an archive below a directory.";
        }

        @Override
        public String description() {
            return """
                    Each member is compared with what is there, so that a second run changes nothing and a dry run shows each file. Nothing is ever put
                    outside `dest`: members that climb out of it, or lead through a symbolic link, are refused. Owners that the
                    archive names do not count, and directories that are there keep their mode.""";
        }

        @Override
        public Class<UnarchiveTask> options() {
            return UnarchiveTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("An application", """
                    - { type: unarchive, src: app.tar.gz, dest: /opt/app, create_dest: true, owner: root, group: root }
                    """), new Example("Without its tests", """
                    - { type: unarchive, src: app.tar.gz, dest: /opt, exclude: ["*/test"] }
                    """));
        }
    }
}
