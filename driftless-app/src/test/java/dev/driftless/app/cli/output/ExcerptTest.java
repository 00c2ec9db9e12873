package dev.driftless.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {
    private static String marked(String line, int from, int length, int columns) {
        Excerpt excerpt = Excerpt.of(line, from, length, columns);
        return excerpt.text() + "\n" + " ".repeat(excerpt.before()) + "^".repeat(excerpt.carets());
    }

    @Test
    void marksPlainTextBelowItself() {
        assertEquals("mode: 644\n      ^^^", marked("mode: 644", 6, 3, 40));
    }

    @Test
    void spreadsTabs() {
        assertEquals("    a    b\n         ^", marked("\ta\tb", 3, 1, 40));
    }

    @ParameterizedTest
    @CsvSource({
        "日本 x, 3, 1, 5, 1", // two columns each
        "日本 x, 0, 2, 0, 4",
        "e\u0301 x, 3, 1, 2, 1", // a combining acute accent
        "\uD83D\uDE00 x, 3, 1, 3, 1", // an emoji outside the basic plane
        "\uD83D\uDE00 x, 1, 1, 0, 2", // the second half of it
        "\u202e x, 2, 1, 7, 1", // spelled out
        "'\u0007 x', 2, 1, 3, 1" // ^G
    })
    void countsColumnsAsATerminalDoes(String line, int from, int length, int before, int carets) {
        Excerpt excerpt = Excerpt.of(line, from, length, 60);

        assertEquals(before + " " + carets, excerpt.before() + " " + excerpt.carets());
    }

    @Test
    void showsNothingThatSteersOrHides() {
        assertEquals(
                "a\\u202eb^[[2Jc\\u2028",
                Excerpt.of("a\u202eb\u001b[2Jc\u2028", 0, 1, 60).text());
    }

    @Test
    void cutsLongLinesRoundWhatIsWrong() {
        String line = "a".repeat(100) + "WRONG" + "b".repeat(100);

        assertEquals("…aaaaaaaaaaWRONGbbbbbbbbbbbbb…\n           ^^^^^", marked(line, 100, 5, 30));
        assertEquals("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa…\n^", marked(line, 0, 1, 30));
        assertEquals("…bbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n                             ^", marked(line, 204, 1, 30));
        assertEquals("…aaaaaaaaWRONGbbbbbbbbbbbbbbb…\n         ^^^^^^^^^^^^^^^^^^^^", marked(line, 100, 105, 30));
    }

    @Test
    void staysWithinItsColumnsWhereverItMarks() {
        String line = "日\t本e\u0301x\uD83D\uDE00".repeat(40);
        for (int from = 0; from <= line.length() + 3; from++) {
            Excerpt excerpt = Excerpt.of(line, from, 7, 40);
            int width = excerpt.text().codePoints().map(Columns::width).sum();

            assertTrue(width <= 40, () -> excerpt.text() + " has " + width);
            assertTrue(excerpt.before() + excerpt.carets() <= 41, excerpt::toString);
            assertTrue(excerpt.carets() >= 1);
        }
    }

    @Test
    void marksOnePlaceBehindTheEnd() {
        assertEquals("abc\n   ^", marked("abc", 3, 1, 40));
        assertEquals("abc\n   ^", marked("abc", 99, 5, 40));
        assertEquals("\n^", marked("", 0, 1, 40));
    }
}
