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
 * Symbolic links among the parents of a path. Root does not follow a link that somebody else made into a directory that is not that somebody's: else
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
            Path real = parent.toRealPath();
            if (!real.equals(parent) && root.getAsBoolean()) {
                follow(parent);
            }
        } catch (IOException _) {
            // what comes next meets the same obstacle, and says what it was about to do
        }
    }

    /** The path with links among its parents resolved as far as they exist, the last part as it is; refuses what {@link #check} does. */
    String resolve(String path) {
        Path whole = Paths.of(path);
        Path name = whole.getFileName();
        Path parent = whole.getParent();
        if (parent == null || name == null) {
            return path;
        }
        if (name.toString().equals("..")) {
            return resolve(path + "/.").replaceFirst("/\\.$", "");
        }
        Path real = real(parent);
        if (real.equals(parent)) {
            return path;
        }
        return Paths.text(real.resolve(name));
    }

    private Path real(Path directory) {
        try {
            Path real = directory.toRealPath();
            if (!real.equals(directory) && root.getAsBoolean()) {
                follow(directory);
            }
            return real;
        } catch (NoSuchFileException e) {
            Path parent = directory.getParent();
            Path name = directory.getFileName();
            return parent == null || name == null ? directory : real(parent).resolve(name);
        } catch (IOException e) {
            throw Failures.of("cannot follow", Paths.text(directory), e);
        }
    }

    private static void follow(Path directory) throws IOException {
        Path at = directory.getRoot();
        Deque<Path> left = new ArrayDeque<>();
        directory.forEach(left::addLast);
        for (int links = 0; !left.isEmpty(); ) {
            Path part = left.removeFirst();
            if (part.toString().equals("..")) {
                at = at.getParent() == null ? at : at.getParent();
                continue;
            }
            Path next = at.resolve(part);
            if (!Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            if (++links > MAX_LINKS) {
                throw Failures.of(
                        Code.CONFLICT,
                        "too many symbolic links in " + Paths.text(directory) + ": they lead in a circle");
            }
            judge(next);
            Path target = Files.readSymbolicLink(next);
            at = target.isAbsolute() ? target.getRoot() : at;
            for (int i = target.getNameCount() - 1; i >= 0; i--) {
                left.addFirst(target.getName(i));
            }
        }
    }

    private static void judge(Path link) throws IOException {
        int maker = (Integer) Files.getAttribute(link, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (maker == 0) {
            return;
        }
        Path target = link.toRealPath();
        int owner = (Integer) Files.getAttribute(target, "unix:uid");
        if (owner != maker) {
            throw Failures.of(
                    Code.DENIED,
                    "root does not follow " + Paths.text(link) + ": user " + maker + " made this symbolic link to "
                            + Paths.text(target) + ", which belongs to "
                            + (owner == 0 ? "root" : "user " + owner)
                            + "; name the real path if that is meant");
        }
    }
}
