package dev.driftless.domain.task.file;

import dev.driftless.domain.task.Presence;
import dev.driftless.domain.template.PythonRegex.Match;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How block_in_file changes a text: Ansible's blockinfile, but for two of its faults. A marker in a last line that has no end is found, and
 * removing a block that is not there changes nothing.
 */
final class BlockEdit {
    private final BlockInFileTask task;
    private final String begin;
    private final String end;
    private final String block;
    private final @Nullable OptionPattern place;

    BlockEdit(BlockInFileTask task, UnaryOperator<String> spelled) {
        this.task = task;
        this.begin = spelled.apply(task.begin());
        this.end = spelled.apply(task.end());
        this.block = task.state() == Presence.PRESENT ? spelled.apply(task.block()) : "";
        String after = task.insertAfter();
        String before = task.insertBefore();
        if (after != null && !after.equals("EOF")) {
            this.place = OptionPattern.of("insert_after", spelled.apply(after));
        } else if (before != null && !before.equals("BOF")) {
            this.place = OptionPattern.of("insert_before", spelled.apply(before));
        } else {
            this.place = null;
        }
    }

    String apply(String text) {
        List<String> lines = TextEdit.lines(text);
        int first = last(lines, begin);
        int second = last(lines, end);
        int at;
        if (first >= 0 && second >= 0) {
            at = Math.min(first, second);
            lines.subList(at, Math.max(first, second) + 1).clear();
        } else if (block.isEmpty()) {
            return text;
        } else {
            at = place(text, lines);
        }
        if (at > 0 && !lines.get(at - 1).endsWith("\n")) {
            lines.set(at - 1, lines.get(at - 1) + "\n");
        }
        insert(lines, at);
        return String.join("", lines);
    }

    private void insert(List<String> lines, int place) {
        int at = place;
        boolean present = task.state() == Presence.PRESENT;
        if (present && task.prependNewline() && at > 0 && !lines.get(at - 1).equals("\n")) {
            lines.add(at++, "\n");
        }
        if (!block.isEmpty()) {
            String body = block.endsWith("\n") ? block : block + "\n";
            lines.add(at++, begin + "\n" + body + end + "\n");
        }
        if (present
                && task.appendNewline()
                && at < lines.size()
                && !lines.get(at).equals("\n")) {
            lines.add(at, "\n");
        }
    }

    private static int last(List<String> lines, String marker) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            if (line.equals(marker + "\n") || (i == lines.size() - 1 && line.equals(marker))) {
                return i;
            }
        }
        return -1;
    }

    private int place(String text, List<String> lines) {
        if (place == null) {
            return task.insertBefore() == null ? lines.size() : 0;
        }
        int found = place.multiline() ? across(place, text) : within(place, lines);
        if (found < 0) {
            return lines.size();
        }
        return Math.min(task.insertAfter() == null ? found : found + 1, lines.size());
    }

    private int across(OptionPattern wanted, String text) {
        Match match = wanted.search(text);
        if (match == null) {
            return -1;
        }
        int until = task.insertAfter() == null ? match.start() : match.end();
        return (int) text.substring(0, until).chars().filter(c -> c == '\n').count();
    }

    private static int within(OptionPattern wanted, List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (wanted.in(lines.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
