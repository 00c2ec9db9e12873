package dev.driftless.adapters.config.files;

import org.jspecify.annotations.Nullable;

/**
 * Who may write what Driftless reads as root: root and the owner of the configuration directory.
 *
 * @param owner the numeric owner of the configuration directory
 */
record Trust(int owner) {
    private static final int ROOT = 0;
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;

    /** Why a file or directory cannot be trusted, or null. */
    @Nullable
    String refusal(int uid, int gid, int mode) {
        if (uid != ROOT && uid != owner) {
            return "it belongs to user " + uid;
        }
        if ((mode & OTHERS_WRITE) != 0) {
            return "everybody may write it";
        }
        if ((mode & GROUP_WRITES) != 0 && gid != ROOT) {
            return "its group " + gid + " may write it";
        }
        return null;
    }
}
