package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Query.Detail;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One inode of the projected tree: a path of the host as far as it was walked, with what this run would have made of it. */
final class ProjectedNode {
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

    boolean isAbsent() {
        return found instanceof Found.Absent;
    }

    /** Its path without any symbolic link. */
    AbsolutePath path() {
        return parent == null ? AbsolutePath.ROOT : parent.path().child(name);
    }

    /** The entry of that name, looked up on the host the first time; absent ones are nodes too. */
    ProjectedNode child(String entry, HostReader reader) {
        ProjectedNode child = children.get(entry);
        if (child == null) {
            String below = backing == null || complete ? null : backing + "/" + entry;
            Found state = below == null ? Found.ABSENT : reader.find(below, Detail.ATTRIBUTES);
            child = new ProjectedNode(this, entry, state, below);
            children.put(entry, child);
        }
        return child;
    }

    /** Puts a node in the place of the entry of its name; returns the one that was there. */
    @Nullable
    ProjectedNode put(ProjectedNode child) {
        return children.put(child.name, child);
    }

    /** All entries, absent ones included, in the order of their names. */
    Collection<ProjectedNode> children(HostReader reader) {
        if (!complete && backing != null) {
            for (String entry : reader.files().list(backing.isEmpty() ? "/" : backing)) {
                child(entry, reader);
            }
            complete = true;
        }
        return children.values();
    }
}
