package dev.driftless.ports;

/**
 * What lstat(2) says of a path.
 *
 * @param mode permission bits, 0 to 07777
 * @param size in bytes
 * @param modifiedNanos modification time in nanoseconds since 1970-01-01 UTC
 */
public record FileStatus(
        Kind kind, int mode, int uid, int gid, long size, long inode, long device, int links, long modifiedNanos) {
    /** The file types of inode(7). */
    public enum Kind {
        REGULAR,
        DIRECTORY,
        SYMLINK,
        BLOCK_DEVICE,
        CHARACTER_DEVICE,
        PIPE,
        SOCKET
    }

    /** Size, modification time and inode in one text: changes whenever the content does. */
    public String version() {
        return size + ":" + modifiedNanos + ":" + inode;
    }
}
