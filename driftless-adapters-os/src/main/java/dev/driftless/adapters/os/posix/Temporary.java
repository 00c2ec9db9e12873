package dev.driftless.adapters.os.posix;

import dev.driftless.ports.TemporaryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Temporary files in the directory of the file that they become. */
final class Temporary {
    private Temporary() {}

    /** A new path; who opens it insists that it is new. */
    static Path beside(Path target) {
        return target.resolveSibling(TemporaryName.next().text());
    }

    static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException _) {
            // the failure that brought us here is the one to tell
        }
    }
}
