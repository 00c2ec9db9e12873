package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Destination;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that copy or template puts somewhere, perhaps into a directory.
 *
 * @param target what {@link #target} said
 */
record Placed(Destination dest, AbsolutePath target, Content content, Access access, Care care) {
    /**
     * The path of the file.
     *
     * @param name what it is called inside a directory, or null where it has no name
     * @param follow whether it is written through a symbolic link, and does not replace it
     */
    static AbsolutePath target(Observed seen, Destination dest, @Nullable String name, boolean follow) {
        boolean inside = name != null && (dest.directory() || isDirectory(seen, dest.path()));
        AbsolutePath target = inside ? dest.path().child(String.valueOf(name)) : dest.path();
        return follow ? seen.resolve(target) : target;
    }

    /** Asks for no content: that of the file is read once, where it is compared. */
    private static boolean isDirectory(Observed seen, AbsolutePath path) {
        return seen.need(new Query.PathState(path, true, Detail.ATTRIBUTES)) instanceof Found.Directory;
    }

    /** Whether there is a file, or a link in its place, so that nothing is to be created. */
    static boolean isThere(Observed seen, AbsolutePath target) {
        Found now = seen.path(target);
        return now instanceof Found.RegularFile || now instanceof Found.Symlink;
    }

    Plan plan(Observed seen) {
        List<Change> changes = new ArrayList<>();
        if (dest.directory()) {
            Parents.addMissing(seen, target, changes);
        }
        Plan plan = new WantedFile(target, "dest", content, access, care, true).plan(seen);
        if (plan instanceof Plan.Apply(List<Change> own)) {
            changes.addAll(own);
            return Plan.of(changes);
        }
        return plan;
    }
}
