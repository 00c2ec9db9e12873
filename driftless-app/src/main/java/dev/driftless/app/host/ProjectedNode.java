package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Found;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One inode of the projected tree: a path of the host as far as it was walked, with what this run would have made of it. */
final class ProjectedNode {
    /** Where nodes are looked up for the first time. */
    interface Source {
        Found find(String hostPath);

        List<String> list(String hostPath);
    }

    private final @Nullable ProjectedNode parent;
    private final String name;
    private final @Nullable String backing;
    private final TreeMap<String, ProjectedNode> children = new TreeMap<>();
    private boolean complete;
    private Found found;

    /** Why its state is not certain, or null. */
    @Nullable
    String doubt;

    /** Whether only its kind and content are uncertain, not that it exists. */
    boolean surelyExists;

    /** Whether this run made, replaced or removed an entry of it, taken back or not: that sets its time. */
    boolean entered;

    /** When this run wrote it, or 0. */
    int written;

    /** @param backing the path of the host whose entries it still shows, or null */
    ProjectedNode(@Nullable ProjectedNode parent, String name, Found found, @Nullable String backing) {
        this.parent = parent;
        this.name = name;
        this.found = found;
        this.backing = backing;
    }

    Found found() {
        return found;
    }

    void found(Found state) {
        this.found = state;
    }

    String name() {
        return name;
    }

    /** The directory above; the root's is the root. */
    ProjectedNode parent() {
        return parent == null ? this : parent;
    }

    /** Whether it is a file or directory of the host, not one that this run made. */
    boolean isBacked() {
        return backing != null;
    }

    boolean isAbsent() {
        return found instanceof Found.Absent;
    }

    /** Its path without any symbolic link. */
    AbsolutePath path() {
        return parent == null ? AbsolutePath.ROOT : parent.path().child(name);
    }

    /** The entry of that name, looked up on the host the first time; absent ones are nodes too. */
    ProjectedNode child(String entry, Source source) {
        ProjectedNode child = children.get(entry);
        if (child == null) {
            String below = backing == null || complete ? null : backing + "/" + entry;
            Found state = below == null ? Found.ABSENT : source.find(below);
            child = new ProjectedNode(this, entry, state, below);
            children.put(entry, child);
        }
        return child;
    }

    /** Puts a node in the place of the entry of its name; returns the one that was there. */
    @Nullable
    ProjectedNode put(ProjectedNode child) {
        entered = true;
        return children.put(child.name, child);
    }

    /** Those that were looked at so far. */
    Collection<ProjectedNode> known() {
        return children.values();
    }

    /** All entries, absent ones included, in the order of their names. */
    Collection<ProjectedNode> children(Source source) {
        if (!complete && backing != null) {
            for (String entry : source.list(backing.isEmpty() ? "/" : backing)) {
                child(entry, source);
            }
            complete = true;
        }
        return children.values();
    }
}
