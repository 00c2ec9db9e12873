package dev.driftless.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SystemRandomTest {
    @Test
    void repeatsNoNumberAlsoAcrossInstances() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            SystemRandom random = new SystemRandom();
            for (int j = 0; j < 50; j++) {
                seen.add(random.nextLong());
            }
        }
        assertEquals(2500, seen.size());
    }
}
