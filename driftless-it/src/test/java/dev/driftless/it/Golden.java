package dev.driftless.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what is expected; {@code -Dgolden.update} writes them anew, to be reviewed like code. */
public final class Golden {
    private static final Path DIRECTORY = Repository.ROOT.resolve("driftless-it/src/test/resources/golden");

    private Golden() {}

    public static void assertMatches(String name, String actual) throws IOException {
        Path file = DIRECTORY.resolve(name);
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, actual);
        }
        String expected = Files.exists(file) ? Files.readString(file) : "";
        assertEquals(expected, actual, () -> name + " differs; if that is meant, run the test with -Dgolden.update");
    }
}
