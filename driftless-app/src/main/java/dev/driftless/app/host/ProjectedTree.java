package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Found.RegularFile;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.host.Unanswered;
import dev.driftless.domain.plan.Undo;
import dev.driftless.domain.value.Holes;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.PortException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of the projected host: a tree of inodes over the real ones, which resolves symbolic links itself, projected or real. */
final class ProjectedTree implements ProjectedNode.Source {
    private static final int MAX_LINKS = 40;

    private final HostReader reader;
    private final ProjectedNode root;

    /** What this run made of files that have several names on the host, by the version of their content. */
    private final Map<String, RegularFile> shared = new HashMap<>();

    ProjectedTree(HostReader reader) {
        this.reader = reader;
        this.root = new ProjectedNode(null, "", reader.find("/", Detail.ATTRIBUTES), "");
    }

    /**
     * Where a path ends.
     *
     * @param node what is there, absent ones included; null where the directory above is missing
     * @param path the path without any symbolic link as far as it exists
     * @param inherited the first doubt among the directories on the way, or null
     * @param blocked where {@code node} is null: the part that is no directory
     * @param changed whether this run wrote something on the way
     */
    record Spot(
            @Nullable ProjectedNode node,
            AbsolutePath path,
            @Nullable String inherited,
            @Nullable ProjectedNode blocked,
            boolean changed) {
        Found found() {
            return node == null ? Found.ABSENT : node.found();
        }
    }

    @Override
    public Found find(String hostPath) {
        Found found = reader.find(hostPath, Detail.ATTRIBUTES);
        return shared.isEmpty() ? found : withShared(found);
    }

    @Override
    public List<String> list(String hostPath) {
        return reader.files().list(hostPath);
    }

    private Found withShared(Found found) {
        RegularFile now = found instanceof RegularFile file && file.content() instanceof Content.InFile content
                ? shared.get(content.version())
                : null;
        return now == null ? found : now.with(((RegularFile) found).content());
    }

    /** Gives a file another mode, owner and group in its place, so that all its names show them. */
    Undo setAttributes(ProjectedNode node, RegularFile file, RegularFile after) {
        Map<ProjectedNode, Found> before = new HashMap<>();
        before.put(node, file);
        node.found(after.with(file.content()));
        if (!(file.content() instanceof Content.InFile content) || links(content) < 2) {
            return () -> restore(before);
        }
        RegularFile earlier = shared.put(content.version(), after);
        addOthers(root, content.version(), before);
        before.keySet().forEach(other -> other.found(withShared(other.found())));
        return () -> {
            if (earlier == null) {
                shared.remove(content.version());
            } else {
                shared.put(content.version(), earlier);
            }
            return restore(before);
        };
    }

    private int links(Content.InFile content) {
        FileStatus status = reader.files().status(content.hostPath());
        return status != null && status.version().equals(content.version()) ? status.links() : 1;
    }

    private static void addOthers(ProjectedNode at, String version, Map<ProjectedNode, Found> others) {
        for (ProjectedNode child : at.known()) {
            if (child.found() instanceof RegularFile file
                    && file.content() instanceof Content.InFile content
                    && content.version().equals(version)
                    && child.isBacked()) {
                others.putIfAbsent(child, file);
            }
            addOthers(child, version, others);
        }
    }

    private static @Nullable Failure restore(Map<ProjectedNode, Found> before) {
        before.forEach(ProjectedNode::found);
        return null;
    }

    Spot walk(AbsolutePath path, boolean follow) {
        Deque<String> rest = new ArrayDeque<>();
        push(rest, path.text());
        ProjectedNode at = root;
        String doubt = null;
        boolean changed = false;
        int links = 0;
        while (!rest.isEmpty()) {
            String part = rest.pop();
            if (!(at.found() instanceof Found.Directory)) {
                return new Spot(null, remaining(at, part, rest), at.doubt != null ? at.doubt : doubt, at, changed);
            }
            if (part.equals("..")) {
                at = at.parent();
                continue;
            }
            ProjectedNode child = at.child(part, this);
            changed |= child.written > 0;
            boolean last = rest.isEmpty();
            if (child.found() instanceof Found.Symlink(String target) && (!last || follow)) {
                if (++links > MAX_LINKS) {
                    throw new PortException(last ? Messages.tooManyLinks(path) : Messages.linksInTheWay(path));
                }
                if (Holes.in(target)) {
                    throw Unanswered.pending("where " + child.path() + " points");
                }
                doubt = doubt == null ? child.doubt : doubt;
                push(rest, target);
                at = target.startsWith("/") ? root : at;
                continue;
            }
            if (last) {
                return new Spot(child, child.path(), doubt, null, changed);
            }
            doubt = doubt == null ? child.doubt : doubt;
            at = child;
        }
        return new Spot(at, at.path(), doubt, null, changed);
    }

    private static AbsolutePath remaining(ProjectedNode at, String part, Deque<String> rest) {
        StringBuilder path = new StringBuilder(part);
        rest.forEach(name -> path.append('/').append(name));
        return at.path().child(path.toString());
    }

    private static void push(Deque<String> rest, String path) {
        String[] parts = path.split("/", -1);
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].isEmpty() && !parts[i].equals(".")) {
                rest.push(parts[i]);
            }
        }
    }

    /** Where a write through a path goes: as the live host answers where this run changed nothing on the way, refusals included. */
    AbsolutePath resolve(AbsolutePath path) {
        Spot spot;
        try {
            spot = walk(path, true);
        } catch (PortException _) {
            throw new PortException(Messages.tooManyLinks(path));
        }
        return spot.changed() ? spot.path() : AbsolutePath.of(reader.files().follow(path.text()));
    }
}
