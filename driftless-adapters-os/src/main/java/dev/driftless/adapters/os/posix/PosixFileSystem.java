package dev.driftless.adapters.os.posix;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileStatus.Kind;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.TemporaryName;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of this host. Names that are no UTF-8 are listed with each such byte as a lone surrogate from U+DC80 to U+DCFF, and found again under that
 * text, whatever the locale. Root does not write through other people's symbolic links, see {@link ParentLinks}.
 */
public final class PosixFileSystem implements FileSystem {
    private final ParentLinks parents = new ParentLinks(() -> userId() == 0);

    @Override
    public @Nullable FileStatus status(String path) {
        Path at = Paths.of(path);
        try {
            return Attributes.read(at);
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            if (liesBelowFile(at)) {
                return null;
            }
            throw Failures.of("cannot look at", path, e);
        }
    }

    /** Whether a parent is something else than a directory: asked only after a failure, because its text depends on the locale. */
    private static boolean liesBelowFile(Path path) {
        for (Path parent = path.getParent(); parent != null; parent = parent.getParent()) {
            if (Files.exists(parent)) {
                return !Files.isDirectory(parent);
            }
        }
        return false;
    }

    @Override
    public String resolve(String path) {
        return parents.resolve(path, false);
    }

    @Override
    public String follow(String path) {
        return parents.resolve(path, true);
    }

    @Override
    public String readLink(String path) {
        try {
            return Paths.text(Files.readSymbolicLink(Paths.of(path)));
        } catch (IOException e) {
            throw Failures.of("cannot read the symbolic link", path, e);
        }
    }

    @Override
    public byte[] read(String path, long limit) {
        return FileContent.read(path, limit);
    }

    @Override
    public InputStream open(String path) {
        return FileContent.open(path);
    }

    @Override
    public boolean sameContent(String path, String other) {
        return FileContent.same(path, other);
    }

    @Override
    public String digest(String path, String algorithm) {
        return FileContent.digest(path, algorithm);
    }

    @Override
    public List<String> list(String path) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Paths.of(path))) {
            for (Path entry : entries) {
                names.add(Paths.name(entry));
            }
        } catch (IOException e) {
            throw Failures.of("cannot list", path, e);
        } catch (DirectoryIteratorException e) {
            throw Failures.of("cannot list", path, Failures.cause(e));
        }
        names.sort(Paths.BY_BYTES);
        return names;
    }

    @Override
    public void write(String path, NewFile file) {
        parents.check(path);
        FileStatus before = status(path);
        refuseDirectory("cannot write", path, before);
        for (int attempt = 1; ; attempt++) {
            try {
                new FileReplacement(path, before, file).perform();
                return;
            } catch (FileAlreadyExistsException e) {
                TemporaryName given = file.temporary();
                if (given != null) {
                    throw Failures.of("cannot write " + path + " by way of", given.beside(path), e);
                }
                if (attempt == 10) { // ten names out of 36^8
                    throw Failures.of("cannot write", path, e);
                }
            } catch (IOException e) {
                throw Failures.of("cannot write", path, e);
            }
        }
    }

    @Override
    public void symlink(String path, String target, boolean durable) {
        if (target.isEmpty()) {
            throw Failures.of(Code.INVALID, "cannot make the symbolic link " + path + ": its target is empty");
        }
        parents.check(path);
        refuseDirectory("cannot make the symbolic link", path, status(path));
        Path link = Paths.of(path);
        try {
            LinkReplacement.perform(link, Paths.of(target));
            if (durable) {
                Durability.syncParent(link);
            }
        } catch (IOException e) {
            throw Failures.of("cannot make the symbolic link", path, e);
        }
    }

    private static void refuseDirectory(String doing, String path, @Nullable FileStatus before) {
        if (before != null && before.kind() == Kind.DIRECTORY) {
            throw Failures.of(Code.CONFLICT, doing + " " + path + ": it is a directory");
        }
    }

    @Override
    public void makeDirectory(String path, int mode, int uid, int gid, boolean durable) {
        parents.check(path);
        Path directory = Paths.of(path);
        boolean made = false;
        boolean done = false;
        try {
            Files.createDirectory(directory, Attributes.PRIVATE_DIRECTORY);
            made = true;
            Attributes.chown(directory, uid, gid);
            Attributes.chmod(directory, mode);
            if (durable) {
                Durability.sync(directory);
                Durability.syncParent(directory);
            }
            done = true;
        } catch (IOException e) {
            throw Failures.of("cannot make the directory", path, e);
        } finally {
            if (made && !done) {
                Temporary.discard(directory);
            }
        }
    }

    @Override
    public void setAttributes(String path, int mode, int uid, int gid) {
        parents.check(path);
        Path at = Paths.of(path);
        try {
            FileStatus now = Attributes.read(at);
            boolean chown = (uid >= 0 && uid != now.uid()) || (gid >= 0 && gid != now.gid());
            if (chown) {
                Attributes.chown(at, uid == now.uid() ? -1 : uid, gid == now.gid() ? -1 : gid);
            }
            if (mode >= 0 && (mode != now.mode() || chown)) {
                switch (now.kind()) {
                    case SYMLINK -> {} // has none
                    case REGULAR, DIRECTORY -> Attributes.chmod(at, mode);
                    default -> Attributes.chmodUnopened(at, mode);
                }
            }
        } catch (IOException e) {
            throw Failures.of("cannot set mode or owner of", path, e);
        }
    }

    @Override
    public void remove(String path, boolean durable) {
        parents.check(path);
        Path at = Paths.of(path);
        try {
            boolean removed = Files.deleteIfExists(at);
            if (removed && durable) {
                Durability.syncParent(at);
            }
        } catch (IOException e) {
            if (!liesBelowFile(at)) {
                throw Failures.of("cannot remove", path, e);
            }
        }
    }

    @Override
    public void removeTree(String path) {
        parents.check(path);
        if (status(path) == null) {
            return;
        }
        try {
            TreeRemoval.perform(Paths.of(path));
        } catch (IOException e) {
            throw Failures.of("cannot remove", path, e);
        }
    }

    @Override
    public void rename(String from, String to, boolean durable) {
        Path source = Paths.of(from);
        Path target = Paths.of(to);
        boolean within = source.resolveSibling("x").equals(target.resolveSibling("x"));
        parents.check(to);
        if (!within) {
            parents.check(from);
        }
        try {
            if (sameInode(from, to)) {
                Files.delete(source); // rename(2) of two names of one file does nothing and calls it success
            } else {
                Files.move(source, target, ATOMIC_MOVE);
            }
            if (durable) {
                Durability.syncParent(target);
                if (!within) {
                    Durability.syncParent(source);
                }
            }
        } catch (AtomicMoveNotSupportedException e) {
            throw crossDevice("cannot rename " + from + " to " + to, e);
        } catch (IOException e) {
            throw Failures.of("cannot rename " + from + " to", to, e);
        }
    }

    private boolean sameInode(String from, String to) {
        FileStatus source = status(from);
        if (source == null || source.kind() == Kind.DIRECTORY || source.links() < 2 || from.equals(to)) {
            return false;
        }
        FileStatus target = status(to);
        return target != null && source.inode() == target.inode() && source.device() == target.device();
    }

    @Override
    public void hardLink(String existing, String name) {
        parents.check(name);
        try {
            Files.createLink(Paths.of(name), Paths.of(existing));
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            throw Failures.of("cannot link " + existing + " as", name, e);
        } catch (FileSystemException e) {
            throw crossDevice("cannot link " + existing + " as " + name, e);
        } catch (IOException e) {
            throw Failures.of("cannot link " + existing + " as", name, e);
        }
    }

    private static CrossDevice crossDevice(String doing, FileSystemException e) {
        String reason = e.getReason();
        return new CrossDevice(new Failure(Code.IO, doing + ": " + (reason == null ? "not possible here" : reason)));
    }

    @Override
    public void copy(String from, String to) {
        parents.check(to);
        FileContent.requireRegular("cannot copy", from, Paths.of(from));
        Path target = Paths.of(to);
        boolean copied = false;
        try {
            Files.copy(Paths.of(from), target, COPY_ATTRIBUTES, NOFOLLOW_LINKS);
            copied = true;
            Durability.sync(target);
        } catch (IOException e) {
            if (copied) {
                Temporary.discard(target);
            }
            throw Failures.of("cannot copy " + from + " to", to, e);
        }
    }

    @Override
    public void sync(String path) {
        try {
            Durability.sync(Paths.of(path));
        } catch (IOException e) {
            throw Failures.of("cannot make durable", path, e);
        }
    }

    @Override
    public Appender append(String path) {
        parents.check(path);
        try {
            return new FileAppender(path);
        } catch (IOException e) {
            throw Failures.of("cannot append to", path, e);
        }
    }

    @Override
    public @Nullable Lock tryLock(String path) {
        parents.check(path);
        try {
            return FileLockHeld.take(path);
        } catch (IOException e) {
            throw Failures.of("cannot lock", path, e);
        }
    }

    @Override
    public String lockHolder(String path) {
        try {
            return FileLockHeld.holder(path);
        } catch (IOException e) {
            throw Failures.of("cannot read", path, e);
        }
    }

    @Override
    public long freeBytes(String path) {
        File at = new File(path);
        while (!at.exists() && at.getParentFile() != null) {
            at = at.getParentFile();
        }
        return at.getUsableSpace();
    }

    @Override
    public int userId() {
        return ProcessStatus.ofThis().uid();
    }

    @Override
    public int groupId() {
        return ProcessStatus.ofThis().gid();
    }
}
