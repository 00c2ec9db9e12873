package dev.driftless.adapters.os.posix;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reads and sets what inode(7) holds, through the JDK's {@code unix} view: numbers, no names of accounts. */
final class Attributes {
    /** Mode 0600. */
    static final int PRIVATE = 0600;

    /** Only the names that are needed: {@code unix:*} takes three times as long. */
    private static final String NAMES = "unix:mode,uid,gid,size,ino,dev,nlink,lastModifiedTime";

    private static final int PERMISSIONS = 07777;

    static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            permissions(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

    static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY = permissions(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private Attributes() {}

    private static FileAttribute<Set<PosixFilePermission>> permissions(Set<PosixFilePermission> set) {
        return new FileAttribute<>() {
            @Override
            public String name() {
                return "posix:permissions";
            }

            @Override
            public Set<PosixFilePermission> value() {
                return set;
            }
        };
    }

    /** lstat(2). */
    static FileStatus read(Path path) throws IOException {
        Map<String, Object> of = Files.readAttributes(path, NAMES, NOFOLLOW_LINKS);
        int mode = number(of, "mode").intValue();
        return new FileStatus(
                kind(mode),
                mode & PERMISSIONS,
                number(of, "uid").intValue(),
                number(of, "gid").intValue(),
                number(of, "size").longValue(),
                number(of, "ino").longValue(),
                number(of, "dev").longValue(),
                number(of, "nlink").intValue(),
                of.get("lastModifiedTime") instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0);
    }

    private static Number number(Map<String, Object> of, String name) {
        return of.get(name) instanceof Number number ? number : -1;
    }

    private static Kind kind(int mode) {
        return switch (mode & 0170000) {
            case 0040000 -> Kind.DIRECTORY;
            case 0120000 -> Kind.SYMLINK;
            case 0060000 -> Kind.BLOCK_DEVICE;
            case 0020000 -> Kind.CHARACTER_DEVICE;
            case 0010000 -> Kind.PIPE;
            case 0140000 -> Kind.SOCKET;
            default -> Kind.REGULAR;
        };
    }

    /** lchown(2); -1 leaves a number as it is. */
    static void chown(Path path, int uid, int gid) throws IOException {
        if (gid >= 0) {
            Files.setAttribute(path, "unix:gid", gid, NOFOLLOW_LINKS);
        }
        if (uid >= 0) {
            Files.setAttribute(path, "unix:uid", uid, NOFOLLOW_LINKS);
        }
    }

    /** Sets the mode of a file or directory, refusing a symbolic link: opened without following, then fchmod(2). */
    static void chmod(Path path, int mode) throws IOException {
        try {
            Files.setAttribute(path, "unix:mode", mode, NOFOLLOW_LINKS);
        } catch (AccessDeniedException e) {
            if (Files.isSymbolicLink(path)) {
                throw e;
            }
            Files.setAttribute(path, "unix:mode", mode); // the owner of a file that he himself may not read
        }
    }

    /** Sets the mode of a pipe, socket or device, which opening might disturb. */
    static void chmodUnopened(Path path, int mode) throws IOException {
        Files.setAttribute(path, "unix:mode", mode);
    }
}
