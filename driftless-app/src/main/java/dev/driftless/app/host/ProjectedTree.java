package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.ports.PortException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The files of the projected host: a tree of inodes over the real ones, which resolves symbolic links itself, projected or real. */
final class ProjectedTree {
    private static final int MAX_LINKS = 40;

    private final HostReader reader;
    private final ProjectedNode root;

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
     */
    record Spot(
            @Nullable ProjectedNode node,
            AbsolutePath path,
            @Nullable String inherited,
            @Nullable ProjectedNode blocked) {
        Found found() {
            return node == null ? Found.ABSENT : node.found();
        }
    }

    Spot walk(AbsolutePath path, boolean follow) {
        Deque<String> rest = new ArrayDeque<>();
        push(rest, path.text());
        ProjectedNode at = root;
        String doubt = null;
        int links = 0;
        while (!rest.isEmpty()) {
            String part = rest.pop();
            if (!(at.found() instanceof Found.Directory)) {
                return new Spot(null, remaining(at, part, rest), at.doubt != null ? at.doubt : doubt, at);
            }
            if (part.equals("..")) {
                at = at.parent();
                continue;
            }
            ProjectedNode child = at.child(part, reader);
            boolean last = rest.isEmpty();
            if (child.found() instanceof Found.Symlink(String target) && (!last || follow)) {
                if (++links > MAX_LINKS) {
                    throw new PortException(new Failure(Code.INVALID, Messages.tooManyLinks(path)));
                }
                doubt = doubt == null ? child.doubt : doubt;
                push(rest, target);
                at = target.startsWith("/") ? root : at;
                continue;
            }
            if (last) {
                return new Spot(child, child.path(), doubt, null);
            }
            doubt = doubt == null ? child.doubt : doubt;
            at = child;
        }
        return new Spot(at, at.path(), doubt, null);
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

    /** The last part's symbolic links followed, those among the parents left as they were given: as the live host answers. */
    AbsolutePath resolve(AbsolutePath path) {
        AbsolutePath at = path;
        for (int i = 0; i < MAX_LINKS; i++) {
            Spot spot = walk(at, false);
            if (!(spot.found() instanceof Found.Symlink(String target))) {
                return at;
            }
            at = at.parent().resolve(target);
        }
        throw new PortException(new Failure(Code.INVALID, Messages.tooManyLinks(path)));
    }
}
