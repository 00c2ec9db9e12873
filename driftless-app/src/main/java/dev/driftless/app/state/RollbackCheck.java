package dev.driftless.app.state;

import dev.driftless.app.host.FileJournal;
import dev.driftless.app.host.JournalEntry;
import dev.driftless.app.host.PathRestore;
import dev.driftless.app.state.RunJournal.Line;
import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileStatus.Kind;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out, before anything is touched, what a rollback would destroy that the run did not make, and what it could not restore. */
final class RollbackCheck {
    private final FileSystem files;
    private final PathRestore restore;
    private final List<Line> left;
    private final Set<String> written = new HashSet<>();
    private final List<Failure> problems = new ArrayList<>();

    private RollbackCheck(FileSystem files, String directory, List<Line> left) {
        this.files = files;
        this.restore = new PathRestore(files, directory, false);
        this.left = left;
    }

    /** @param left what is to be taken back, in the order in which it was done */
    static List<Failure> problems(FileSystem files, String directory, List<Line> left) {
        var check = new RollbackCheck(files, directory, left);
        check.run();
        return check.problems;
    }

    private void run() {
        Map<String, List<Line>> byPath = new LinkedHashMap<>();
        for (Line line : left) {
            String kind = line.entry().kind();
            if (kind.equals(JournalEntry.PATH) || kind.equals(JournalEntry.TREE)) {
                written.add(line.entry().field(0));
                byPath.computeIfAbsent(line.entry().field(0), _ -> new ArrayList<>())
                        .add(line);
            }
        }
        byPath.forEach((path, lines) -> {
            try {
                check(path, lines);
            } catch (PortException e) {
                problems.add(e.failure());
            }
        });
    }

    private void check(String path, List<Line> lines) {
        for (Line line : lines) {
            if (line.entry().kind().equals(JournalEntry.PATH)) {
                restore.checkImage(line.entry());
            }
        }
        String kept = kept(path, lines.getLast());
        FileStatus now = files.status(kept);
        boolean known = lines.stream().anyMatch(line -> isAfter(kept, now, line) || isBefore(kept, now, line.entry()));
        if (!known) {
            problems.add(new Failure(
                    Code.STALE,
                    path + (now == null ? " is gone" : " holds something that the run did not write")
                            + "; --force takes the run back all the same"));
        } else if (now != null
                && now.kind() == Kind.DIRECTORY
                && wasNone(lines.getFirst().entry())) {
            for (String name : files.list(kept)) {
                String child = (path.equals("/") ? "" : path) + "/" + name;
                if (!written.contains(child)) {
                    problems.add(new Failure(
                            Code.CONFLICT,
                            path + " would go, but holds " + name
                                    + ", which the run did not write; move it away first"));
                    return;
                }
            }
        }
    }

    /** Where the path is now: in the journal, where the run removed it later with the tree that it was in. */
    private String kept(String path, Line last) {
        for (Line line : left) {
            JournalEntry entry = line.entry();
            if (line.index() > last.index()
                    && entry.kind().equals(JournalEntry.TREE)
                    && path.startsWith(entry.field(0) + "/")
                    && isKept(entry)) {
                return restore.treeImage(entry) + path.substring(entry.field(0).length());
            }
        }
        return path;
    }

    /** Whether the directory there must go: the path was none before the run, or its own tree is still in the journal. */
    private boolean wasNone(JournalEntry entry) {
        return entry.kind().equals(JournalEntry.TREE)
                ? isKept(entry)
                : !entry.field(1).equals("directory") && !entry.field(1).equals("attributes");
    }

    /** Whether what is there is what this entry's change made of it. */
    private boolean isAfter(String path, @Nullable FileStatus now, Line line) {
        JournalEntry entry = line.entry();
        if (entry.kind().equals(JournalEntry.TREE)) {
            return now == null;
        }
        String proof = entry.field(8);
        return switch (entry.field(7)) {
            case "absent" -> now == null;
            case "directory" -> now != null && now.kind() == Kind.DIRECTORY;
            case "symlink" ->
                now != null
                        && now.kind() == Kind.SYMLINK
                        && FileJournal.linkProof(files.readLink(path)).equals(proof);
            case "file" -> now != null && now.kind() == Kind.REGULAR && isOwnFile(path, now, line);
            default -> false;
        };
    }

    private boolean isOwnFile(String path, FileStatus now, Line line) {
        String proof = line.entry().field(8);
        if (line.entry().field(1).equals("attributes")) {
            return true; // its content is not what the run changed
        } else if (!proof.isEmpty()) {
            return files.digest(path, "SHA-256").equals(proof);
        }
        String version = line.version();
        return version.startsWith(JournalEntry.DIGEST)
                ? version.equals(JournalEntry.DIGEST + files.digest(path, "SHA-256"))
                : version.equals(now.version());
    }

    /** Whether what is there is what was there before this entry's change. */
    private boolean isBefore(String path, @Nullable FileStatus now, JournalEntry entry) {
        if (entry.kind().equals(JournalEntry.TREE)) {
            return now != null && !isKept(entry);
        }
        return switch (entry.field(1)) {
            case "absent" -> now == null;
            case "directory" -> now != null && now.kind() == Kind.DIRECTORY;
            case "symlink" ->
                now != null
                        && now.kind() == Kind.SYMLINK
                        && files.readLink(path).equals(entry.field(5));
            case "attributes" -> now != null && now.kind() == Kind.REGULAR;
            case "file" ->
                now != null
                        && now.kind() == Kind.REGULAR
                        && files.digest(path, "SHA-256").equals(entry.field(6));
            default -> false;
        };
    }

    private boolean isKept(JournalEntry tree) {
        return files.status(restore.treeImage(tree)) != null;
    }
}
