package dev.driftless.app.host;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import dev.driftless.ports.TemporaryName;
import org.jspecify.annotations.Nullable;

/** Brings a path back to what a journal says of it. Doing it twice does no harm. */
public final class PathRestore {
    private final FileSystem files;
    private final String directory;
    private final boolean trusting;

    /** @param directory of the run's journal */
    PathRestore(FileSystem files, String directory) {
        this(files, directory, false);
    }

    /**
     * Restores from a run's journal.
     *
     * @param trusting whether kept content is put back though it does not match its digest
     */
    public PathRestore(FileSystem files, String directory, boolean trusting) {
        this.files = files;
        this.directory = directory;
        this.trusting = trusting;
    }

    /** Does it, or throws {@link PortException}. */
    public void restore(JournalEntry entry) {
        switch (entry.kind()) {
            case JournalEntry.PATH -> path(entry);
            case JournalEntry.TREE -> tree(entry);
            default -> throw new PortException(new Failure(Code.FAILED, "a command cannot be taken back"));
        }
    }

    private void path(JournalEntry entry) {
        String path = entry.field(0);
        FileStatus now = files.status(path);
        switch (entry.field(1)) {
            case "absent" -> {
                if (now != null) {
                    files.remove(path, true);
                }
            }
            case "directory" -> {
                if (now != null && now.kind() != FileStatus.Kind.DIRECTORY) {
                    files.remove(path, true);
                }
                if (now == null || now.kind() != FileStatus.Kind.DIRECTORY) {
                    files.makeDirectory(path, entry.number(2), entry.number(3), entry.number(4), true);
                }
                attributes(entry, path);
            }
            case "symlink" -> {
                clearDirectory(path, now);
                symlink(entry, path);
            }
            case "attributes" -> attributes(entry, path);
            case "file" -> file(entry, path, now);
            default ->
                throw new PortException(new Failure(Code.FAILED, path + " was a special file and cannot be restored"));
        }
    }

    /** Where whoever may set them may not open the file, the file system decides when they are durable. */
    private void attributes(JournalEntry entry, String path) {
        files.setAttributes(path, entry.number(2), entry.number(3), entry.number(4));
        try {
            files.sync(path);
        } catch (PortException e) {
            if (e.failure().code() != Code.DENIED) {
                throw e;
            }
        }
    }

    private void symlink(JournalEntry entry, String path) {
        String target = entry.field(5);
        FileStatus now = files.status(path);
        if (now != null
                && now.kind() == FileStatus.Kind.SYMLINK
                && files.readLink(path).equals(target)) {
            return;
        }
        String temporary = temporary(entry).beside(path);
        files.symlink(temporary, target, false);
        files.setAttributes(temporary, -1, entry.number(3), entry.number(4));
        files.rename(temporary, path, true);
    }

    /** The name that the journal knows, so that what a kill leaves of this is removed too. */
    private static TemporaryName temporary(JournalEntry entry) {
        TemporaryName known = entry.temporary();
        return known == null ? TemporaryName.next() : known;
    }

    private String image(JournalEntry entry) {
        return directory + "/pre/" + entry.field(5);
    }

    /** Throws {@link PortException} where the content that a {@code path} entry keeps is not what it was. */
    public void checkImage(JournalEntry entry) {
        if (!entry.field(1).equals("file")) {
            return;
        }
        String digest = files.digest(image(entry), "SHA-256");
        if (!digest.equals(entry.field(6))) {
            throw new PortException(new Failure(
                    Code.STALE,
                    "the kept content of " + entry.field(0) + " was changed since (expected sha256 "
                            + entry.field(6).substring(0, 8) + "…, found " + digest.substring(0, 8) + "…)"));
        }
    }

    private void file(JournalEntry entry, String path, @Nullable FileStatus now) {
        String image = image(entry);
        if (!trusting) {
            checkImage(entry);
        }
        FileStatus kept = files.status(image);
        if (now != null && kept != null && now.inode() == kept.inode() && now.device() == kept.device()) {
            attributes(entry, path); // it was never replaced
            return;
        }
        clearDirectory(path, now);
        String temporary = temporary(entry).beside(path);
        if (files.status(temporary) != null) {
            files.remove(temporary, true);
        }
        try {
            // the old file itself, which other names of it may still be
            files.hardLink(image, temporary);
        } catch (FileSystem.CrossDevice _) {
            write(entry, image, path);
            return;
        }
        files.setAttributes(temporary, entry.number(2), entry.number(3), entry.number(4));
        files.rename(temporary, path, true);
    }

    private void write(JournalEntry entry, String image, String path) {
        files.write(
                path,
                new FileSystem.NewFile(
                        out -> {
                            try (var in = files.open(image)) {
                                in.transferTo(out);
                            }
                        },
                        entry.number(2),
                        entry.number(3),
                        entry.number(4),
                        null,
                        FileSystem.Durable.ALL,
                        temporary(entry)));
    }

    /** An empty directory that the run put in the place of a file. */
    private void clearDirectory(String path, @Nullable FileStatus now) {
        if (now != null && now.kind() == FileStatus.Kind.DIRECTORY) {
            files.remove(path, true);
        }
    }

    /** Where the tree of a {@code tree} entry is kept. */
    public String treeImage(JournalEntry entry) {
        return directory + "/pre/" + entry.field(1);
    }

    private void tree(JournalEntry entry) {
        String root = entry.field(0);
        String image = treeImage(entry);
        if (files.status(image) == null) {
            return;
        }
        FileStatus now = files.status(root);
        if (now != null) {
            files.remove(root, true);
        }
        files.rename(image, root, true);
    }
}
