package dev.driftless.app.laws;

import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.testkit.MemoryFileSystem;
import java.util.Map;

/** Somebody edits by hand what a run wrote: contents, modes and targets of links. */
final class Drift {
    private Drift() {}

    /** Disturbs every path that is not as in {@code before}. */
    static void disturb(MemoryFileSystem files, Map<String, String> before) {
        for (Map.Entry<String, String> now : Debian.snapshot(files).entrySet()) {
            String path = now.getKey();
            FileStatus status = files.status(path);
            if (status != null && !now.getValue().equals(before.get(path))) {
                disturb(files, path, status);
            }
        }
    }

    private static void disturb(MemoryFileSystem files, String path, FileStatus status) {
        switch (status.kind()) {
            case REGULAR -> {
                byte[] bytes = files.read(path, status.size());
                FileSystem.ByteSource edited = out -> {
                    out.write("edited by hand\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    out.write(bytes);
                };
                files.write(path, new FileSystem.NewFile(edited, 0666, 12, 13, null, false));
            }
            case DIRECTORY -> files.setAttributes(path, 0700, 12, 13);
            case SYMLINK -> {
                files.remove(path, false);
                files.symlink(path, "elsewhere", false);
            }
            default -> {}
        }
    }
}
