package dev.driftless.adapters.os.posix;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileStatus.Kind;
import dev.driftless.ports.FileSystem.Durable;
import dev.driftless.ports.FileSystem.NewFile;
import dev.driftless.ports.TemporaryName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One replacement of whatever is at a path by a whole new file: a temporary file beside it, content, owner, mode, fsync, check, rename.
 *
 * <p>Extended attributes (SELinux context, access control list, {@code user.*}) come with a copy of the old file, which is then emptied: java.base copies
 * them all, and reads only {@code user.*} by name. Binding getxattr(2) would cost as much at the first use as some hundred such copies. The kernel itself
 * drops {@code security.capability} when the new content is written, as it would at a write into the old file.
 */
final class FileReplacement {
    private static final Set<OpenOption> NEW = Set.of(CREATE_NEW, WRITE, NOFOLLOW_LINKS);
    private static final Set<OpenOption> EMPTIED = Set.of(WRITE, TRUNCATE_EXISTING, NOFOLLOW_LINKS);
    private static final int SET_ID = 06000;

    private final String path;
    private final Path target;
    private final @Nullable FileStatus before;
    private final NewFile file;

    /** @param before what is there now */
    FileReplacement(String path, @Nullable FileStatus before, NewFile file) {
        this.path = path;
        this.target = Paths.of(path);
        this.before = before;
        this.file = file;
    }

    void perform() throws IOException {
        TemporaryName name = file.temporary();
        Path temporary = name == null ? Temporary.beside(target) : target.resolveSibling(name.text());
        boolean gone = false;
        try {
            try (FileChannel channel = create(temporary)) {
                fill(temporary, channel);
            }
            if (file.check() != null) {
                file.check().accept(Paths.text(temporary));
            }
            Files.move(temporary, target, ATOMIC_MOVE);
            gone = true;
            if (file.durable() == Durable.ALL) {
                Durability.syncParent(target);
            }
        } catch (FileAlreadyExistsException e) {
            gone = true; // the name is somebody else's
            throw e;
        } finally {
            if (!gone) {
                Temporary.discard(temporary);
            }
        }
    }

    /** An empty file with mode 0600 under a name that nobody else uses. */
    private FileChannel create(Path temporary) throws IOException {
        if (before != null && mayCopy(before) && copied(temporary)) {
            Attributes.chmod(temporary, Attributes.PRIVATE);
            return FileChannel.open(temporary, EMPTIED);
        }
        return FileChannel.open(temporary, NEW, Attributes.PRIVATE_FILE);
    }

    /** A copy of somebody's setuid program would for a moment be this user's: not if we die in that moment. */
    private static boolean mayCopy(FileStatus before) {
        return before.kind() == Kind.REGULAR
                && ((before.mode() & SET_ID) == 0
                        || before.uid() == ProcessStatus.ofThis().uid());
    }

    private boolean copied(Path temporary) throws IOException {
        try {
            Files.copy(target, temporary, COPY_ATTRIBUTES, NOFOLLOW_LINKS);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (AccessDeniedException _) {
            return false; // replaced by someone who may not read it: its attributes are not his to keep
        }
    }

    private void fill(Path temporary, FileChannel channel) throws IOException {
        try (ChannelOutput out = new ChannelOutput(channel, path)) {
            file.content().writeTo(out);
        }
        own(temporary);
        if (file.mode() != Attributes.PRIVATE) {
            Attributes.chmod(temporary, file.mode());
        }
        if (file.durable() != Durable.NOTHING) {
            channel.force(true);
        }
    }

    /** Owner before mode, because chown(2) clears setuid. An owner that was only to be kept is not worth a failure. */
    private void own(Path temporary) throws IOException {
        int uid = file.uid() < 0 && before != null ? before.uid() : file.uid();
        int gid = file.gid() < 0 && before != null ? before.gid() : file.gid();
        if (uid < 0 && gid < 0) {
            return;
        }
        FileStatus now = Attributes.read(temporary);
        try {
            Attributes.chown(temporary, uid == now.uid() ? -1 : uid, gid == now.gid() ? -1 : gid);
        } catch (IOException e) {
            if (uid == file.uid() || gid == file.gid()) {
                throw e;
            }
        }
    }
}
