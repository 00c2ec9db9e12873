package dev.driftless.adapters.os.archive;

import dev.driftless.adapters.os.archive.Member.Kind;
import dev.driftless.adapters.os.posix.PosixFileSystem;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.TreeEntry;
import dev.driftless.ports.Archives;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;

/**
 * Reads zip and tar, the latter also compressed. Setuid, setgid and sticky bits are dropped; devices and pipes are refused; a symbolic link may point
 * anywhere, as with tar(1), but no member passes through one. For zstd it needs the program of that name.
 */
public final class CompressArchives implements Archives {
    private static final int PIECE = 64 * 1024;
    private static final int PERMISSIONS = 0777;

    private final FileSystem files;
    private volatile @Nullable Seen seen;

    /** Reads archives of this host. */
    public CompressArchives() {
        this(new PosixFileSystem());
    }

    /** @param files opens the archives, and says in words why one cannot be opened */
    public CompressArchives(FileSystem files) {
        this.files = files;
    }

    @Override
    public List<TreeEntry> index(String archivePath, Limits limits) {
        Map<String, TreeEntry> entries = new LinkedHashMap<>();
        Map<String, Found> spelled = new HashMap<>();
        Map<String, Integer> repeats = new HashMap<>();
        FileStatus before = files.status(archivePath);
        read(archivePath, limits, (member, content) -> {
            count(member, repeats);
            String path = MemberNames.clean(member.name(), archivePath);
            if (path.isEmpty()) {
                return true; // the directory that was packed, often "./"
            }
            Found found = found(archivePath, member, content, spelled);
            spelled.put(path, found);
            entries.remove(path); // the last one wins, in its own place
            entries.put(path, new TreeEntry(path, found));
            return true;
        });
        MemberNames.checkParents(entries, archivePath);
        repeats.values().removeIf(times -> times == 0);
        seen = new Seen(archivePath, before == null ? "" : before.version(), repeats);
        return new ArrayList<>(entries.values());
    }

    private static Found found(String archive, Member member, InputStream content, Map<String, Found> earlier)
            throws IOException {
        FileMode mode = new FileMode(member.mode() & PERMISSIONS);
        Principal owner = new Principal(member.uid());
        Principal group = new Principal(member.gid());
        return switch (member.kind()) {
            case DIRECTORY -> new Found.Directory(mode, owner, group);
            case SYMLINK -> new Found.Symlink(member.target());
            case FILE -> new Found.RegularFile(mode, owner, group, content(archive, member, content));
            case HARD_LINK -> {
                String target = MemberNames.clean(member.target(), archive);
                if (earlier.get(target) instanceof Found.RegularFile file) {
                    yield file;
                }
                throw Refusal.invalid(
                        archive,
                        "its member " + member.name() + " is a hard link to " + member.target()
                                + ", which is no file before it");
            }
        };
    }

    private static Content content(String archive, Member member, InputStream content) throws IOException {
        if (member.crc() >= 0) {
            return new Content.Member(archive, member.name(), member.size(), member.crc());
        }
        CRC32 crc = new CRC32();
        byte[] piece = new byte[PIECE];
        long size = 0;
        for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
            crc.update(piece, 0, count);
            size += count;
        }
        return new Content.Member(archive, member.name(), size, crc.getValue());
    }

    @Override
    public void extract(String archivePath, Limits limits, Each each) {
        Map<String, Integer> superseded = superseded(archivePath, limits);
        read(archivePath, limits, (member, content) -> {
            if (member.kind() != Kind.FILE) {
                return true;
            }
            Integer left = superseded.get(member.name());
            if (left != null && left > 0) {
                superseded.put(member.name(), left - 1);
                return true;
            }
            return each.member(member.name(), content);
        });
    }

    /** How many members of each name come before the last one of that name; a new map. From {@link #index}, which always comes first in practice. */
    private Map<String, Integer> superseded(String archive, Limits limits) {
        Seen known = seen;
        FileStatus now = files.status(archive);
        if (known == null || now == null || !known.archive.equals(archive) || !known.version.equals(now.version())) {
            Map<String, Integer> repeats = new HashMap<>();
            read(archive, limits, (member, _) -> {
                count(member, repeats);
                return true;
            });
            return repeats;
        }
        return new HashMap<>(known.repeats);
    }

    private static void count(Member member, Map<String, Integer> repeats) {
        if (member.kind() == Kind.FILE) {
            repeats.merge(member.name(), 0, (before, _) -> before + 1);
        }
    }

    /** What the last index found out, for the extraction that follows. */
    private record Seen(String archive, String version, Map<String, Integer> repeats) {}

    private void read(String archive, Limits limits, Member.Visitor visitor) {
        try {
            ArchiveKind kind = ArchiveKind.of(files, archive);
            FileStatus status = files.status(files.follow(archive));
            Budget budget = new Budget(archive, status == null ? 0 : status.size(), limits);
            if (kind == ArchiveKind.ZIP) {
                ZipMembers.read(archive, budget, visitor);
            } else {
                try (InputStream tar = kind.tar(files, archive)) {
                    TarMembers.read(archive, tar, budget, visitor);
                }
            }
        } catch (MemoryLimitException e) {
            throw Refusal.invalid(
                    archive,
                    "unpacking it takes " + e.getMemoryNeeded() / 1024
                            + " MiB of memory; compress it with xz -9 or less");
        } catch (IOException e) {
            throw Refusal.of(Code.IO, archive, "it is damaged or cut off: " + e.getMessage());
        }
    }
}
