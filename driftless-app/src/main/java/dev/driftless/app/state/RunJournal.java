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

/**
 * What the journal of one run says.
 *
 * @param entries in the order in which things were done
 */
record RunJournal(List<Line> entries) {
    /**
     * One entry.
     *
     * @param index counts lines of the file, from 0
     * @param version size, modification time and inode of what was written, or "" where its digest is known or it never got that far
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

    /** Reads it; a last line without an end, which a dying process left, describes a change that was never begun. */
    static RunJournal read(FileSystem files, String directory) {
        Set<Integer> undone = new HashSet<>();
        for (String line : wholeLines(files, directory + "/undone")) {
            undone.add(Integer.parseInt(line));
        }
        List<Line> entries = new ArrayList<>();
        Map<String, Integer> latest = new HashMap<>();
        List<String> lines = wholeLines(files, directory + "/entries");
        for (int i = 0; i < lines.size(); i++) {
            JournalEntry entry = JournalEntry.decoded(lines.get(i));
            if (entry.kind().equals(JournalEntry.DONE)) {
                Integer at = latest.get(entry.field(0));
                if (at != null) {
                    Line line = entries.get(at);
                    entries.set(at, new Line(line.index(), line.entry(), entry.field(1), line.undone()));
                }
            } else {
                if (entry.kind().equals(JournalEntry.PATH)) {
                    latest.put(entry.field(0), entries.size());
                }
                entries.add(new Line(i, entry, "", undone.contains(i)));
            }
        }
        return new RunJournal(List.copyOf(entries));
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
