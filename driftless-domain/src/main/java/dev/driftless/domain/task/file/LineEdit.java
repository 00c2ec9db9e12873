package dev.driftless.domain.task.file;

import dev.driftless.domain.template.PythonRegex.Match;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How line_in_file changes the lines of a file: Ansible's lineinfile line by line, but for two of its faults. It neither glues a line to a
 * last one that has no end, nor changes the end of a line that it replaces.
 */
final class LineEdit {
    private final LineInFileTask task;
    private final String line;
    private final @Nullable OptionPattern regexp;
    private final @Nullable String search;
    private final @Nullable OptionPattern place;

    LineEdit(LineInFileTask task, UnaryOperator<String> spelled) {
        this.task = task;
        this.line = task.line() == null ? "" : spelled.apply(task.line());
        this.regexp = pattern("regexp", task.regexp(), spelled);
        this.search = task.searchString() == null ? null : spelled.apply(task.searchString());
        this.place = place(task, spelled);
    }

    private static @Nullable OptionPattern place(LineInFileTask task, UnaryOperator<String> spelled) {
        String after = task.insertAfter();
        String before = task.insertBefore();
        if (after != null && !after.equals("EOF") && !after.equals("BOF")) {
            return pattern("insert_after", after, spelled);
        }
        return before == null || before.equals("BOF") ? null : pattern("insert_before", before, spelled);
    }

    private static @Nullable OptionPattern pattern(
            String option, @Nullable String text, UnaryOperator<String> spelled) {
        return text == null ? null : OptionPattern.of(option, spelled.apply(text));
    }

    /** Removes every line that is found; says whether there was one. */
    boolean remove(List<String> lines) {
        Predicate<String> found = now -> TextEdit.bare(now).equals(line);
        if (regexp != null) {
            found = regexp::in;
        } else if (search != null) {
            found = now -> now.contains(search);
        }
        return lines.removeIf(found);
    }

    /** Puts the line there; says whether that changed anything. */
    boolean put(List<String> lines) {
        int match = matching(lines);
        if (match >= 0) {
            return replace(lines, match, task.backrefs());
        }
        int same = -1;
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (TextEdit.bare(lines.get(i)).equals(line)) {
                same = i;
            } else if (place != null && place.in(lines.get(i))) {
                at = task.insertBefore() == null ? i + 1 : i;
                if (task.firstMatch()) {
                    break;
                }
            }
        }
        if (same >= 0) {
            return replace(lines, same, false);
        }
        return !task.backrefs() && insert(lines, at);
    }

    private int matching(List<String> lines) {
        int found = -1;
        for (int i = 0; i < lines.size() && (found < 0 || !task.firstMatch()); i++) {
            String now = lines.get(i);
            if ((regexp != null && regexp.in(now)) || (search != null && now.contains(search))) {
                found = i;
            }
        }
        return found;
    }

    private boolean replace(List<String> lines, int at, boolean expand) {
        String old = lines.get(at);
        String wanted = line;
        if (expand && regexp != null) {
            Match match = regexp.search(old);
            wanted = match == null ? line : regexp.expand("line", line, match);
        }
        if (!wanted.endsWith("\n")) {
            wanted += old.endsWith("\r\n") ? "\r\n" : "\n";
        }
        return !lines.set(at, wanted).equals(wanted);
    }

    private boolean insert(List<String> lines, int at) {
        if ("BOF".equals(task.insertBefore()) || "BOF".equals(task.insertAfter())) {
            lines.addFirst(line + "\n");
            return true;
        }
        int index = at < 0 ? lines.size() : at;
        if (at >= 0 && task.insertBefore() == null) {
            // a line with the same text but for line ends inside is already there
            String beside = lines.get(index == lines.size() ? index - 1 : index);
            if (TextEdit.bare(beside).equals(line)) {
                return false;
            }
        }
        if (index == lines.size()) {
            TextEdit.endLastLine(lines);
        }
        lines.add(index, line + "\n");
        return true;
    }
}
