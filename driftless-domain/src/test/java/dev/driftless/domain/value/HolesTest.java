package dev.driftless.domain.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HolesTest {
    private final Holes holes = new Holes();

    @Test
    void remembersTheFirstReasonThroughConcatenation() {
        String text = "a " + holes.hole("one") + " b " + holes.hole("two");

        assertEquals("one", holes.why(text));
        assertEquals("two", holes.why(text.substring(text.indexOf(" b "))));
    }

    @Test
    void givesTheSameHoleForTheSameReason() {
        assertEquals(holes.hole("one"), holes.hole("one"));
        assertNotEquals(holes.hole("one"), holes.hole("two"));
    }

    @Test
    void showsHolesToPeopleWithoutTheirIndex() {
        assertEquals(
                "v«known after apply».«known after apply»", Holes.show("v" + holes.hole("x") + "." + holes.hole("y")));
        assertEquals("plain", Holes.show("plain"));
    }

    @Test
    void survivesHalfAHole() {
        String half = holes.hole("one").substring(0, 2);

        assertTrue(Holes.in(half));
        assertNull(holes.firstWhy(half));
        assertFalse(Holes.in(Holes.show(half)));
        assertFalse(holes.why(half).isEmpty());
    }

    @Test
    void ignoresIndexesThatItNeverGave() {
        String foreign = new Holes().hole("elsewhere");

        assertNull(holes.firstWhy(foreign));
    }

    @Test
    void findsHolesInBytes() {
        assertTrue(Holes.in(("a" + holes.hole("one")).getBytes(StandardCharsets.UTF_8)));
        assertFalse(Holes.in("aü€\uFDD2".getBytes(StandardCharsets.UTF_8)));
        assertFalse(Holes.in(new byte[] {(byte) 0xEF, (byte) 0xB7}));
    }

    @Test
    void knowsWhatATextMayBecome() {
        String one = holes.hole("one");
        assertTrue(Holes.mayBecome("v" + one + "\n", "v1\n"));
        assertTrue(Holes.mayBecome(one, ""));
        assertTrue(Holes.mayBecome("a" + one + "b" + one + "c", "a1b1c"));
        assertFalse(Holes.mayBecome("v" + one + "\n", "w1\n"));
        assertFalse(Holes.mayBecome("v" + one + "\n", "v1"));
        assertFalse(Holes.mayBecome("ab" + one + "ba", "aba"));
        assertFalse(Holes.mayBecome("a", "b"));
    }

    @Test
    void knowsWhetherTwoTextsMayBeTheSame() {
        String one = holes.hole("one");
        String two = holes.hole("two");
        assertTrue(Holes.mayBeSame("a" + one, "a" + two));
        assertTrue(Holes.mayBeSame("a" + one + "\n", "abc\n"));
        assertTrue(Holes.mayBeSame("abc\n", "a" + one + "\n"));
        assertTrue(Holes.mayBeSame(one, one));
        assertFalse(Holes.mayBeSame(one + "\n", one + "\nmore\n"));
        assertFalse(Holes.mayBeSame("x" + one, "y" + one));
        assertFalse(Holes.mayBeSame("a", "b"));
    }
}
