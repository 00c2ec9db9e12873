package dev.driftless.domain.task.file;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Change.SetPaths;
import dev.driftless.domain.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Removes what is at a path, a directory with all below it. */
final class Removal {
    /** More entries than this in a tree are a mistake rather than a wish. */
    static final int MAX_ENTRIES = 1_000_000;

    private Removal() {}

    static Plan plan(Observed seen, AbsolutePath path) {
        Found now = seen.path(path);
        return switch (now) {
            case Found.Absent _ -> Plan.IN_SYNC;
            case Found.Directory _ -> Plan.of(tree(seen, path, now));
            default -> Plan.of(new SetPath(path, now, Found.ABSENT));
        };
    }

    private static Change tree(Observed seen, AbsolutePath root, Found now) {
        List<TreeEntry> entries = seen.need(new Query.Tree(root, MAX_ENTRIES));
        if (entries.isEmpty()) {
            return new SetPath(root, now, Found.ABSENT);
        }
        List<SetPath> members = new ArrayList<>(entries.size() + 1);
        for (TreeEntry entry : entries.reversed()) {
            members.add(new SetPath(root.child(entry.path()), entry.found(), Found.ABSENT));
        }
        members.add(new SetPath(root, now, Found.ABSENT));
        return new SetPaths(root, members);
    }
}
