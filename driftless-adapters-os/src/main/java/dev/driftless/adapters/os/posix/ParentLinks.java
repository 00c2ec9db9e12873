package dev.driftless.adapters.os.posix;

import dev.driftless.domain.host.Failure.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * Symbolic links on the way to a path. Root does not follow a link that somebody else made into a directory that is not that somebody's: else
 * {@code /home/ann/www -> /etc} would turn a write into her home into a write into {@code /etc}. Links of root are followed, and so are Ann's links into
 * Ann's directories. The rule is that of systemd's CHASE_SAFE. It is checked before the write by name; someone who swaps a directory of his for a link
 * in the microseconds between is not stopped by it.
 */
final class ParentLinks {
    /** As many links as the kernel follows (path_resolution(7)). */
    private static final int MAX_LINKS = 40;

    private final BooleanSupplier root;

    /** @param root whether this process is root's: only root can be used by others in this way */
    ParentLinks(BooleanSupplier root) {
        this.root = root;
    }

    /** Refuses a path below a link that root must not follow. Costs one realpath(3) where no link is among the parents. */
    void check(String path) {
        Path parent = Paths.of(path).getParent();
        if (parent == null) {
            return;
        }
        try {
            if (!parent.toRealPath().equals(parent) && root.getAsBoolean()) {
                walk(parent, true);
            }
        } catch (IOException _) {
            // what comes next meets the same obstacle, and says what it was about to do
        }
    }

    /**
     * The path with the links among its parents resolved as far as they exist; refuses what {@link #check} does.
     *
     * @param last whether the last part is followed too, and judged as the others are
     */
    String resolve(String path, boolean last) {
        Path whole = Paths.of(path);
        Path start = last ? whole : whole.getParent();
        if (start == null || isReal(start)) {
            return path;
        }
        try {
            return Paths.text(walk(whole, last));
        } catch (IOException e) {
            throw Failures.of("cannot follow", path, e);
        }
    }

    private static boolean isReal(Path path) {
        try {
            return path.toRealPath().equals(path);
        } catch (IOException _) {
            return false;
        }
    }

    /** Step by step, keeping what is not there; judges each link on the way. */
    private Path walk(Path path, boolean followLast) throws IOException {
        Path at = path.getRoot();
        Deque<Path> left = new ArrayDeque<>();
        path.forEach(left::addLast);
        for (int links = 0; !left.isEmpty(); ) {
            Path part = left.removeFirst();
            if (part.toString().equals("..")) {
                at = at.getParent() == null ? at : at.getParent();
                continue;
            }
            Path next = at.resolve(part);
            if ((left.isEmpty() && !followLast) || !Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            if (++links > MAX_LINKS) {
                throw Failures.of(
                        Code.CONFLICT, "too many symbolic links in " + Paths.text(path) + ": they lead in a circle");
            }
            Path target = Files.readSymbolicLink(next);
            if (root.getAsBoolean()) {
                judge(next, at.resolve(target));
            }
            at = target.isAbsolute() ? target.getRoot() : at;
            for (int i = target.getNameCount() - 1; i >= 0; i--) {
                left.addFirst(target.getName(i));
            }
        }
        return at;
    }

    private static void judge(Path link, Path target) throws IOException {
        int maker = (Integer) Files.getAttribute(link, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        int owner = maker == 0 ? 0 : owner(target);
        if (owner != maker) {
            throw Failures.of(
                    Code.DENIED,
                    "root does not follow " + Paths.text(link) + ": user " + maker + " made this symbolic link to "
                            + Paths.text(target.normalize()) + ", which belongs to "
                            + (owner == 0 ? "root" : "user " + owner)
                            + "; name the real path if that is meant");
        }
    }

    /** Of what is there, or of the directory in which it would be made. */
    private static int owner(Path path) throws IOException {
        for (Path at = path; at != null; at = at.getParent()) {
            try {
                return (Integer) Files.getAttribute(at, "unix:uid");
            } catch (NoSuchFileException _) {
                // then its parent's
            }
        }
        return 0;
    }
}
