package dev.driftless.adapters.os.posix;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.PortException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in plain words why the system would not do something with a path. The only place that reads the texts of strerror(3). */
final class Failures {
    private Failures() {}

    static PortException of(Code code, String message) {
        return new PortException(new Failure(code, message));
    }

    /**
     * Translates what went wrong.
     *
     * @param doing the beginning of the message, like {@code cannot write}
     */
    static PortException of(String doing, String path, IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> of(Code.NOT_FOUND, doing + " " + path + ": " + missing(path));
            case AccessDeniedException _ -> of(Code.DENIED, doing + " " + path + ": permission denied" + asWhom());
            case FileAlreadyExistsException _ -> of(Code.CONFLICT, doing + " " + path + ": it already exists");
            case DirectoryNotEmptyException _ -> of(Code.CONFLICT, doing + " " + path + ": the directory is not empty");
            case NotDirectoryException _ -> of(Code.CONFLICT, doing + " " + path + ": it is not a directory");
            case NotLinkException _ -> of(Code.CONFLICT, doing + " " + path + ": it is not a symbolic link");
            case ClosedByInterruptException _ -> of(Code.IO, doing + " " + path + ": interrupted");
            case FileSystemException f -> byReason(doing, path, f.getReason());
            default -> byReason(doing, path, e.getMessage());
        };
    }

    static IOException cause(DirectoryIteratorException e) {
        return Objects.requireNonNull(e.getCause(), "an iterator fails for a reason");
    }

    private static PortException byReason(String doing, String path, @Nullable String reason) {
        String start = doing + " " + path + ": ";
        if (reason == null) {
            return of(Code.IO, start + "the system gives no reason");
        }
        if (reason.endsWith("unable to access attributes of symbolic link")) {
            return of(Code.CONFLICT, start + "a symbolic link is in the way, or links lead in a circle");
        }
        return switch (reason) {
            case "Not a directory" -> of(Code.CONFLICT, start + notDirectory(path));
            case "Is a directory" -> of(Code.CONFLICT, start + "it is a directory");
            case "Directory not empty" -> of(Code.CONFLICT, start + "the directory is not empty");
            case "Text file busy" -> of(Code.CONFLICT, start + "it is a program that is running");
            case "Device or resource busy" -> of(Code.CONFLICT, start + "it is busy, or something is mounted there");
            case "Operation not permitted" -> of(Code.DENIED, start + "not permitted" + asWhom());
            case "Read-only file system" ->
                of(Code.DENIED, start + "the file system at " + Mounts.of(path) + " is read-only");
            case "File name too long" -> of(Code.INVALID, start + "the name is too long for the file system");
            case "Invalid argument" -> of(Code.INVALID, start + "the system refuses it as invalid");
            case "No space left on device" -> of(Code.IO, start + "no space left on " + Mounts.of(path));
            case "Disk quota exceeded" -> of(Code.IO, start + "the disk quota on " + Mounts.of(path) + " is used up");
            case "Too many open files" -> of(Code.IO, start + "too many open files (see ulimit -n)");
            case "Input/output error" -> of(Code.IO, start + "input/output error; see the kernel's log");
            default -> of(Code.IO, start + reason);
        };
    }

    /** The first part of the path that is not there, which is what a person wants to know. */
    private static String missing(String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (!java.nio.file.Files.exists(Paths.of(parent))) {
                return "no such directory: " + parent;
            }
        }
        return "no such file or directory";
    }

    private static String notDirectory(String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (!java.nio.file.Files.isDirectory(Paths.of(parent))) {
                return parent + " is not a directory";
            }
        }
        return "it is not a directory";
    }

    private static String asWhom() {
        int user = ProcessStatus.ofThis().uid();
        return user == 0 ? " even for root" : "; run as root, or as the owner (user id now " + user + ")";
    }
}
