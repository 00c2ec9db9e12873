package dev.driftless.adapters.os.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where file systems are mounted. */
final class Mounts {
    private Mounts() {}

    /** The directory at which the file system that holds the path, or its nearest parent that exists, is mounted. For messages. */
    static String of(String path) {
        Path at = Paths.of(path);
        Object device = device(at);
        while (device == null && at.getParent() != null) {
            at = at.getParent();
            device = device(at);
        }
        for (Path parent = at.getParent();
                parent != null && Objects.equals(device, device(parent));
                parent = parent.getParent()) {
            at = parent;
        }
        return Paths.text(at);
    }

    private static @Nullable Object device(Path path) {
        try {
            return Files.getAttribute(path, "unix:dev", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return null;
        }
    }

    /** A mount point at or below the real path, or null: bind mounts too, which have no device number of their own. */
    static @Nullable String below(String realPath) {
        String table;
        try {
            table = new String(Files.readAllBytes(Path.of("/proc/self/mountinfo")), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null; // rmdir(2) still refuses a mount point
        }
        return below(realPath, table);
    }

    /** The same of a text in the format of proc_pid_mountinfo(5): the fifth field, with octal escapes. */
    static @Nullable String below(String realPath, String table) {
        for (String line : table.split("\n", -1)) {
            String[] fields = line.split(" ", 6);
            String point = fields.length < 6 ? "" : unescape(fields[4]);
            if (point.startsWith(realPath)
                    && (point.length() == realPath.length() || point.charAt(realPath.length()) == '/')) {
                return point;
            }
        }
        return null;
    }

    private static String unescape(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
