package dev.driftless.ports.testkit;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileStatus.Kind;
import dev.driftless.ports.PortException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The inodes of a {@link MemoryFileSystem}, and the ways through them. */
final class MemoryTree {
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private static final int MAX_LINKS = 40;

    private long inodes;
    private long clock;
    private final Node root = create(Kind.DIRECTORY);

    MemoryTree() {
        root.mode = 0755;
        root.links = 1;
    }

    /** One inode. */
    static final class Node {
        final Kind kind;
        final long inode;
        final Map<String, Node> entries = new TreeMap<>(BY_BYTES);
        int mode;
        int uid;
        int gid;
        int links;
        byte[] bytes = {};
        String target = "";
        long modified;
        boolean locked;

        Node(Kind kind, long inode) {
            this.kind = kind;
            this.inode = inode;
        }

        FileStatus status() {
            long size = kind == Kind.SYMLINK ? target.length() : bytes.length;
            return new FileStatus(kind, mode, uid, gid, size, inode, 1, links, modified);
        }

        void put(String name, Node node) {
            node.links++;
            Node before = entries.put(name, node);
            if (before != null) {
                before.links--;
            }
        }

        void take(String name) {
            Node before = entries.remove(name);
            if (before != null) {
                before.links--;
            }
        }
    }

    /** Where an entry is, or would be. */
    record Place(Node directory, String name) {}

    /** How far a path leads: the nodes, the names of what is not there, the path without links. */
    private record Way(Node at, List<String> missing, Deque<String> names) {
        String text() {
            return "/" + String.join("/", names);
        }
    }

    Node create(Kind kind) {
        Node node = new Node(kind, ++inodes);
        node.modified = ++clock;
        return node;
    }

    Node copy(Node of) {
        Node node = create(of.kind);
        node.mode = of.mode;
        node.uid = of.uid;
        node.gid = of.gid;
        node.bytes = of.bytes;
        node.modified = of.modified;
        return node;
    }

    void change(Node node, byte[] bytes) {
        node.bytes = bytes;
        node.modified = ++clock;
    }

    @Nullable
    Node find(String path, boolean follow) {
        Way way = walk(path, follow);
        return way.missing().isEmpty() ? way.at() : null;
    }

    String resolve(String path) {
        return walk(path, false).text();
    }

    Place place(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        Way parent = walk(path.substring(0, slash + 1), true);
        if (!parent.missing().isEmpty()) {
            boolean file = parent.at().kind != Kind.DIRECTORY;
            String missing = parent.text();
            for (int i = 1; i < parent.missing().size(); i++) {
                missing = missing.substring(0, missing.lastIndexOf('/'));
            }
            throw new PortException(
                    file
                            ? new Failure(Code.CONFLICT, "cannot make " + path + ": a parent is not a directory")
                            : new Failure(Code.NOT_FOUND, "cannot make " + path + ": no such directory: " + missing));
        }
        if (parent.at().kind != Kind.DIRECTORY) {
            throw new PortException(
                    new Failure(Code.CONFLICT, "cannot make " + path + ": its parent is not a directory"));
        }
        return new Place(parent.at(), name);
    }

    private Way walk(String path, boolean follow) {
        Deque<String> left = new ArrayDeque<>(List.of(path.split("/", -1)));
        Deque<String> names = new ArrayDeque<>();
        Deque<Node> nodes = new ArrayDeque<>(List.of(root));
        for (int links = 0; !left.isEmpty(); ) {
            String name = left.removeFirst();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                if (nodes.size() > 1) {
                    nodes.removeLast();
                    names.removeLast();
                }
                continue;
            }
            Node next = nodes.getLast().entries.get(name);
            boolean last = left.stream().allMatch(String::isEmpty);
            if (next == null) {
                left.removeIf(String::isEmpty);
                left.addFirst(name);
                names.addAll(left);
                return new Way(nodes.getLast(), List.copyOf(left), names);
            }
            if (next.kind == Kind.SYMLINK && (follow || !last)) {
                if (++links > MAX_LINKS) {
                    throw new PortException(
                            new Failure(Code.CONFLICT, "cannot follow " + path + ": links lead in a circle"));
                }
                List.of(next.target.split("/", -1)).reversed().forEach(left::addFirst);
                if (next.target.startsWith("/")) {
                    names.clear();
                    nodes.clear();
                    nodes.add(root);
                }
            } else {
                nodes.addLast(next);
                names.addLast(name);
            }
        }
        return new Way(nodes.getLast(), List.of(), names);
    }

    Map<String, String> everything() {
        Map<String, String> all = new LinkedHashMap<>();
        describe("", root, all);
        return all;
    }

    private static void describe(String path, Node node, Map<String, String> all) {
        all.put(
                path.isEmpty() ? "/" : path,
                "%s %04o %d:%d %s%s"
                        .formatted(
                                node.kind,
                                node.mode,
                                node.uid,
                                node.gid,
                                node.target,
                                HexFormat.of().formatHex(node.bytes)));
        node.entries.forEach((name, entry) -> describe(path + "/" + name, entry, all));
    }
}
