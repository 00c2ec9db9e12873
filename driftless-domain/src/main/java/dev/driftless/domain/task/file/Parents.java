package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates the directories above a path. */
final class Parents {
    private static final FileMode MODE = new FileMode(0755);

    private Parents() {}

    /**
     * Adds a change for each directory that is missing above {@code path}, outermost first.
     *
     * @throws Unanswered where a symbolic link that leads to nothing is in the way
     */
    static void addMissing(Observed seen, AbsolutePath path, List<Change> changes) {
        AbsolutePath parent = path.parent();
        if (!parent.isRoot() && seen.through(parent) instanceof Found.Absent absent) {
            addMissing(seen, parent, changes);
            requireNothing(seen, parent, null);
            changes.add(new SetPath(parent, absent, new Found.Directory(MODE, Principal.CREATOR, Principal.CREATOR)));
        }
    }

    /**
     * Of a path whose end is absent: that it is no link to there, for no directory can be made in its place.
     *
     * @throws Unanswered where it is one
     */
    static void requireNothing(Observed seen, AbsolutePath path, @Nullable String option) {
        if (seen.path(path) instanceof Found.Symlink(String target)) {
            throw Unanswered.failed(new Failure(
                    Code.CONFLICT, path + " is a symbolic link to " + target + ", where nothing is", option));
        }
    }
}
