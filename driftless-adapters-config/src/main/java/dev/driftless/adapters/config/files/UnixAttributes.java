package dev.driftless.adapters.config.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What {@code stat} says about a file, as far as it matters here. */
record UnixAttributes(int mode, int uid, int gid, long size, String version) {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    static UnixAttributes read(Path path, LinkOption... options) throws IOException {
        Map<String, Object> read =
                Files.readAttributes(path, "unix:mode,uid,gid,size,ino,dev,ctime,lastModifiedTime", options);
        long modified = attribute(read, "lastModifiedTime", FileTime.class).to(TimeUnit.NANOSECONDS);
        long changed = attribute(read, "ctime", FileTime.class).to(TimeUnit.NANOSECONDS);
        long size = attribute(read, "size", Long.class);
        return new UnixAttributes(
                attribute(read, "mode", Integer.class),
                attribute(read, "uid", Integer.class),
                attribute(read, "gid", Integer.class),
                size,
                read.get("dev") + ":" + read.get("ino") + ":" + size + ":" + modified + ":" + changed);
    }

    private static <T> T attribute(Map<String, Object> read, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(read.get(name), name));
    }

    boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    boolean isLink() {
        return (mode & TYPE) == LINK;
    }
}
