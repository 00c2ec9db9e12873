package dev.driftless.adapters.config.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** What {@code stat} says about a file, as far as it matters here. */
record UnixAttributes(int mode, int uid, int gid, long size, String version) {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    static UnixAttributes read(Path path, LinkOption... options) throws IOException {
        Map<String, Object> read =
                Files.readAttributes(path, "unix:mode,uid,gid,size,ino,dev,ctime,lastModifiedTime", options);
        FileTime modified = (FileTime) read.get("lastModifiedTime");
        FileTime changed = (FileTime) read.get("ctime");
        String version = read.get("dev") + ":" + read.get("ino") + ":" + read.get("size") + ":" + modified.to(java.util.concurrent.TimeUnit.NANOSECONDS) + ":" + changed.to(java.util.concurrent.TimeUnit.NANOSECONDS);
        return new UnixAttributes(
                (Integer) read.get("mode"),
                (Integer) read.get("uid"),
                (Integer) read.get("gid"),
                (Long) read.get("size"),
                version);
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
