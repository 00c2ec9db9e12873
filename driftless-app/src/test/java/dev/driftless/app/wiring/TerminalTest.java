package dev.driftless.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalTest {
    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3, true",
        "/dev/tty1, true",
        "/dev/console, true",
        "pipe:[4242], false",
        "/dev/null, false",
        "/var/log/driftless.txt, false"
    })
    void knowsTerminalsByTheirDevices(String target, boolean terminal) throws IOException {
        Path descriptor = Files.createSymbolicLink(scratch.resolve("1"), Path.of(target));

        assertThat(Terminal.isTerminal(descriptor)).isEqualTo(terminal);
    }

    @ParameterizedTest
    @CsvSource({"24 80, 80", "'50 212\n', 212", "0 0, 100", "'', 100", "x y z, 100"})
    void readsItsWidth(String size, int width) {
        assertThat(Terminal.width(size)).isEqualTo(width);
    }

    @Test
    void takesWhatIsClosedForNone() {
        assertThat(Terminal.isTerminal(scratch.resolve("1"))).isFalse();
    }
}
