package dev.driftless.domain.diff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lines two texts have in common: patience diff, which anchors on lines that occur once in both, and a longest common
 * subsequence in the small gaps that have none. A big gap without an anchor is replaced as a whole, so that the time stays nearly linear.
 */
final class LineDiff {
    private static final int MAX_CELLS = 1_000_000;
    private static final int MAX_DEPTH = 64;

    private final int[] a;
    private final int[] b;
    private final int[] partner;

    private LineDiff(int[] a, int[] b) {
        this.a = a;
        this.b = b;
        this.partner = new int[a.length];
        Arrays.fill(partner, -1);
    }

    /** For each line of {@code before} the index of the line of {@code after} that it became, ascending, or -1. */
    static int[] partners(List<String> before, List<String> after) {
        Map<String, Integer> numbers = new HashMap<>();
        LineDiff diff = new LineDiff(numbered(before, numbers), numbered(after, numbers));
        diff.match(0, before.size(), 0, after.size(), 0);
        return diff.partner;
    }

    private static int[] numbered(List<String> lines, Map<String, Integer> numbers) {
        int[] numbered = new int[lines.size()];
        int at = 0;
        for (String line : lines) {
            Integer known = numbers.putIfAbsent(line, numbers.size());
            numbered[at++] = known == null ? numbers.size() - 1 : known;
        }
        return numbered;
    }

    private void match(int aFrom, int aTo, int bFrom, int bTo, int depth) {
        int i = aFrom;
        int j = bFrom;
        int iEnd = aTo;
        int jEnd = bTo;
        while (i < iEnd && j < jEnd && a[i] == b[j]) {
            partner[i++] = j++;
        }
        while (i < iEnd && j < jEnd && a[iEnd - 1] == b[jEnd - 1]) {
            partner[--iEnd] = --jEnd;
        }
        if (i == iEnd || j == jEnd) {
            return;
        }
        int[] anchors = depth < MAX_DEPTH ? anchors(i, iEnd, j, jEnd) : new int[0];
        if (anchors.length == 0) {
            if ((long) (iEnd - i) * (jEnd - j) <= MAX_CELLS) {
                matchSmall(i, iEnd, j, jEnd);
            }
            return;
        }
        for (int k = 0; k < anchors.length; k += 2) {
            match(i, anchors[k], j, anchors[k + 1], depth + 1);
            partner[anchors[k]] = anchors[k + 1];
            i = anchors[k] + 1;
            j = anchors[k + 1] + 1;
        }
        match(i, iEnd, j, jEnd, depth + 1);
    }

    /** Pairs of lines that occur once on either side, the longest ascending sequence of them. */
    private int[] anchors(int aFrom, int aTo, int bFrom, int bTo) {
        Map<Integer, int[]> seen = new HashMap<>();
        for (int i = aFrom; i < aTo; i++) {
            int[] entry = seen.computeIfAbsent(a[i], _ -> new int[4]);
            entry[0]++;
            entry[1] = i;
        }
        for (int j = bFrom; j < bTo; j++) {
            int[] entry = seen.get(b[j]);
            if (entry != null) {
                entry[2]++;
                entry[3] = j;
            }
        }
        int[][] unique = seen.values().stream()
                .filter(entry -> entry[0] == 1 && entry[2] == 1)
                .map(entry -> new int[] {entry[1], entry[3]})
                .sorted((x, y) -> Integer.compare(x[0], y[0]))
                .toArray(int[][]::new);
        return ascending(unique);
    }

    private static int[] ascending(int[][] pairs) {
        int[] piles = new int[pairs.length];
        int[] previous = new int[pairs.length];
        int count = 0;
        for (int k = 0; k < pairs.length; k++) {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (pairs[piles[middle]][1] < pairs[k][1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[k] = low == 0 ? -1 : piles[low - 1];
            piles[low] = k;
            count = Math.max(count, low + 1);
        }
        int[] result = new int[count * 2];
        int at = count == 0 ? -1 : piles[count - 1];
        for (int k = count - 1; k >= 0; k--) {
            result[2 * k] = pairs[at][0];
            result[2 * k + 1] = pairs[at][1];
            at = previous[at];
        }
        return result;
    }

    private void matchSmall(int aFrom, int aTo, int bFrom, int bTo) {
        int columns = bTo - bFrom + 1;
        int[] longest = new int[(aTo - aFrom + 1) * columns];
        for (int i = aTo - 1; i >= aFrom; i--) {
            for (int j = bTo - 1; j >= bFrom; j--) {
                int cell = (i - aFrom) * columns + j - bFrom;
                longest[cell] = a[i] == b[j]
                        ? longest[cell + columns + 1] + 1
                        : Math.max(longest[cell + columns], longest[cell + 1]);
            }
        }
        int i = aFrom;
        int j = bFrom;
        while (i < aTo && j < bTo) {
            int cell = (i - aFrom) * columns + j - bFrom;
            if (a[i] == b[j]) {
                partner[i++] = j++;
            } else if (longest[cell + columns] >= longest[cell + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
