package dev.driftless.app.engine;

import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.plan.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What lies below a folder, as plain data: read from the disk, or made by replaying the changes that a dry run announces. It knows nothing of the
 * projection, resolves symbolic links by itself and so is the judge between prediction and fact.
 */
final class Disk {
    /**
     * One entry. {@code what}: {@code dir}, {@code link TARGET}, {@code file SHA-256}, {@code other}.
     *
     * @param mode permission bits with setuid, setgid and sticky; 0 for a link
     */
    record Entry(String what, int mode, int uid, int gid) {
        boolean isDirectory() {
            return what.equals("dir");
        }

        @Nullable
        String target() {
            return what.startsWith("link ") ? what.substring(5) : null;
        }

        @Override
        public String toString() {
            return what + " " + Integer.toOctalString(mode) + " " + uid + ":" + gid;
        }
    }

    private static final int MAX_LINKS = 40;

    private final String root;
    private final TreeMap<String, Entry> entries = new TreeMap<>();

    /** The inode numbers of regular files with several names. */
    private final Map<String, Long> shared = new HashMap<>();

    private Disk(String root) {
        this.root = root;
    }

    Disk copy() {
        Disk copy = new Disk(root);
        copy.entries.putAll(entries);
        copy.shared.putAll(shared);
        return copy;
    }

    static Disk read(Path root) throws IOException {
        Disk disk = new Disk(root.toString());
        disk.read(root, "");
        return disk;
    }

    private void read(Path top, String relative) throws IOException {
        Path path = relative.isEmpty() ? top : top.resolve(relative.substring(1));
        Map<String, Object> status =
                Files.readAttributes(path, "unix:mode,uid,gid,ino,nlink", LinkOption.NOFOLLOW_LINKS);
        int uid = number(status, "uid");
        int gid = number(status, "gid");
        int mode = number(status, "mode") & 07777;
        if (Files.isSymbolicLink(path)) {
            entries.put(relative, new Entry("link " + Files.readSymbolicLink(path), 0, uid, gid));
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            entries.put(relative, new Entry("dir", mode, uid, gid));
            List<Path> children;
            try (var all = Files.list(path)) {
                children = all.toList();
            }
            for (Path child : children) {
                read(top, relative + "/" + child.getFileName());
            }
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            entries.put(relative, new Entry("file " + Contents.sha256(Files.readAllBytes(path)), mode, uid, gid));
            if (number(status, "nlink") > 1) {
                shared.put(relative, ((Number) Objects.requireNonNull(status.get("ino"))).longValue());
            }
        } else {
            entries.put(relative, new Entry("other", mode, uid, gid));
        }
    }

    private static int number(Map<String, Object> status, String name) {
        return ((Number) Objects.requireNonNull(status.get(name))).intValue();
    }

    /** What a change would make of this. */
    void replay(Change change, Contents contents) {
        switch (change) {
            case Change.SetPath set -> set(set, contents);
            case Change.SetPaths set -> set.members().forEach(member -> set(member, contents));
            case Change.SetState<?> _, Change.RunCommand _, Change.Act _ ->
                throw new IllegalArgumentException("no change of paths");
        }
    }

    private void set(Change.SetPath change, Contents contents) {
        String path = place(change.path().text());
        switch (change.after()) {
            case Found.Absent _ -> remove(path);
            case Found.Symlink(String target) -> {
                remove(path);
                entries.put(
                        path, new Entry("link " + target, 0, owner(Principal.CREATOR), group(path, Principal.CREATOR)));
            }
            case Found.Directory directory ->
                entries.put(
                        path,
                        new Entry(
                                "dir",
                                directory.mode().bits(),
                                owner(directory.owner()),
                                group(path, directory.group())));
            case Found.RegularFile file -> {
                Long inode = change.isOfAttributes() ? shared.get(path) : shared.remove(path);
                String what = change.isOfAttributes() ? entry(path).what() : "file " + contents.digest(file.content());
                Entry entry = new Entry(what, file.mode().bits(), owner(file.owner()), group(path, file.group()));
                entries.put(path, entry);
                if (change.isOfAttributes() && inode != null) {
                    shared.forEach((other, same) -> {
                        if (same.equals(inode)) {
                            entries.put(other, entry);
                        }
                    });
                }
            }
            case Found.Special special -> throw new IllegalArgumentException(special.what());
        }
    }

    private int owner(Principal principal) {
        return principal.id() >= 0 ? principal.id() : entry("").uid();
    }

    private int group(String path, Principal principal) {
        if (principal.id() >= 0) {
            return principal.id();
        }
        Entry parent = entry(parent(path));
        return (parent.mode() & 02000) != 0 ? parent.gid() : entry("").gid();
    }

    private Entry entry(String path) {
        Entry entry = entries.get(path);
        if (entry == null) {
            throw new IllegalStateException("the dry run writes below " + path + ", which would not be there");
        }
        return entry;
    }

    private void remove(String path) {
        below(path).clear();
        entries.remove(path);
        shared.keySet().retainAll(entries.keySet());
    }

    private NavigableMap<String, Entry> below(String path) {
        return entries.subMap(path + "/", true, path + "0", false);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The key of an absolute path, symbolic links among its parents followed. */
    private String place(String absolute) {
        int slash = absolute.lastIndexOf('/');
        String path = follow(absolute.substring(0, slash)) + absolute.substring(slash);
        return path.equals(root) || path.startsWith(root + "/") ? path.substring(root.length()) : "outside " + path;
    }

    private String follow(String absolute) {
        Deque<String> rest = new ArrayDeque<>(parts(absolute));
        String at = "";
        int links = 0;
        while (!rest.isEmpty()) {
            String part = rest.pop();
            if (part.equals("..")) {
                at = parent(at);
                continue;
            }
            String child = at + "/" + part;
            Entry entry = child.startsWith(root) ? entries.get(child.substring(root.length())) : null;
            String target = entry == null ? null : entry.target();
            if (target != null && ++links < MAX_LINKS) {
                parts(target).reversed().forEach(rest::push);
                at = target.startsWith("/") ? "" : at;
            } else {
                at = child;
            }
        }
        return at;
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** The paths that differ, each with both sides. */
    Map<String, String> differences(Disk other) {
        Map<String, String> all = new TreeMap<>();
        entries.forEach((path, entry) -> {
            Entry there = other.entries.get(path);
            if (!entry.equals(there)) {
                all.put(path, entry + " | " + there);
            }
        });
        other.entries.forEach((path, entry) -> {
            if (!entries.containsKey(path)) {
                all.put(path, "null | " + entry);
            }
        });
        return all;
    }
}
