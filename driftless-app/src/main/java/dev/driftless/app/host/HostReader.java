package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query.Detail;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.ports.Archives;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/** Turns what the file ports see into the domain's words; both hosts read through it. */
final class HostReader {
    private static final int BUFFER = 64 * 1024;

    private final FileSystem files;
    private final Archives archives;
    private final Map<Integer, Principal> principals = new HashMap<>();

    HostReader(FileSystem files, Archives archives) {
        this.files = files;
        this.archives = archives;
    }

    FileSystem files() {
        return files;
    }

    /** What is at a path, a final link not followed. */
    Found find(String path, Detail detail) {
        FileStatus status = files.status(path);
        if (status == null) {
            return Found.ABSENT;
        }
        FileMode mode = new FileMode(status.mode());
        return switch (status.kind()) {
            case REGULAR ->
                new Found.RegularFile(
                        mode, principal(status.uid()), principal(status.gid()), content(path, status, detail));
            case DIRECTORY -> new Found.Directory(mode, principal(status.uid()), principal(status.gid()));
            case SYMLINK -> new Found.Symlink(files.readLink(path));
            case BLOCK_DEVICE, CHARACTER_DEVICE, PIPE, SOCKET ->
                new Found.Special(
                        "a " + status.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        };
    }

    private Principal principal(int id) {
        return principals.computeIfAbsent(id, Principal::new);
    }

    private Content content(String path, FileStatus status, Detail detail) {
        int most = most(detail);
        return most > 0 && status.size() <= most
                ? new Content.Inline(files.read(path, most))
                : new Content.InFile(path, status.size(), status.version());
    }

    private static int most(Detail detail) {
        return switch (detail) {
            case ATTRIBUTES -> 0;
            case CONTENT -> Content.INLINE_MAX;
            case WHOLE -> Content.WHOLE_MAX;
        };
    }

    /** The content in memory where it is small enough for that and can be had; else as it is. */
    Content inline(Content content, Detail detail) {
        int most = most(detail);
        if (content.size() < 0 || content.size() > most) {
            return content;
        }
        return switch (content) {
            case Content.InFile file -> new Content.Inline(files.read(file.hostPath(), most));
            case Content.Member member -> new Content.Inline(bytes(member));
            case Content.Inline _, Content.Download _, Content.Later _ -> content;
        };
    }

    /** The bytes of one member of an archive. */
    byte[] bytes(Content.Member member) {
        byte[][] found = new byte[1][];
        archives.extract(member.archive(), Archives.Limits.USUAL, (name, in) -> {
            if (!name.equals(member.name())) {
                return true;
            }
            found[0] = in.readAllBytes();
            return false;
        });
        if (found[0] == null) {
            throw new PortException(new Failure(Code.NOT_FOUND, member.archive() + " has no member " + member.name()));
        }
        return found[0];
    }

    /** Everything below a directory, sorted, parents first. */
    List<TreeEntry> tree(AbsolutePath root, int max) {
        List<TreeEntry> entries = new ArrayList<>();
        addBelow(root.text(), "", max, entries);
        return entries;
    }

    private void addBelow(String root, String relative, int max, List<TreeEntry> entries) {
        for (String name : files.list(relative.isEmpty() ? root : root + "/" + relative)) {
            String path = relative.isEmpty() ? name : relative + "/" + name;
            Found found = find(root + "/" + path, Detail.ATTRIBUTES);
            if (found instanceof Found.Absent) {
                continue;
            }
            entries.add(new TreeEntry(path, found));
            if (entries.size() > max) {
                throw tooMany(root, max);
            }
            if (found instanceof Found.Directory) {
                addBelow(root, path, max, entries);
            }
        }
    }

    static PortException tooMany(String root, int max) {
        return new PortException(new Failure(Code.INVALID, root + " holds more than " + max + " entries"));
    }

    List<TreeEntry> index(String archive) {
        return archives.index(archive, Archives.Limits.USUAL);
    }

    /** Whether the file at a path of the host holds these bytes. */
    boolean same(String path, Content wanted) {
        return switch (wanted) {
            case Content.Inline(byte[] bytes) -> {
                FileStatus status = files.status(path);
                yield status != null
                        && status.size() == bytes.length
                        && Arrays.equals(files.read(path, bytes.length + 1L), bytes);
            }
            case Content.InFile file -> files.sameContent(path, file.hostPath());
            case Content.Member member -> crc(path) == member.crc();
            case Content.Download download -> files.digest(path, "SHA-256").equals(download.sha256());
            case Content.Later _ -> false;
        };
    }

    private long crc(String path) {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = files.open(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new PortException(new Failure(Code.IO, "cannot read " + path + ": " + e.getMessage()));
        }
        return crc.getValue();
    }

    static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
