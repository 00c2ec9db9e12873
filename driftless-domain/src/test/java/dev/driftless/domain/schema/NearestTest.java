package dev.driftless.domain.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void findsTheNameWithTheFewestEdits() {
        assertEquals("state", Nearest.to("sate", List.of("src", "state", "dest")));
        assertEquals("content", Nearest.to("contents", List.of("path", "content", "contains")));
    }

    @Test
    void countsSwappedNeighboursAsOneEditAndAnotherCaseAsHalf() {
        assertEquals("owner", Nearest.to("onwer", List.of("group", "owner")));
        assertEquals("Mode", Nearest.to("mode", List.of("more", "Mode")));
    }

    @Test
    void findsNoNameNearWhereNoneIs() {
        assertNull(Nearest.to("completely", List.of("different", "names")));
        assertNull(Nearest.to("x", List.of("y")));
        assertNull(Nearest.to("", List.of("a")));
        assertNull(Nearest.to("a", List.of()));
    }
}
