package dev.driftless.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ElapsedTest {
    private static String step(long millis) {
        return Elapsed.step(Duration.ofMillis(millis));
    }

    @Test
    void choosesTheUnitThatReadsBest() {
        assertEquals("8 ms", step(8));
        assertEquals("999 ms", step(999));
        assertEquals("1.2 s", step(1_204));
        assertEquals("9.9 s", step(9_949));
        assertEquals("10 s", step(9_950));
        assertEquals("1 min 0 s", step(59_999));
        assertEquals("3 min 20 s", step(200_000));
        assertEquals("2 h 5 min", step(7_512_000));
    }

    @Test
    void givesRunsHundredthsOfASecond() {
        assertEquals("0.14 s", Elapsed.run(Duration.ofMillis(140)));
        assertEquals("0.99 s", Elapsed.run(Duration.ofMillis(999)));
        assertEquals("4 ms", Elapsed.run(Duration.ofMillis(4)));
        assertEquals("1.3 s", Elapsed.run(Duration.ofMillis(1_304)));
    }
}
