package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Undo;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one run below {@code STATE/journal/RUN}: {@code entries}, one line for each change, and {@code pre}, the files as they were. A
 * pre-image is a hard link to the old file, which is right because files are replaced and never written into; its digest lies beside it.
 */
public final class FileJournal implements Journal, AutoCloseable {
    private final FileSystem files;
    private final String directory;
    private FileSystem.@Nullable Appender entries;
    private int count;

    /** @param directory of the run; created at the first change, so that a run that changes nothing leaves nothing */
    public FileJournal(FileSystem files, String directory) {
        this.files = files;
        this.directory = directory;
    }

    /** How many changes it holds. */
    public int size() {
        return count;
    }

    @Override
    public Undo path(SetPath change) {
        String path = change.path().text();
        FileStatus status = files.status(path);
        JournalEntry entry;
        if (status == null) {
            entry = pathEntry(change, "absent", 0, 0, 0, "", "");
        } else {
            entry = switch (status.kind()) {
                case REGULAR -> regular(change, status);
                case DIRECTORY -> pathEntry(change, "directory", status.mode(), status.uid(), status.gid(), "", "");
                case SYMLINK -> pathEntry(change, "symlink", 0, 0, 0, files.readLink(path), "");
                case BLOCK_DEVICE, CHARACTER_DEVICE, PIPE, SOCKET -> pathEntry(change, "special", 0, 0, 0, "", "");
            };
        }
        Undo undo = append(entry);
        if (status != null) {
            start().sync(); // nothing is lost with a note that nothing was there
        }
        return undo;
    }

    @Override
    public void done(SetPath change) {
        if (change.after() instanceof Found.RegularFile after && !(after.content() instanceof Content.Inline)) {
            FileStatus status = files.status(change.path().text());
            String version = status == null ? "" : status.version();
            start().append(encoded(new JournalEntry(JournalEntry.DONE, List.of(resolved(change.path()), version))));
        }
    }

    /** A change of attributes alone needs no pre-image: the content stays where it is. */
    private JournalEntry regular(SetPath change, FileStatus status) {
        String path = change.path().text();
        boolean attributesOnly = change.after() instanceof Found.RegularFile after
                && change.before() instanceof Found.RegularFile before
                && after.content().equals(before.content());
        if (attributesOnly) {
            return pathEntry(change, "attributes", status.mode(), status.uid(), status.gid(), "", "");
        }
        start();
        String image = Integer.toString(count);
        String digest = digest(change, path);
        try {
            files.hardLink(path, imagePath(image));
        } catch (FileSystem.CrossDevice _) {
            files.copy(path, imagePath(image));
        }
        return pathEntry(change, "file", status.mode(), status.uid(), status.gid(), image, digest);
    }

    private String digest(SetPath change, String path) {
        if (change.before() instanceof Found.RegularFile file
                && file.content() instanceof Content.Inline(byte[] bytes)) {
            return sha256(bytes);
        }
        return files.digest(path, "SHA-256");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Links among the parents may point elsewhere, or be gone, when a rollback reads this. */
    private String resolved(AbsolutePath path) {
        return files.resolve(path.text());
    }

    private JournalEntry pathEntry(
            SetPath change, String kind, int mode, int uid, int gid, String image, String digest) {
        return new JournalEntry(
                JournalEntry.PATH,
                List.of(
                        resolved(change.path()),
                        kind,
                        Integer.toString(mode),
                        Integer.toString(uid),
                        Integer.toString(gid),
                        image,
                        digest,
                        kindAfter(change.after()),
                        proofAfter(change.after())));
    }

    private static String kindAfter(Found after) {
        return switch (after) {
            case Found.Absent _ -> "absent";
            case Found.Directory _ -> "directory";
            case Found.Symlink _ -> "symlink";
            case Found.RegularFile _ -> "file";
            case Found.Special _ -> "special";
        };
    }

    /** By what a rollback knows the run's own work again: the target of a link, the digest of bytes at hand, or nothing yet. */
    private static String proofAfter(Found after) {
        return switch (after) {
            case Found.Symlink(String target) -> target;
            case Found.RegularFile file when file.content() instanceof Content.Inline(byte[] bytes) -> sha256(bytes);
            default -> "";
        };
    }

    @Override
    public @Nullable Undo tree(AbsolutePath root) {
        start();
        String image = Integer.toString(count);
        Undo undo = append(new JournalEntry(JournalEntry.TREE, List.of(resolved(root), image)));
        start().sync();
        try {
            files.rename(root.text(), imagePath(image), true);
            return undo;
        } catch (FileSystem.CrossDevice _) {
            return null;
        }
    }

    @Override
    public void states(SetState<?> change) {
        change.transitions()
                .forEach(transition -> append(new JournalEntry(
                        JournalEntry.STATE,
                        List.of(
                                change.facet().kind(),
                                transition.name(),
                                RecordText.write(transition.before()),
                                RecordText.write(transition.after())))));
        start().sync();
    }

    /** Not synced: there is nothing in it to go back to. */
    @Override
    public void command(Command command) {
        append(new JournalEntry(JournalEntry.COMMAND, List.of(command.argv().getFirst())));
    }

    private static byte[] encoded(JournalEntry entry) {
        return entry.encoded().getBytes(StandardCharsets.UTF_8);
    }

    private Undo append(JournalEntry entry) {
        start().append(encoded(entry));
        count++;
        return () -> {
            try {
                new PathRestore(files, directory).restore(entry);
                return null;
            } catch (PortException e) {
                return e.failure();
            }
        };
    }

    private FileSystem.Appender start() {
        if (entries == null) {
            makeDirectory(directory);
            makeDirectory(directory + "/pre");
            entries = files.append(directory + "/entries");
        }
        return entries;
    }

    private void makeDirectory(String path) {
        if (files.status(path) == null) {
            files.makeDirectory(path, 0700, -1, -1, true);
        }
    }

    private String imagePath(String image) {
        return directory + "/pre/" + image;
    }

    @Override
    public void close() {
        if (entries != null) {
            entries.close();
        }
    }
}
