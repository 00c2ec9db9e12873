package dev.driftless.app.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.Failure.Code;
import dev.driftless.ports.PortException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunIdTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:58:00.123Z");

    @Test
    void carriesItsTime() {
        assertEquals(NOW, RunId.next(NOW, new SplittableRandom(1)).time());
    }

    @Test
    void agreesWithTheSpecificationsExample() {
        assertEquals(
                1469922850259L, new RunId("01ARZ3NDEKTSV4RRFFQ69G5FAV").time().toEpochMilli());
        assertTrue(RunId.next(Instant.ofEpochMilli(1469918176385L), new SplittableRandom(1))
                .text()
                .startsWith("01ARYZ6S41"));
    }

    @Test
    void sortsByTime() {
        var random = new SplittableRandom(2);
        String earlier = RunId.next(NOW, random).text();
        assertTrue(earlier.compareTo(RunId.next(NOW.plusMillis(1), random).text()) < 0);
        assertNotEquals(earlier, RunId.next(NOW, random).text());
    }

    @Test
    void refusesOtherTexts() {
        assertFalse(RunId.isRunId("01ARZ3NDEKTSV4RRFFQ69G5FA"));
        assertFalse(RunId.isRunId("01ARZ3NDEKTSV4RRFFQ69G5FAU"));
        assertFalse(RunId.isRunId("81ARZ3NDEKTSV4RRFFQ69G5FAV"));
        assertFalse(RunId.isRunId("../../../../../../../../ab"));
    }

    @Test
    void findsByUniquePrefixInAnyCase() {
        var names =
                List.of("01ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAW", "01BRZ3NDEKTSV4RRFFQ69G5FAV", "x");
        assertEquals("01BRZ3NDEKTSV4RRFFQ69G5FAV", RunId.find("01b", names).text());
        assertEquals(Code.INVALID, refusal("01A", names));
        assertEquals(Code.NOT_FOUND, refusal("7", names));
    }

    private static Code refusal(String prefix, List<String> names) {
        return assertThrows(PortException.class, () -> RunId.find(prefix, names))
                .failure()
                .code();
    }
}
