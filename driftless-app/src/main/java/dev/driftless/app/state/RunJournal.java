package dev.driftless.app.state;

import dev.driftless.app.host.JournalEntry;
import dev.driftless.ports.FileSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the journal of one run says.
 *
 * @param entries in the order in which things were done
 * @param damagedAt the first line that makes no sense and has others after it, counted from 1, or 0: somebody else wrote there
 */
record RunJournal(List<Line> entries, int damagedAt) {
    private static final Map<String, Integer> LEAST_FIELDS = Map.of(
            JournalEntry.PATH,
            9,
            JournalEntry.TREE,
            2,
            JournalEntry.STATE,
            4,
            JournalEntry.COMMAND,
            1,
            JournalEntry.READY,
            2);

    /**
     * One entry.
     *
     * @param index counts lines of the file, from 0
     * @param version size, modification time and inode of what was about to be put in place, or "" where its digest is known or it never got that far
     * @param undone whether it has been taken back
     */
    record Line(int index, JournalEntry entry, String version, boolean undone) {
        boolean isCommand() {
            return entry.kind().equals(JournalEntry.COMMAND);
        }

        /** Whether something is left to take back. */
        boolean isLeft() {
            return !undone && !isCommand();
        }
    }

    boolean hasLeft() {
        return entries.stream().anyMatch(Line::isLeft);
    }

    /** How many changes it holds that can be taken back, done so or not. */
    int changes() {
        return (int) entries.stream().filter(line -> !line.isCommand()).count();
    }

    /**
     * Reads it. A last line without an end, which a dying process left, and last lines without sense, which a power cut left, describe changes that were
     * never begun: a change begins when its line is durable.
     */
    static RunJournal read(FileSystem files, String directory) {
        Set<String> undone = new HashSet<>(wholeLines(files, directory + "/undone"));
        List<Line> entries = new ArrayList<>();
        Map<String, Integer> latest = new HashMap<>();
        List<String> lines = wholeLines(files, directory + "/entries");
        int senseless = 0;
        int damagedAt = 0;
        for (int i = 0; i < lines.size(); i++) {
            JournalEntry entry = entry(lines.get(i));
            if (entry == null) {
                senseless = senseless == 0 ? i + 1 : senseless;
                continue;
            }
            damagedAt = damagedAt == 0 ? senseless : damagedAt;
            if (entry.kind().equals(JournalEntry.READY)) {
                Integer at = latest.get(entry.field(0));
                if (at != null) {
                    Line line = entries.get(at);
                    entries.set(at, new Line(line.index(), line.entry(), entry.field(1), line.undone()));
                }
            } else {
                if (entry.kind().equals(JournalEntry.PATH)) {
                    latest.put(entry.field(0), entries.size());
                }
                entries.add(new Line(i, entry, "", undone.contains(Integer.toString(i))));
            }
        }
        return new RunJournal(List.copyOf(entries), damagedAt);
    }

    private static @Nullable JournalEntry entry(String line) {
        try {
            JournalEntry entry = JournalEntry.decoded(line);
            Integer least = LEAST_FIELDS.get(entry.kind());
            if (least == null || entry.fields().size() < least) {
                return null;
            }
            if (entry.kind().equals(JournalEntry.PATH)) {
                for (int i = 2; i <= 4; i++) {
                    entry.number(i);
                }
            }
            return entry;
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return null;
        }
    }

    private static List<String> wholeLines(FileSystem files, String path) {
        if (files.status(path) == null) {
            return List.of();
        }
        String text;
        try (var in = files.open(path)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
