package dev.driftless.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class PythonRegexTest {
    @Test
    void expandsGroupsOfAMatch() {
        PythonRegex regex = PythonRegex.compile("^(?P<key>\\w+)=(.*)$");
        PythonRegex.Match match = Objects.requireNonNull(regex.search("port=80"));

        assertEquals("80 is port \\ $1", regex.expand(match, "\\2 is \\g<key> \\\\ $1"));
        assertEquals(1, regex.group("key"));
        assertEquals(-1, regex.group("nosuch"));
    }

    @Test
    void endsLinesAtNewlinesOnly() {
        PythonRegex regex = PythonRegex.compile("^b$", PythonRegex.MULTILINE);

        assertTrue(regex.find("a\nb\nc"));
        assertFalse(regex.find("a\rb\rc"));
        assertFalse(regex.find("a\u2028b\u2028c"));
    }

    @Test
    void matchesBeforeALastNewlineAsPythonDoes() {
        assertTrue(PythonRegex.compile("b$").find("ab\n"));
        assertFalse(PythonRegex.compile("b$").find("ab\n\n"));
        assertFalse(PythonRegex.compile("b\\Z").find("ab\n"));
    }

    @Test
    void startsALineBehindTheLastNewline() {
        PythonRegex regex = PythonRegex.compile("^", PythonRegex.MULTILINE);

        assertEquals(new PythonRegex.Replaced("> a\n> ", 2), regex.replace("a\n", "> ", 0));
    }

    @Test
    void keepsTheScopeOfInlineFlags() {
        PythonRegex regex = PythonRegex.compile("(?m:^b)$");

        assertTrue(regex.find("a\nb"));
        assertFalse(regex.find("a\nb\nc"));
    }

    @Test
    void matchesAtTheStartOrAll() {
        PythonRegex regex = PythonRegex.compile("a.");

        assertTrue(regex.matchesStart("abc"));
        assertFalse(regex.matchesStart("bab"));
        assertFalse(regex.matchesAll("abc"));
        assertTrue(regex.matchesAll("ab"));
    }

    @Test
    void refersToNamedGroupsWithUnderscores() {
        assertNotNull(PythonRegex.compile("(?P<a_b>x)(?P=a_b)").search("xx"));
        assertNull(PythonRegex.compile("(?P<a_b>x)(?P=a_b)1").search("xx"));
        assertNotNull(PythonRegex.compile("(?<a>x)\\1").search("xx"));
    }

    @Test
    void saysWhatIsWrong() {
        assertTrue(assertThrows(RegexProblem.class, () -> PythonRegex.compile("a("))
                .problem()
                .startsWith("is not valid: unclosed group"));
        assertTrue(assertThrows(RegexProblem.class, () -> PythonRegex.compile("(a)\\2"))
                .problem()
                .contains("group 2"));
        assertThrows(RegexProblem.class, () -> PythonRegex.compile("(?(1)a|b)"));
        assertThrows(RegexProblem.class, () -> PythonRegex.compile("(?P<a"));
        assertThrows(RegexProblem.class, () -> PythonRegex.compile("(?P=a"));
        assertThrows(RegexProblem.class, () -> PythonRegex.compile("\\"));
        assertThrows(RegexProblem.class, () -> PythonRegex.compile("["));
        assertThrows(RegexProblem.class, () -> PythonRegex.compile("a").replace("a", "\\1", 0));
        assertThrows(RegexProblem.class, () -> PythonRegex.compile("a").replace("a", "x\\", 0));
    }

    @Test
    void escapesWhatIsSpecial() {
        String special = "a.b*c+d?e(f)g[h]i{j}k|l^m$n\\o-p&q~r#s t\nu";

        assertTrue(PythonRegex.compile(PythonRegex.escape(special)).matchesAll(special));
    }
}
