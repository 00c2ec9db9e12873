package dev.driftless.domain.task.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.schema.InvalidOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionPatternTest {
    private static boolean found(String pattern, String text) {
        return OptionPattern.of("regexp", pattern).in(text);
    }

    @Test
    void readsWhatOnlyPythonWrites() {
        assertTrue(found("(?P<a_b>x)(?P=a_b)", "xx"));
        assertTrue(found("^{mark}$", "{mark}"));
        assertTrue(found("^a{,2}$", "aa"));
        assertTrue(found("a(?#comment)b\\Z", "ab"));
        assertFalse(found("a\\Z", "a\n"));
        assertTrue(found("(?i)ab", "AB"));
        assertTrue(found("(?x) a  b # comment", "ab"));
        assertTrue(found("^\\x41\\u0042\\103$", "ABC"));
    }

    @Test
    void readsSetsAsPythonDoes() {
        assertTrue(found("^[]a]+$", "]a"));
        assertTrue(found("^[[a]+$", "[a"));
        assertTrue(found("^[a&&b]+$", "&ab"));
        assertTrue(found("^[^]]$", "a"));
        assertTrue(found("^[\\]\\-.]+$", "]-."));
    }

    @Test
    void endsLinesAtLineFeedsOnly() {
        assertTrue(found("a$", "a\n"));
        assertFalse(found("a$", "a\r\n"));
        assertTrue(found("^a.b$", "a\rb"));
    }

    @Test
    void knowsLettersOfAllScripts() {
        assertTrue(found("^\\w+$", "\u00E9\u4E2D"));
        assertTrue(found("(?i)\u00C9", "\u00E9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "[a", "\\q", "a\\", "(?P<a>x)(?P<a>y)", "(?P=a)", "\\1", "(?(1)a|b)", "*a", "\\xg1"})
    void refusesWhatItCannotRead(String pattern) {
        assertThrows(InvalidOption.class, () -> OptionPattern.of("regexp", pattern));
    }

    @Test
    void expandsReplacementsAsPythonDoes() {
        OptionPattern pattern = OptionPattern.of("regexp", "(?P<x>a)(b)?");
        assertEquals("a||a|\n|A|$1|\\.", pattern.replaceAll("r", "\\1|\\2|\\g<x>|\\n|\\101|$1|\\.", "a"));
        assertEquals("a0", pattern.replaceAll("r", "\\g<1>0", "a"));
        for (String wrong : new String[] {"\\g<y>", "\\10", "\\3", "\\q", "x\\"}) {
            InvalidOption refused =
                    assertThrows(InvalidOption.class, () -> pattern.replaceAll("r", wrong, "none"), wrong);
            assertEquals("r", refused.option());
        }
    }

    @Test
    void knowsWhetherLinesCount() {
        assertTrue(OptionPattern.of("regexp", "(?im)^a").multiline());
        assertFalse(OptionPattern.of("regexp", "(?m:^a)").multiline());
    }

    @Test
    void endsARunawaySearchAtTheOption() {
        OptionPattern pattern = OptionPattern.of("regexp", "^((a|aa)+)(c|\\1)$");
        InvalidOption ended = assertThrows(InvalidOption.class, () -> pattern.in("a".repeat(40) + "b"));
        assertEquals("regexp", ended.option());
        assertEquals("takes too many steps for this text", ended.why());
    }
}
