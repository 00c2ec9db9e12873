package dev.driftless.domain.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
