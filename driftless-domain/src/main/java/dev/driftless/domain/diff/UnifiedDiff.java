package dev.driftless.domain.diff;

import dev.driftless.domain.value.Holes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The difference of two texts as {@code diff -u} writes it (POSIX diff, "Diff -u Output Format"), without times. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    /** What the text before is called where there was none. */
    public static final String NOTHING = "/dev/null";

    private final List<String> before;
    private final List<String> after;
    private final BitSet hiddenBefore;
    private final BitSet hiddenAfter;
    private final List<Edit> edits = new ArrayList<>();
    private final List<String> out = new ArrayList<>();

    private UnifiedDiff(String before, String after, SecretText secret) {
        this.before = lines(before);
        this.after = lines(after);
        this.hiddenBefore = SecretLines.of(this.before, secret);
        this.hiddenAfter = SecretLines.of(this.after, secret);
    }

    private record Edit(char sign, int i, int j) {}

    /**
     * The lines of the diff, without line ends; empty where the texts are equal. A line that holds a secret is masked as a whole,
     * unknown parts are shown as {@value Holes#SHOWN}.
     */
    public static List<String> of(String from, String to, String before, String after, SecretText secret) {
        if (before.equals(after)) {
            return List.of();
        }
        UnifiedDiff diff = new UnifiedDiff(before, after, secret);
        diff.out.add("--- " + (secret.isIn(from) ? ChangeText.MASK : from));
        diff.out.add("+++ " + (secret.isIn(to) ? ChangeText.MASK : to));
        diff.findEdits();
        diff.writeHunks();
        return List.copyOf(diff.out);
    }

    /** Lines with their ends, so that a missing last one is a difference. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(at, end));
            at = end;
        }
        return lines;
    }

    private void findEdits() {
        int[] partner = LineDiff.partners(before, after);
        int j = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] < 0) {
                edits.add(new Edit('-', i, j));
                continue;
            }
            while (j < partner[i]) {
                edits.add(new Edit('+', i, j++));
            }
            edits.add(new Edit(' ', i, j++));
        }
        while (j < after.size()) {
            edits.add(new Edit('+', before.size(), j++));
        }
    }

    private void writeHunks() {
        int at = 0;
        while (at < edits.size()) {
            if (edits.get(at).sign() == ' ') {
                at++;
                continue;
            }
            int from = Math.max(0, at - CONTEXT);
            int last = at;
            for (int k = at; k < edits.size() && k - last <= 2 * CONTEXT + 1; k++) {
                last = edits.get(k).sign() == ' ' ? last : k;
            }
            int to = Math.min(edits.size(), last + CONTEXT + 1);
            writeHunk(edits.subList(from, to));
            at = to;
        }
    }

    private void writeHunk(List<Edit> hunk) {
        int removed = 0;
        int come = 0;
        for (Edit edit : hunk) {
            removed += edit.sign() == '+' ? 0 : 1;
            come += edit.sign() == '-' ? 0 : 1;
        }
        Edit first = hunk.getFirst();
        out.add("@@ -" + range(first.i(), removed) + " +" + range(first.j(), come) + " @@");
        for (Edit edit : hunk) {
            boolean added = edit.sign() == '+';
            boolean hidden = added ? hiddenAfter.get(edit.j()) : hiddenBefore.get(edit.i());
            writeLine(edit.sign(), added ? after.get(edit.j()) : before.get(edit.i()), hidden);
        }
    }

    private void writeLine(char sign, String line, boolean hidden) {
        boolean ended = line.endsWith("\n");
        String text = ended ? line.substring(0, line.length() - 1) : line;
        out.add(sign + (hidden ? ChangeText.MASK : Holes.show(text)));
        if (!ended) {
            out.add("\\ No newline at end of file");
        }
    }

    /** An empty range is named by the line before it. */
    private static String range(int start, int length) {
        return switch (length) {
            case 0 -> start + ",0";
            case 1 -> Integer.toString(start + 1);
            default -> start + 1 + "," + length;
        };
    }
}
