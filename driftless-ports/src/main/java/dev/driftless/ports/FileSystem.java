package dev.driftless.ports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of the host, by absolute path. Knows bytes, modes and numbers; decides nothing. Every method throws {@link PortException} with a message
 * that names the path and the reason in plain words ({@code no such directory: /srv/x}, {@code permission denied: /etc/shadow}).
 */
public interface FileSystem {
    /** What is at the path, a final symbolic link not followed, or null where nothing is (a parent that is missing or no directory included). */
    @Nullable
    FileStatus status(String path);

    /**
     * The same place with the symbolic links among its parents resolved: what exists of them, and the last part as it is. When running as root, a link that
     * another user made is followed only into what is that user's too; else {@code DENIED}, because it would turn a write into a home directory into a write
     * anywhere. Every method that writes checks this as well, but sees nothing of it in a path that somebody else resolved.
     */
    String resolve(String path);

    /**
     * Where the path leads when its last part is followed too; the same rule for root. What is not there yet is kept as it is: a link that dangles leads
     * to the file that a write would make.
     */
    String follow(String path);

    /** The text of a symbolic link. */
    String readLink(String path);

    /** The whole content of a regular file, symbolic links followed; more than {@code limit} bytes are a failure. */
    byte[] read(String path, long limit);

    /** The content of a regular file as a stream, symbolic links followed; the caller closes it. */
    InputStream open(String path);

    /** Whether two regular files hold the same bytes. */
    boolean sameContent(String path, String other);

    /** Digest of a regular file's content, lower-case hexadecimal; {@code algorithm} as in {@link java.security.MessageDigest}. */
    String digest(String path, String algorithm);

    /** The names in a directory, sorted by their bytes. A byte that is no UTF-8 is a lone surrogate from U+DC80 to U+DCFF, and works in every path here. */
    List<String> list(String path);

    /**
     * Writes a whole file so that no reader ever sees half of it: a temporary file in the same directory with mode 0600 and the extended attributes of the
     * file that it replaces, content, owner, mode, fsync, {@code check}, rename, fsync of the directory. A symbolic link at the path is replaced, not
     * followed. A temporary file never outlives a failure; only a kill leaves one, under the name that the caller chose or another {@link TemporaryName}.
     */
    void write(String path, NewFile file);

    /** Where the bytes of a new file come from. */
    @FunctionalInterface
    interface ByteSource {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Looks at the temporary file before it is put in place; throws {@link PortException} to refuse it. */
    @FunctionalInterface
    interface Check {
        void accept(String temporaryPath);
    }

    /** What of a new file survives a power cut once {@link #write} has returned. */
    enum Durable {
        /** Perhaps nothing, perhaps an empty file. */
        NOTHING,
        /** The whole new file if its name does, else the whole old one; {@link #sync} of the directory makes sure of the name. */
        CONTENT,
        /** File and name. */
        ALL
    }

    /**
     * A file to be written.
     *
     * @param mode permission bits
     * @param uid owner, or -1 for that of the file that is replaced (where this process may give it), else whoever creates files here
     * @param gid group, or -1 likewise
     * @param check looks at the finished temporary file, or null
     * @param durable what survives a power cut
     * @param temporary a name that nothing has, so that the caller knows what a kill may leave; null for any
     */
    record NewFile(
            ByteSource content,
            int mode,
            int uid,
            int gid,
            @Nullable Check check,
            Durable durable,
            @Nullable TemporaryName temporary) {
        /** One that survives a power cut with its name, or not at all. */
        public NewFile(ByteSource content, int mode, int uid, int gid, @Nullable Check check, boolean durable) {
            this(content, mode, uid, gid, check, durable ? Durable.ALL : Durable.NOTHING, null);
        }
    }

    /**
     * Creates a symbolic link, or replaces what is there (no directory) by it, atomically. Of the target's text doubled slashes and one at the end are
     * dropped.
     */
    void symlink(String path, String target, boolean durable);

    /** Creates one directory whose parent exists, with exactly this mode, owner and group (-1: as created). */
    void makeDirectory(String path, int mode, int uid, int gid, boolean durable);

    /** Sets mode, owner and group (each -1: as it is) of what is at the path, a symbolic link not followed. */
    void setAttributes(String path, int mode, int uid, int gid);

    /** Removes a file, a link, or an empty directory. Nothing there is no failure. */
    void remove(String path, boolean durable);

    /**
     * Removes a directory with all that is in it, never through a symbolic link, and refuses before the first removal where something is mounted inside.
     * Nothing there is no failure; a file or link is removed as {@link #remove} does.
     */
    void removeTree(String path);

    /** Renames, replacing what is at {@code to}; atomic; both on one file system, else {@link CrossDevice}. */
    void rename(String from, String to, boolean durable);

    /** Gives the file a second name; both on one file system, else {@link CrossDevice}. */
    void hardLink(String existing, String name);

    /** Copies a regular file with mode, owner, times and extended attributes, and fsyncs the copy; {@code to} must be absent. */
    void copy(String from, String to);

    /** The two names are on different file systems, or the file system cannot do it (EXDEV, EPERM, EMLINK, EOPNOTSUPP). */
    final class CrossDevice extends PortException {
        private static final long serialVersionUID = 1L;

        public CrossDevice(dev.driftless.domain.host.Failure failure) {
            super(failure);
        }
    }

    /** Makes a file, or the entries of a directory, survive a power cut (fsync(2)); a directory that may not be read is passed over. */
    void sync(String path);

    /** Opens a file for appending, created with mode 0600. */
    Appender append(String path);

    /** Appends whole records to a file. */
    interface Appender extends AutoCloseable {
        /** Appends bytes in one write(2) where the system allows. */
        void append(byte[] bytes);

        /** Makes everything appended so far survive a power cut (fdatasync). */
        void sync();

        /** Bytes in the file now. */
        long size();

        @Override
        void close();
    }

    /**
     * Takes an exclusive lock on a file (created with mode 0600) for this process, or returns null where it is held. The lock goes with
     * the process, however it ends. While it is held, do not read the file through this: the kernel drops the lock when the process closes it anywhere.
     */
    @Nullable
    Lock tryLock(String path);

    /** What the holder of a lock, be it this process, said in {@link Lock#describe}; "" where that is not known. The lock stays. */
    String lockHolder(String path);

    /** A lock that is held. */
    interface Lock extends AutoCloseable {
        /** Replaces the text in the lock file: who holds it. */
        void describe(String text);

        @Override
        void close();
    }

    /** Bytes free for this process on the file system that holds the path. */
    long freeBytes(String path);

    /** Effective user id of this process. */
    int userId();

    /** Effective group id of this process. */
    int groupId();
}
