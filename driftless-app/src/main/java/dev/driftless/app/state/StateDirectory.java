package dev.driftless.app.state;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.FileStatus;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds what is kept between runs, and its layout. Knows where things are; making one does nothing, {@link #check} only reads,
 * {@link #prepare} creates what is missing.
 */
public final class StateDirectory {
    /** The layout that this program reads and writes. */
    public static final int VERSION = 1;

    /** How long a journal is kept. */
    public static final Duration JOURNAL_AGE = Duration.ofDays(30);

    /** How many bytes of journals are kept. */
    public static final long JOURNAL_BYTES = 1L << 30;

    private static final int PRIVATE = 0700;
    private static final int SMALL = 4096;
    private static final DateTimeFormatter FOR_PEOPLE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);

    private final FileSystem files;
    private final String root;

    /**
     * Names the directory.
     *
     * @param root absolute, without a slash at its end
     */
    public StateDirectory(FileSystem files, String root) {
        this.files = files;
        this.root = root;
    }

    public String root() {
        return root;
    }

    /** Where the journals of all runs are. */
    public String journals() {
        return root + "/journal";
    }

    public String journal(RunId run) {
        return journals() + "/" + run;
    }

    /** Handlers that were notified and have not run. */
    public String pending() {
        return root + "/pending";
    }

    public String ledger() {
        return root + "/ledger";
    }

    public String audit() {
        return root + "/audit";
    }

    /** What the last record of the audit chain was. */
    public String auditHead() {
        return root + "/audit-head";
    }

    public String auditQueue() {
        return root + "/audit-queue";
    }

    public String checkpoints() {
        return root + "/checkpoints";
    }

    public String deadLetters() {
        return root + "/dead-letter";
    }

    /** The key that saved plans are sealed with. */
    public String planKey() {
        return root + "/plan.key";
    }

    private String versionFile() {
        return root + "/version";
    }

    private String lockFile() {
        return root + "/lock";
    }

    /** Refuses a directory that a newer program or somebody else wrote; writes nothing. */
    public void check() {
        FileStatus status = files.status(root);
        if (status == null) {
            return;
        }
        if (status.kind() != FileStatus.Kind.DIRECTORY) {
            throw new PortException(new Failure(Code.CONFLICT, "the state directory " + root + " is not a directory"));
        }
        if (status.uid() != files.userId()) {
            throw new PortException(new Failure(
                    Code.DENIED,
                    "the state directory " + root + " belongs to uid " + status.uid() + ", not to uid " + files.userId()
                            + "; choose another with --state-dir"));
        }
        if (files.status(versionFile()) != null) {
            checkVersion(new String(files.read(versionFile(), SMALL), StandardCharsets.UTF_8).strip());
        }
    }

    private void checkVersion(String text) {
        int version;
        try {
            version = Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new PortException(
                    new Failure(Code.INVALID, versionFile() + " holds no version number: \"" + text + "\""));
        }
        if (version > VERSION) {
            throw new PortException(new Failure(
                    Code.INVALID,
                    "the state directory " + root + " was written by a newer driftless (layout " + version
                            + ", this one knows up to " + VERSION
                            + "); install that one, or choose another directory"));
        }
    }

    /** Creates the directory, if need be with its parents, and what every run needs in it; only its owner may look inside. */
    public void prepare() {
        check();
        makeDirectories(root);
        FileStatus status = files.status(root);
        if (status != null && status.mode() != PRIVATE) {
            files.setAttributes(root, PRIVATE, -1, -1);
        }
        for (String directory : List.of(journals(), audit())) {
            makeDirectories(directory);
        }
    }

    private void makeDirectories(String path) {
        if (path.isEmpty() || files.status(path) != null) {
            return;
        }
        makeDirectories(path.substring(0, path.lastIndexOf('/')));
        files.makeDirectory(path, PRIVATE, -1, -1, true);
    }

    /**
     * Takes the lock that one run at a time holds, and removes what a killed run left half-made.
     *
     * @param pid of this process
     * @param since when this run began
     * @param zone in which people here read times; asked for only where the lock is taken
     * @throws Locked where another process holds it; the message names its pid and start
     */
    public FileSystem.Lock lock(long pid, Instant since, Supplier<ZoneId> zone) {
        FileSystem.Lock lock = files.tryLock(lockFile());
        if (lock == null) {
            throw new Locked(root, holder(zone.get()));
        }
        boolean ready = false;
        try {
            lock.describe(pid + " " + since.truncatedTo(ChronoUnit.MILLIS) + "\n");
            if (files.status(versionFile()) == null) {
                writeText(files, versionFile(), VERSION + "\n");
            }
            new Leftovers(files).remove(root, runs().stream().map(this::journal).toList());
            ready = true;
            return lock;
        } finally {
            if (!ready) {
                lock.close();
            }
        }
    }

    private String holder(ZoneId zone) {
        String text = files.lockHolder(lockFile()).strip();
        int space = text.indexOf(' ');
        if (space < 0) {
            return "it has just begun"; // between taking the lock and saying so
        }
        try {
            Instant since = Instant.parse(text.substring(space + 1));
            return "pid " + text.substring(0, space) + ", since " + FOR_PEOPLE.format(since.atZone(zone));
        } catch (DateTimeParseException _) {
            return "pid " + text.substring(0, space);
        }
    }

    /** Refuses where fewer bytes are free than a run may need for its journal. */
    public void requireRoom(long bytes) {
        long free = files.freeBytes(root);
        if (free < bytes) {
            throw new PortException(new Failure(
                    Code.IO,
                    "no room for the journal in " + root + ": " + free + " bytes free, " + bytes
                            + " needed; nothing was changed"));
        }
    }

    /** The runs that have a journal, oldest first. */
    public List<RunId> runs() {
        if (files.status(journals()) == null) {
            return List.of();
        }
        return files.list(journals()).stream()
                .filter(RunId::isRunId)
                .map(RunId::new)
                .toList();
    }

    /** The run that has a journal and begins with this prefix. */
    public RunId find(String prefix) {
        return RunId.find(prefix, runs().stream().map(RunId::text).toList());
    }

    /**
     * Removes journals, the oldest first, until none is older than {@code age} and all together hold at most {@code bytes}.
     *
     * @param keep a run whose journal stays, or null
     * @return the runs that lost theirs
     */
    public List<RunId> prune(Instant now, Duration age, long bytes, @Nullable RunId keep) {
        List<RunId> runs = runs();
        long[] sizes = runs.stream().mapToLong(run -> size(journal(run))).toArray();
        long total = 0;
        for (long size : sizes) {
            total += size;
        }
        List<RunId> removed = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            RunId run = runs.get(i);
            boolean old = run.time().isBefore(now.minus(age));
            if ((old || total > bytes) && !run.equals(keep)) {
                files.removeTree(journal(run));
                total -= sizes[i];
                removed.add(run);
            }
        }
        return removed;
    }

    private long size(String path) {
        FileStatus status = files.status(path);
        if (status == null) {
            return 0;
        }
        if (status.kind() != FileStatus.Kind.DIRECTORY) {
            return status.size();
        }
        long total = 0;
        for (String name : files.list(path)) {
            total += size(path + "/" + name);
        }
        return total;
    }

    /** Puts a small text in the place of a file, so that it survives a power cut. */
    static void writeText(FileSystem files, String path, String text) {
        files.write(
                path,
                new FileSystem.NewFile(
                        out -> out.write(text.getBytes(StandardCharsets.UTF_8)), 0600, -1, -1, null, true));
    }
}
