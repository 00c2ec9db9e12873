package dev.driftless.adapters.os.posix;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.driftless.domain.host.Failure.Code;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import org.jspecify.annotations.Nullable;

/**
 * Removes a directory with all that is in it, relative to open directories: a directory that is swapped for a symbolic link meanwhile leads nowhere else.
 * Nothing is removed when a file system is mounted inside.
 */
final class TreeRemoval {
    private TreeRemoval() {}

    static void perform(Path root) throws IOException {
        Path parent = root.getParent();
        Path name = root.getFileName();
        if (parent == null || name == null) {
            throw Failures.of(Code.INVALID, "cannot remove the root directory");
        }
        Path real = parent.toRealPath().resolve(name);
        String mounted = Mounts.below(Paths.text(real));
        if (mounted != null) {
            throw Failures.of(
                    Code.CONFLICT,
                    "cannot remove " + Paths.text(root) + ": a file system is mounted at " + mounted
                            + "; unmount it first");
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
            if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
                throw Failures.of(
                        Code.IO, "cannot remove " + Paths.text(root) + " safely: the system has no openat(2)");
            }
            remove(secure, name, Paths.text(root));
        }
    }

    private static void remove(SecureDirectoryStream<Path> parent, Path name, String shown) {
        try {
            if (!isDirectory(parent, name)) {
                parent.deleteFile(name);
                return;
            }
            try (SecureDirectoryStream<Path> directory = parent.newDirectoryStream(name, NOFOLLOW_LINKS)) {
                for (Path entry : directory) {
                    Path last = entry.getFileName();
                    remove(directory, last == null ? entry : last, shown + "/" + Paths.name(entry));
                }
            } catch (DirectoryIteratorException e) {
                throw Failures.cause(e);
            }
            parent.deleteDirectory(name);
        } catch (NoSuchFileException _) {
            // somebody was quicker
        } catch (IOException e) {
            throw Failures.of("cannot remove", shown, e);
        }
    }

    private static boolean isDirectory(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        @Nullable
        BasicFileAttributeView view = parent.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS);
        return view != null && view.readAttributes().isDirectory();
    }
}
