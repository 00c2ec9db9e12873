package dev.driftless.app.state;

import dev.driftless.app.host.FileJournal;
import dev.driftless.app.host.JournalEntry;
import dev.driftless.ports.FileSystem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The runs that changed something and whose journals are still kept. */
public final class RunHistory {
    private static final int MAX_BYTES = 1 << 20;

    private final FileSystem files;
    private final StateDirectory state;

    public RunHistory(FileSystem files, StateDirectory state) {
        this.files = files;
        this.state = state;
    }

    /**
     * How a run ended.
     *
     * @param config the directory of its configuration
     * @param counts of steps by how they ended, sorted by name
     */
    public record Summary(String config, Instant ended, int exitCode, Map<String, Integer> counts) {
        public Summary {
            counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        }
    }

    /**
     * One run.
     *
     * @param started to the millisecond
     * @param changes how many the journal holds that can be taken back, or could
     * @param rolledBack whether all of them were
     * @param summary null where the run was interrupted, or goes on
     */
    public record Entry(
            RunId run,
            Instant started,
            int changes,
            boolean rolledBack,
            @Nullable Summary summary) {}

    /** Notes how a run ended, if it has a journal; what it did is durable. */
    public void ended(RunId run, Summary summary) {
        String directory = state.journal(run);
        if (files.status(directory) == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        text.append(line("config", summary.config()));
        text.append(line("ended", summary.ended().toString()));
        text.append(line("exit", Integer.toString(summary.exitCode())));
        summary.counts().forEach((name, count) -> text.append(line("count", name, count.toString())));
        StateDirectory.writeText(files, directory + "/summary", text.toString());
        files.remove(directory + "/" + FileJournal.BUSY, false);
    }

    private static String line(String kind, String... fields) {
        return new JournalEntry(kind, List.of(fields)).encoded();
    }

    /** All of them, the latest first. */
    public List<Entry> list() {
        List<Entry> runs = new ArrayList<>();
        for (RunId run : state.runs().reversed()) {
            String directory = state.journal(run);
            RunJournal journal = RunJournal.read(files, directory);
            boolean rolledBack = journal.changes() > 0 && !journal.hasLeft();
            runs.add(new Entry(run, run.time(), journal.changes(), rolledBack, summary(directory + "/summary")));
        }
        return runs;
    }

    private @Nullable Summary summary(String path) {
        if (files.status(path) == null) {
            return null;
        }
        String config = "";
        Instant ended = Instant.EPOCH;
        int exitCode = 0;
        Map<String, Integer> counts = new TreeMap<>();
        String text = new String(files.read(path, MAX_BYTES), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            JournalEntry entry = JournalEntry.decoded(line);
            switch (entry.kind()) {
                case "config" -> config = entry.field(0);
                case "ended" -> ended = Instant.parse(entry.field(0));
                case "exit" -> exitCode = entry.number(0);
                case "count" -> counts.put(entry.field(0), entry.number(1));
                default -> {} // a later program of this layout may say more
            }
        }
        return new Summary(config, ended, exitCode, counts);
    }
}
