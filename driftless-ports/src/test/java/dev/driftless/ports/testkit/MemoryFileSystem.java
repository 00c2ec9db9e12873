package dev.driftless.ports.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileStatus.Kind;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory, with inodes, owners, links and a clock that ticks at every write. Its user is root unless said otherwise; permissions are kept and not
 * enforced. Holds one directory, {@code /}. Not for several threads.
 */
public final class MemoryFileSystem implements FileSystem {
    private final MemoryTree tree = new MemoryTree();
    private final int user;
    private final int group;
    private int temporaries;

    /** Root's. */
    public MemoryFileSystem() {
        this(0, 0);
    }

    /** Somebody's, who owns what he creates. */
    public MemoryFileSystem(int user, int group) {
        this.user = user;
        this.group = group;
    }

    /** Makes a file with mode 0644, and the directories above it with 0755. */
    public MemoryFileSystem with(String path, String text) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (status(path.substring(0, slash)) == null) {
                makeDirectory(path.substring(0, slash), 0755, -1, -1, false);
            }
        }
        write(path, new NewFile(out -> out.write(text.getBytes(UTF_8)), 0644, -1, -1, null, false));
        return this;
    }

    private static PortException failure(Code code, String message) {
        return new PortException(new Failure(code, message));
    }

    @Override
    public @Nullable FileStatus status(String path) {
        MemoryTree.Node node = tree.find(path, false);
        return node == null ? null : node.status();
    }

    @Override
    public String resolve(String path) {
        return tree.resolve(path, false);
    }

    @Override
    public String follow(String path) {
        return tree.resolve(path, true);
    }

    private MemoryTree.Node need(String path, boolean follow) {
        MemoryTree.Node node = tree.find(path, follow);
        if (node == null) {
            throw failure(Code.NOT_FOUND, "no such file or directory: " + path);
        }
        return node;
    }

    private byte[] content(String path) {
        MemoryTree.Node node = need(path, true);
        if (node.kind != Kind.REGULAR) {
            throw failure(Code.CONFLICT, "cannot read " + path + ": it is no regular file");
        }
        return node.bytes;
    }

    @Override
    public String readLink(String path) {
        MemoryTree.Node node = need(path, false);
        if (node.kind != Kind.SYMLINK) {
            throw failure(Code.CONFLICT, "cannot read the symbolic link " + path + ": it is not a symbolic link");
        }
        return node.target;
    }

    @Override
    public byte[] read(String path, long limit) {
        byte[] bytes = content(path);
        if (bytes.length > limit) {
            throw failure(Code.INVALID, "cannot read " + path + ": it is larger than " + limit + " bytes");
        }
        return bytes.clone();
    }

    @Override
    public InputStream open(String path) {
        return new ByteArrayInputStream(content(path));
    }

    @Override
    public boolean sameContent(String path, String other) {
        return Arrays.equals(content(path), content(other));
    }

    @Override
    public String digest(String path, String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content(path)));
        } catch (NoSuchAlgorithmException e) {
            throw failure(Code.INVALID, "there is no digest algorithm " + algorithm);
        }
    }

    @Override
    public List<String> list(String path) {
        MemoryTree.Node node = need(path, true);
        if (node.kind != Kind.DIRECTORY) {
            throw failure(Code.CONFLICT, "cannot list " + path + ": it is not a directory");
        }
        return List.copyOf(node.entries.keySet());
    }

    @Override
    public void write(String path, NewFile file) {
        MemoryTree.Node before = tree.find(path, false);
        refuseDirectory(path, before);
        MemoryTree.Place place = tree.place(path);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            file.content().writeTo(bytes);
        } catch (IOException e) {
            throw failure(Code.IO, "cannot write " + path + ": " + e.getMessage());
        }
        MemoryTree.Node node = create(Kind.REGULAR, file.mode());
        node.bytes = bytes.toByteArray();
        node.uid = file.uid() >= 0 ? file.uid() : before != null ? before.uid : user;
        node.gid = file.gid() >= 0 ? file.gid() : before != null ? before.gid : group;
        if (file.check() != null) {
            String name = file.temporary() != null
                    ? file.temporary().text()
                    : String.format(java.util.Locale.ROOT, ".driftless-%08d.tmp", ++temporaries);
            place.directory().put(name, node);
            try {
                file.check().accept(path.substring(0, path.lastIndexOf('/') + 1) + name);
            } finally {
                place.directory().take(name);
            }
        }
        place.directory().put(place.name(), node);
    }

    private static void refuseDirectory(String path, MemoryTree.@Nullable Node before) {
        if (before != null && before.kind == Kind.DIRECTORY) {
            throw failure(Code.CONFLICT, "cannot write " + path + ": it is a directory");
        }
    }

    private MemoryTree.Node create(Kind kind, int mode) {
        MemoryTree.Node node = tree.create(kind);
        node.mode = mode;
        node.uid = user;
        node.gid = group;
        return node;
    }

    @Override
    public void symlink(String path, String target, boolean durable) {
        if (target.isEmpty()) {
            throw failure(Code.INVALID, "cannot make the symbolic link " + path + ": its target is empty");
        }
        refuseDirectory(path, tree.find(path, false));
        MemoryTree.Place place = tree.place(path);
        MemoryTree.Node node = create(Kind.SYMLINK, 0777);
        node.target = target.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
        place.directory().put(place.name(), node);
    }

    @Override
    public void makeDirectory(String path, int mode, int uid, int gid, boolean durable) {
        MemoryTree.Place place = free(path);
        MemoryTree.Node node = create(Kind.DIRECTORY, mode);
        node.uid = uid < 0 ? user : uid;
        node.gid = gid < 0 ? group : gid;
        place.directory().put(place.name(), node);
    }

    private MemoryTree.Place free(String path) {
        MemoryTree.Place place = tree.place(path);
        if (place.directory().entries.containsKey(place.name())) {
            throw failure(Code.CONFLICT, "cannot make " + path + ": it already exists");
        }
        return place;
    }

    @Override
    public void setAttributes(String path, int mode, int uid, int gid) {
        MemoryTree.Node node = need(path, false);
        node.uid = uid < 0 ? node.uid : uid;
        node.gid = gid < 0 ? node.gid : gid;
        node.mode = mode < 0 || node.kind == Kind.SYMLINK ? node.mode : mode;
    }

    @Override
    public void remove(String path, boolean durable) {
        MemoryTree.Node node = tree.find(path, false);
        if (node != null && node.kind == Kind.DIRECTORY && !node.entries.isEmpty()) {
            throw failure(Code.CONFLICT, "cannot remove " + path + ": the directory is not empty");
        }
        removeTree(path);
    }

    @Override
    public void removeTree(String path) {
        if (tree.find(path, false) != null) {
            MemoryTree.Place place = tree.place(path);
            place.directory().take(place.name());
        }
    }

    @Override
    public void rename(String from, String to, boolean durable) {
        MemoryTree.Node node = need(from, false);
        MemoryTree.Node there = tree.find(to, false);
        boolean directory = node.kind == Kind.DIRECTORY;
        if (there != null && ((there.kind == Kind.DIRECTORY) != directory || !there.entries.isEmpty())) {
            throw failure(Code.CONFLICT, "cannot rename " + from + " to " + to + ": a directory is in the way");
        }
        MemoryTree.Place source = tree.place(from);
        MemoryTree.Place target = tree.place(to);
        source.directory().take(source.name());
        target.directory().put(target.name(), node);
    }

    @Override
    public void hardLink(String existing, String name) {
        MemoryTree.Node node = need(existing, false);
        MemoryTree.Place place = free(name);
        if (node.kind == Kind.DIRECTORY) {
            throw new CrossDevice(new Failure(Code.IO, "cannot link " + existing + ": it is a directory"));
        }
        place.directory().put(place.name(), node);
    }

    @Override
    public void copy(String from, String to) {
        content(from);
        MemoryTree.Place place = free(to);
        MemoryTree.Node node = need(from, true);
        place.directory().put(place.name(), tree.copy(node));
    }

    @Override
    public void sync(String path) {
        need(path, true);
    }

    @Override
    public Appender append(String path) {
        if (tree.find(path, true) == null) {
            write(path, new NewFile(_ -> {}, 0600, -1, -1, null, false));
        }
        content(path);
        MemoryTree.Node node = need(path, true);
        return new Appender() {
            @Override
            public void append(byte[] bytes) {
                byte[] all = Arrays.copyOf(node.bytes, node.bytes.length + bytes.length);
                System.arraycopy(bytes, 0, all, node.bytes.length, bytes.length);
                tree.change(node, all);
            }

            @Override
            public void sync() {}

            @Override
            public long size() {
                return node.bytes.length;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public @Nullable Lock tryLock(String path) {
        append(path).close();
        MemoryTree.Node node = need(path, true);
        if (node.locked) {
            return null;
        }
        node.locked = true;
        return new Lock() {
            @Override
            public void describe(String text) {
                tree.change(node, text.getBytes(UTF_8));
            }

            @Override
            public void close() {
                node.locked = false;
            }
        };
    }

    @Override
    public String lockHolder(String path) {
        return new String(content(path), UTF_8);
    }

    @Override
    public long freeBytes(String path) {
        return 1L << 40;
    }

    @Override
    public int userId() {
        return user;
    }

    @Override
    public int groupId() {
        return group;
    }

    /** Everything that is there, path by path, in words: two of them are equal where nothing changed. */
    public Map<String, String> everything() {
        return tree.everything();
    }

    @Override
    public String toString() {
        return Objects.toString(everything());
    }
}
