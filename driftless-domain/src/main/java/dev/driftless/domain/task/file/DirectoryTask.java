package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Change.SetPaths;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import java.util.ArrayList;
import java.util.List;

/** A directory. */
public record DirectoryTask(
        @Doc("Where the directory is.") @Required @Subject AbsolutePath path,

        @Doc("`present` creates it, `absent` removes it with all that is in it.") @Default("present")
        Presence state,

        Access access,

        @Doc("Create missing directories above it, mode 0755.") @Default("true")
        boolean parents,

        @Doc("Take a symbolic link to a directory for a directory; `false`: refuse it.") @Default("true")
        boolean follow,

        @Doc("Give mode, owner and group to everything below it too; what symbolic links point at is left alone.")
        boolean recurse)
        implements Task {
    @Override
    public Plan plan(Observed seen) {
        if (state == Presence.ABSENT) {
            Found now = seen.path(path);
            return now instanceof Found.RegularFile || now instanceof Found.Special
                    ? Plan.blocked(Code.CONFLICT, path + " is " + now.kind() + ", not a directory", "path")
                    : Removal.plan(seen, path);
        }
        List<Change> changes = new ArrayList<>();
        Found now = follow ? seen.through(path) : seen.path(path);
        switch (now) {
            case Found.Absent _ -> {
                AbsolutePath real = seen.resolve(path);
                if (parents) {
                    Parents.addMissing(seen, real, changes);
                }
                changes.add(new SetPath(real, now, access.newDirectory(seen)));
            }
            case Found.Directory directory -> {
                Found.Directory wanted = access.on(seen, directory);
                AbsolutePath real = seen.resolve(path);
                if (!wanted.equals(directory)) {
                    changes.add(new SetPath(real, directory, wanted));
                }
                if (recurse) {
                    addBelow(seen, real, changes);
                }
            }
            default -> {
                return Plan.blocked(Code.CONFLICT, path + " exists and is " + now.kind(), "path");
            }
        }
        return Plan.of(changes);
    }

    private void addBelow(Observed seen, AbsolutePath root, List<Change> changes) {
        List<SetPath> members = new ArrayList<>();
        for (TreeEntry entry : seen.need(new Query.Tree(root, Removal.MAX_ENTRIES))) {
            Found wanted = switch (entry.found()) {
                case Found.Directory directory -> access.on(seen, directory);
                case Found.RegularFile file -> access.on(seen, file, file.content());
                default -> entry.found();
            };
            if (!wanted.equals(entry.found())) {
                members.add(new SetPath(root.child(entry.path()), entry.found(), wanted));
            }
        }
        if (!members.isEmpty()) {
            changes.add(new SetPaths(root, members));
        }
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "DirectoryTask";
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "directory";
        }

        @Override
        public String summary() {
            return "Creates a directory with given mode and owner, or removes it with all that is in it.";
        }

        @Override
        public Class<DirectoryTask> options() {
            return DirectoryTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(
                    new Example("A directory for an application", """
                    - { type: directory, path: /srv/app/data, owner: www-data, group: www-data, mode: "0750" }
                    """),
                    new Example("A whole tree that nobody else may read", """
                    - { type: directory, path: /etc/ssh, mode: "0700", recurse: true }
                    """),
                    new Example("No such directory", """
                    - { type: directory, path: /etc/ssh, state: absent }
                    """));
        }
    }
}
