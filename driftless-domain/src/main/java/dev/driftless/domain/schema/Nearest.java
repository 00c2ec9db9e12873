package dev.driftless.domain.schema;

import org.jspecify.annotations.Nullable;

/** Finds the name that somebody most likely meant, for suggestions. */
public final class Nearest {
    private Nearest() {}

    /**
     * The candidate with the fewest edits from the name (insert, delete, replace, swap neighbours; case counts half), or
     * null if none is near: at most a third of its length.
     */
    public static @Nullable String to(String name, Iterable<String> candidates) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - name.length()) > 4 || candidate.length() > 64) {
                continue;
            }
            int distance = distance(name, candidate);
            int allowed = Math.max(2, 2 * Math.max(name.length(), candidate.length()) / 3);
            if (distance <= allowed && distance < least && distance < 2 * candidate.length()) {
                best = candidate;
                least = distance;
            }
        }
        return best;
    }

    /** Twice the edit distance, so that a difference in case can count half. */
    private static int distance(String a, String b) {
        int[] older = new int[b.length() + 1];
        int[] old = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            old[j] = 2 * j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = 2 * i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = old[j - 1] + cost(a.charAt(i - 1), b.charAt(j - 1));
                now[j] = Math.min(replace, 2 + Math.min(old[j], now[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], older[j - 2] + 2);
                }
            }
            int[] free = older;
            older = old;
            old = now;
            now = free;
        }
        return old[b.length()];
    }

    private static int cost(char x, char y) {
        return x == y ? 0 : Character.toLowerCase(x) == Character.toLowerCase(y) ? 1 : 2;
    }
}
