package dev.driftless.it.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.driftless.it.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runtime prints the reference that stands in the repository. It answers from tables that were made when it was packaged,
 * and the repository's were made from the annotations, so this says that both are the same.
 */
class ReferenceIT {
    @TempDir
    private Path directory;

    @Test
    void printsTheReference() throws Exception {
        ShippedRuntime moved = ShippedRuntime.copiedTo(directory.resolve("moved"));
        String kept = Files.readString(Repository.ROOT.resolve("docs/reference.md"));
        assertEquals(kept, moved.run("docs").out());
    }
}
