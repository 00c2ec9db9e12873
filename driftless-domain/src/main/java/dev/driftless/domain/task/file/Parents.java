package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import java.util.List;

/** Creates the directories above a path. */
final class Parents {
    private static final FileMode MODE = new FileMode(0755);

    private Parents() {}

    /** Adds a change for each directory that is missing above {@code path}, outermost first. */
    static void addMissing(Observed seen, AbsolutePath path, List<Change> changes) {
        AbsolutePath parent = path.parent();
        if (!parent.isRoot() && seen.through(parent) instanceof Found.Absent absent) {
            addMissing(seen, parent, changes);
            changes.add(new SetPath(parent, absent, new Found.Directory(MODE, Principal.CREATOR, Principal.CREATOR)));
        }
    }
}
