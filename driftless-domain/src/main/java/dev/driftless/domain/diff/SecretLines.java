package dev.driftless.domain.diff;

import java.util.BitSet;
import java.util.List;

/**
 * Which lines of a text must not be shown. A secret may have several lines, of which short ones are not recognised by themselves: those next to a
 * line that holds a secret, and those that together are one.
 */
final class SecretLines {
    private SecretLines() {}

    static BitSet of(List<String> lines, SecretText secret) {
        BitSet hidden = new BitSet();
        if (lines.isEmpty() || !isTogether(lines, secret)) {
            return hidden;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (secret.isIn(bare(lines.get(i)))) {
                hidden.set(i);
            }
        }
        for (int i = 0; i < lines.size(); ) {
            int end = i;
            while (end < lines.size() && !hidden.get(end) && secret.isShortLine(bare(lines.get(end)))) {
                end++;
            }
            boolean beside = hidden.get(end) || (i > 0 && hidden.get(i - 1));
            if (end > i && (beside || isTogether(lines.subList(i, end), secret))) {
                hidden.set(i, end);
            }
            i = end + 1;
        }
        return hidden;
    }

    /** Whether a secret is in these lines, one of several lines too. */
    private static boolean isTogether(List<String> lines, SecretText secret) {
        return secret.isIn(
                String.join("\n", lines.stream().map(SecretLines::bare).toList()) + "\n");
    }

    /** Without its end. */
    private static String bare(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }
}
