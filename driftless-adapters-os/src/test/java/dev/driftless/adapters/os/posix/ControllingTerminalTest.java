package dev.driftless.adapters.os.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControllingTerminalTest {
    @ParameterizedTest
    @CsvSource({
        "42 (java) S 1 42 42 34816 42 4194304, true",
        "42 (java) S 1 42 42 0 -1 4194304, false",
        "42 (a) S 7) 9 8 7 0 S 1 42 42 34816 42, true",
        "42 (cut, false"
    })
    void isReadBehindTheName(String stat, boolean terminal) {
        assertEquals(terminal, ControllingTerminal.isTerminal(stat));
    }

    @Test
    void whatIsNoProgramIsLeftToTheKernel() {
        assertEquals(List.of(), ControllingTerminal.shield("/etc/passwd"));
        assertEquals(List.of(), ControllingTerminal.shield("/nowhere"));
    }
}
