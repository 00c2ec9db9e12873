package dev.driftless.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The reference stands in the repository as well, for those who read it there. */
class ReferenceWriterTest {
    private static final Path DOCS = Path.of(
                    Objects.requireNonNull(System.getProperty("driftless.root"), "the build sets driftless.root"))
            .resolve("docs");

    @Test
    void referenceIsUpToDate() throws IOException {
        assertUpToDate("reference.md", new ReferenceWriter().write(null));
    }

    private static void assertUpToDate(String name, String generated) throws IOException {
        Path file = DOCS.resolve(name);
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, generated + "\n");
        }
        String kept = Files.exists(file) ? Files.readString(file) : "";
        assertEquals(
                kept, generated + "\n", () -> "docs/" + name + " is not up to date; run the test with -Dgolden.update");
    }
}
