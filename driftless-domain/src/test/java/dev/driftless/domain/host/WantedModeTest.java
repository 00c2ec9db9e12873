package dev.driftless.domain.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WantedModeTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "0600, 0644, 0600",
                "4755, 0644, 4755",
                "u=rwX, 0644, 0644",
                "u=rwX, 0711, 0711",
                "go-rwx, 0755, 0700",
                "a+x, 0640, 0751",
                "+x, 0600, 0711",
                "+w, 0400, 0600",
                "=r, 0777, 0444",
                "o=, 0755, 0750",
                "g=u, 0640, 0660",
                "o=g, 0640, 0644",
                "u+s, 0755, 4755",
                "g+s, 0755, 2755",
                "u=rw, 4755, 0655",
                "+t, 0755, 1755",
                "u+t, 0755, 0755",
                "\"u=rw,g=r,o=\", 0777, 0640",
                "\"ug=rw,a-x\", 0755, 0664",
                "\"u=rw+x,g=u-w\", 0000, 0750",
            })
    void readsModesAsAnsibleDoes(String mode, String before, String after) {
        assertEquals(FileMode.of(after), WantedMode.of(mode).from(FileMode.of(before), false));
    }

    @Test
    void letsPassThroughDirectoriesOnly() {
        WantedMode mode = WantedMode.of("a=rX");
        assertEquals(FileMode.of("0444"), mode.from(FileMode.of("0600"), false));
        assertEquals(FileMode.of("0555"), mode.from(FileMode.of("0600"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "rw", "u=q", "u~r", "x+r", "u=r,", "64", "06440", "0648", "u= r"})
    void refusesAnythingElse(String mode) {
        assertThrows(IllegalArgumentException.class, () -> WantedMode.of(mode));
    }
}
