package dev.driftless.adapters.config.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustTest {
    private static final int ANN = 1000;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0100644,",
        "0, 0, 0100664,",
        "1000, 1000, 0100644,",
        "1000, 0, 0040775,",
        "1000, 1000, 0100664, its group 1000 may write it",
        "0, 4, 0040775, its group 4 may write it",
        "0, 0, 0100666, everybody may write it",
        "0, 0, 0041777, everybody may write it",
        "1001, 1001, 0100644, it belongs to user 1001"
    })
    void trustsRootAndTheOwnerOnly(int uid, int gid, String mode, @Nullable String expected) {
        assertEquals(expected, new Trust(ANN).refusal(uid, gid, Integer.parseInt(mode, 8)));
    }
}
