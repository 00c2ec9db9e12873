package dev.driftless.domain.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.value.Holes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
    private static String diff(String before, String after) {
        return String.join("\n", UnifiedDiff.of("f", "f", before, after, _ -> false));
    }

    @Test
    void showsThreeLinesRoundAChange() {
        assertEquals("""
                --- f
                +++ f
                @@ -2,7 +2,7 @@
                 2
                 3
                 4
                -5
                +five
                 6
                 7
                 8""", diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));
    }

    @Test
    void startsAnotherHunkWhereMoreThanSixLinesAreEqual() {
        String six = "x\n1\n2\n3\n4\n5\n6\ny\n";
        String seven = "x\n1\n2\n3\n4\n5\n6\n7\ny\n";

        assertEquals(1, hunks(diff(six, six.replace('x', 'X').replace('y', 'Y'))));
        assertEquals(2, hunks(diff(seven, seven.replace('x', 'X').replace('y', 'Y'))));
    }

    private static long hunks(String diff) {
        return diff.lines().filter(line -> line.startsWith("@@")).count();
    }

    @Test
    void tellsAMissingLastLineEnd() {
        assertEquals("""
                --- f
                +++ f
                @@ -1 +1 @@
                -a
                \\ No newline at end of file
                +a""", diff("a", "a\n"));
    }

    @Test
    void namesTheLineBeforeAnEmptyRange() {
        assertEquals("--- f\n+++ f\n@@ -0,0 +1,2 @@\n+a\n+b", diff("", "a\nb\n"));
        assertEquals("--- f\n+++ f\n@@ -1,2 +0,0 @@\n-a\n-b", diff("a\nb\n", ""));
    }

    @Test
    void masksALineThatHoldsASecretAsAWhole() {
        List<String> diff =
                UnifiedDiff.of("f", "f", "user a\npw old\n", "user a\npw s3cret\n", l -> l.contains("s3cret"));

        assertEquals(List.of("--- f", "+++ f", "@@ -1,2 +1,2 @@", " user a", "-pw old", "+***"), diff);
    }

    @Test
    void showsUnknownPartsAndKeepsTheKnownOnesExact() {
        String hole = new Holes().hole("it is not built yet");

        assertEquals(
                "--- f\n+++ f\n@@ -1,2 +1,2 @@\n-v1\n+v«known after apply»\n same",
                diff("v1\nsame\n", "v" + hole + "\nsame\n"));
    }

    @Test
    void saysNothingOfEqualTexts() {
        assertEquals("", diff("a\nb", "a\nb"));
    }

    @Test
    void leadsFromTheTextBeforeToTheTextAfter() {
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            String before = text(random, 1 + round % 40, 2 + round % 9);
            String after = text(random, 1 + round % 37, 2 + round % 9);
            if (!before.equals(after)) {
                List<String> diff = UnifiedDiff.of("f", "f", before, after, _ -> false);
                assertEquals(after, patched(before, diff), () -> before + "\n----\n" + after);
            }
        }
    }

    private static String text(Random random, int lines, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(lines); i > 0; i--) {
            text.append("w").append(random.nextInt(words)).append(i == 1 && random.nextBoolean() ? "" : "\n");
        }
        return text.toString();
    }

    /** What patch(1) does, strictly: context and removed lines must be there. */
    private static String patched(String before, List<String> diff) {
        List<String> old = new ArrayList<>(Arrays.asList(before.split("(?<=\n)")));
        old.remove("");
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (int k = 2; k < diff.size(); k++) {
            String line = diff.get(k);
            boolean bare = k + 1 < diff.size() && diff.get(k + 1).startsWith("\\");
            String text = line.substring(1) + (bare ? "" : "\n");
            switch (line.charAt(0)) {
                case '@' -> {
                    String[] range = line.split(" ", -1)[1].substring(1).split(",", -1);
                    int start = Integer.parseInt(range[0]) - (range.length == 2 && range[1].equals("0") ? 0 : 1);
                    while (at < start) {
                        result.append(old.get(at++));
                    }
                }
                case '+' -> result.append(text);
                case '\\' -> {}
                default -> {
                    assertEquals(old.get(at++), text);
                    result.append(line.charAt(0) == ' ' ? text : "");
                }
            }
        }
        while (at < old.size()) {
            result.append(old.get(at++));
        }
        return result.toString();
    }

    @Test
    void findsTheOneLineThatChangedAmongManyEqualOnes() {
        String before = "}\n".repeat(5_000) + "old\n" + "}\n".repeat(5_000);
        String after = "}\n".repeat(5_000) + "new\n" + "}\n".repeat(5_000);

        List<String> diff = UnifiedDiff.of("f", "f", before, after, _ -> false);

        assertEquals(11, diff.size());
        assertTrue(diff.contains("-old") && diff.contains("+new"));
    }

    @Test
    void keepsAMovedBlockApartFromWhatStays() {
        assertEquals(
                "--- f\n+++ f\n@@ -1,5 +1,5 @@\n-a\n b\n c\n d\n e\n+a", diff("a\nb\nc\nd\ne\n", "b\nc\nd\ne\na\n"));
    }

    /** Knows the secret {@code line of a key LF xy= LF}. */
    private static final SecretText KEY = new SecretText() {
        @Override
        public boolean isIn(String text) {
            return text.contains("line of a key");
        }

        @Override
        public boolean isShortLine(String text) {
            return text.equals("xy=") || text.equals("1") || text.equals("2");
        }
    };

    @Test
    void masksAShortLineOfASecretBesideAnotherAndNothingElse() {
        List<String> diff = UnifiedDiff.of("f", "f", "", "xy=\nport=1\nline of a key\nxy=\nport=2\n", KEY);
        assertEquals(List.of("+xy=", "+port=1", "+***", "+***", "+port=2"), diff.subList(3, diff.size()));
    }

    @Test
    void masksShortLinesThatTogetherAreASecret() {
        SecretText digits = new SecretText() {
            @Override
            public boolean isIn(String text) {
                return text.contains("1\n2\n");
            }

            @Override
            public boolean isShortLine(String text) {
                return KEY.isShortLine(text);
            }
        };
        List<String> diff = UnifiedDiff.of("f", "f", "", "1\na\n1\n2\n", digits);
        assertEquals(List.of("+1", "+a", "+***", "+***"), diff.subList(3, diff.size()));
    }

    @Test
    void masksASecretInTheNameOfAFile() {
        List<String> diff = UnifiedDiff.of("line of a key", "line of a key", "a\n", "b\n", KEY);
        assertEquals(List.of("--- ***", "+++ ***"), diff.subList(0, 2));
    }
}
