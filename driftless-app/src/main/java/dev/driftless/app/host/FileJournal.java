package dev.driftless.app.host;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.plan.Change.SetPath;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Undo;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import dev.driftless.ports.TemporaryName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one run below {@code STATE/journal/RUN}: {@code entries}, one line for each change, and {@code pre}, the files as they were. A
 * pre-image is a hard link to the old file, which is right because files are replaced and never written into; its digest lies beside it.
 */
public final class FileJournal implements Journal, AutoCloseable {
    /** A file in the run's directory while the run, or a rollback of it, may leave temporary files. */
    public static final String BUSY = "busy";

    private static final int SIDE_BY_SIDE = 8;
    private static final long DIGEST_MAX = 8L << 20;

    private final FileSystem files;
    private final String directory;
    private final ParallelSyncs syncs = new ParallelSyncs();
    private final Set<String> unsettled = new LinkedHashSet<>();
    private final UnaryOperator<String> masked;
    private FileSystem.@Nullable Appender entries;
    private boolean insecure;
    private boolean imagesInsecure;
    private int count;
    private int images;
    private FileSystem.@Nullable Appender undone;
    private int lines;

    /** @param directory of the run; created at the first change, so that a run that changes nothing leaves nothing */
    public FileJournal(FileSystem files, String directory) {
        this(files, directory, UnaryOperator.identity());
    }

    /**
     * @param masked takes secrets out of what is noted for people only. What a rollback needs is kept as it is: contents and states as they were, and the
     *     paths that were written
     */
    public FileJournal(FileSystem files, String directory, UnaryOperator<String> masked) {
        this.files = files;
        this.directory = directory;
        this.masked = masked;
    }

    /** How many changes it holds. */
    public int size() {
        return count;
    }

    @Override
    public Noted path(SetPath change) {
        String path = change.path().text();
        TemporaryName temporary = TemporaryName.next();
        FileStatus status = files.status(path);
        JournalEntry entry;
        if (status == null) {
            entry = pathEntry(change, "absent", 0, 0, 0, "", "", temporary);
        } else {
            int mode = status.mode();
            int uid = status.uid();
            int gid = status.gid();
            entry = switch (status.kind()) {
                case REGULAR -> regular(change, status, temporary);
                case DIRECTORY -> pathEntry(change, "directory", mode, uid, gid, "", "", temporary);
                case SYMLINK -> pathEntry(change, "symlink", 0, uid, gid, files.readLink(path), "", temporary);
                case BLOCK_DEVICE, CHARACTER_DEVICE, PIPE, SOCKET ->
                    pathEntry(change, "special", 0, 0, 0, "", "", temporary);
            };
        }
        return new Noted(append(entry), temporary);
    }

    @Override
    public void ready(SetPath change, String temporary) {
        if (change.after() instanceof Found.RegularFile after && !(after.content() instanceof Content.Inline)) {
            start().append(encoded(new JournalEntry(
                    JournalEntry.READY,
                    List.of(resolved(change.path()), proof(temporary))))); // a rename changes none of it
            lines++;
            insecure = true;
        }
    }

    /** Of a file whose bytes were not at hand: its digest, which survives that a later run is taken back; its version where it is big. */
    private String proof(String path) {
        FileStatus status = files.status(path);
        if (status == null) {
            return "";
        }
        return status.size() > DIGEST_MAX ? status.version() : JournalEntry.DIGEST + files.digest(path, "SHA-256");
    }

    /** A change of attributes alone needs no pre-image: the content stays where it is. */
    private JournalEntry regular(SetPath change, FileStatus status, TemporaryName temporary) {
        String path = change.path().text();
        if (change.isOfAttributes()) {
            return pathEntry(change, "attributes", status.mode(), status.uid(), status.gid(), "", "", temporary);
        }
        start();
        String image = Integer.toString(images++);
        String digest = digest(change, path);
        imagesInsecure = true;
        try {
            files.hardLink(path, imagePath(image));
        } catch (FileSystem.CrossDevice _) {
            files.copy(path, imagePath(image));
        }
        return pathEntry(change, "file", status.mode(), status.uid(), status.gid(), image, digest, temporary);
    }

    private String digest(SetPath change, String path) {
        if (change.before() instanceof Found.RegularFile file
                && file.content() instanceof Content.Inline(byte[] bytes)) {
            return sha256(bytes);
        }
        return files.digest(path, "SHA-256");
    }

    /** By what a rollback knows a link again: its target may be a secret. */
    public static String linkProof(String target) {
        return sha256(target.getBytes(StandardCharsets.UTF_8));
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
            SetPath change,
            String kind,
            int mode,
            int uid,
            int gid,
            String image,
            String digest,
            TemporaryName temporary) {
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
                        proofAfter(change.after()),
                        temporary.text()));
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

    /** By what a rollback knows the run's own work again: the digest of a link's target or of bytes at hand, or nothing yet. */
    private static String proofAfter(Found after) {
        return switch (after) {
            case Found.Symlink(String target) -> linkProof(target);
            case Found.RegularFile file when file.content() instanceof Content.Inline(byte[] bytes) -> sha256(bytes);
            default -> "";
        };
    }

    @Override
    public @Nullable Undo tree(AbsolutePath root) {
        start();
        String image = Integer.toString(images++);
        Undo undo = append(new JournalEntry(JournalEntry.TREE, List.of(resolved(root), image)));
        secure();
        try {
            files.rename(root.text(), imagePath(image), true);
            return undo;
        } catch (FileSystem.CrossDevice _) {
            return null;
        }
    }

    @Override
    public void states(SetState<?> change) {
        String transaction = Integer.toString(count);
        change.transitions()
                .forEach(transition -> append(new JournalEntry(
                        JournalEntry.STATE,
                        List.of(
                                change.facet().kind(),
                                transition.name(),
                                RecordText.write(transition.before()),
                                masked.apply(RecordText.write(transition.after())),
                                transaction))));
        secure();
        settle();
    }

    @Override
    public void command(Command command) {
        append(new JournalEntry(
                JournalEntry.COMMAND, List.of(masked.apply(command.argv().getFirst()))));
        secure();
        settle();
    }

    @Override
    public void beginToSecure() {
        if (insecure) {
            syncs.begin(start()::sync);
            insecure = false;
        }
        if (imagesInsecure) {
            syncs.begin(() -> files.sync(directory + "/pre"));
            imagesInsecure = false;
        }
    }

    @Override
    public void secure() {
        if (imagesInsecure) {
            beginToSecure();
        } else if (insecure) {
            start().sync();
            insecure = false;
        }
        syncs.await();
    }

    @Override
    public void touched(String path) {
        unsettled.add(path);
    }

    /** What is gone again, or cannot be opened by whoever may write it, is passed over: then the file system decides when. */
    @Override
    public void settle() {
        int begun = 0;
        for (String path : unsettled) {
            syncs.begin(() -> settle(path));
            if (++begun % SIDE_BY_SIDE == 0) {
                syncs.await();
            }
        }
        syncs.await();
        unsettled.clear();
    }

    private void settle(String path) {
        try {
            files.sync(path);
        } catch (PortException e) {
            if (e.failure().code() != Code.NOT_FOUND && e.failure().code() != Code.DENIED) {
                throw e;
            }
        }
    }

    private static byte[] encoded(JournalEntry entry) {
        return entry.encoded().getBytes(StandardCharsets.UTF_8);
    }

    private Undo append(JournalEntry entry) {
        start().append(encoded(entry));
        insecure = true;
        count++;
        int line = lines++;
        return () -> {
            try {
                new PathRestore(files, directory).restore(entry);
                noteUndone(line);
                return null;
            } catch (PortException e) {
                return e.failure();
            }
        };
    }

    /** A block that was taken back is no business of a rollback, which would find the work of later tasks in its place. */
    private void noteUndone(int line) {
        if (undone == null) {
            undone = files.append(directory + "/undone");
        }
        undone.append((line + "\n").getBytes(StandardCharsets.UTF_8));
        undone.sync();
    }

    private FileSystem.Appender start() {
        if (entries == null) {
            makeDirectory(directory);
            makeDirectory(directory + "/pre");
            files.append(directory + "/" + BUSY).close();
            entries = files.append(directory + "/entries");
            files.sync(directory);
            files.sync(directory.substring(0, directory.lastIndexOf('/')));
        }
        return entries;
    }

    private void makeDirectory(String path) {
        if (files.status(path) == null) {
            files.makeDirectory(path, 0700, -1, -1, false);
        }
    }

    private String imagePath(String image) {
        return directory + "/pre/" + image;
    }

    @Override
    public void close() {
        settle();
        if (entries != null) {
            entries.close();
        }
        if (undone != null) {
            undone.close();
        }
    }
}
