package dev.driftless.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void versionComesFromTheModuleDescriptor() {
        assertTrue(Main.version().matches("[0-9]+\\.[0-9]+\\.[0-9]+"), Main.version());
    }
}
