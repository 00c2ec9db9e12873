package dev.driftless.adapters.os.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process may do, from {@code /proc/self/status} (proc_pid_status(5)): the owner of {@code /proc/self} would be root for a process that may not
 * be dumped.
 *
 * @param uid effective user id
 * @param gid effective group id
 * @param umask its file mode creation mask, or -1 where the kernel is older than 4.7
 */
record ProcessStatus(int uid, int gid, int umask) {
    private static final class Holder {
        static final ProcessStatus THIS = read();
    }

    /** Of this process, read once: nothing in it changes these. */
    static ProcessStatus ofThis() {
        return Holder.THIS;
    }

    private static ProcessStatus read() {
        try {
            return parse(new String(Files.readAllBytes(Path.of("/proc/self/status")), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw Failures.of(
                    dev.driftless.domain.host.Failure.Code.IO,
                    "cannot read /proc/self/status, and with it who this process is: is /proc mounted? ("
                            + e.getMessage() + ")");
        }
    }

    static ProcessStatus parse(String text) {
        return new ProcessStatus(
                number(text, "\nUid:", 1, 10), number(text, "\nGid:", 1, 10), number(text, "\nUmask:", 0, 8));
    }

    private static int number(String text, String key, int skip, int radix) {
        int at = text.indexOf(key);
        if (at < 0) {
            return -1;
        }
        int end = text.indexOf('\n', at + 1);
        String[] parts = text.substring(at + key.length(), end < 0 ? text.length() : end)
                .trim()
                .split("\t", -1);
        return Integer.parseInt(parts[skip], radix);
    }
}
