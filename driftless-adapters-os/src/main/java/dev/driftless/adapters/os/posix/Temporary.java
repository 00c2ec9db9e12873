package dev.driftless.adapters.os.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Names of temporary files: {@code .driftless-XXXXXXXX.tmp}, in the directory of the file that they become. */
final class Temporary {
    private static final String PREFIX = ".driftless-";
    private static final String SUFFIX = ".tmp";
    private static final int RANDOM_LENGTH = 8;

    private Temporary() {}

    /** A name of 36^8; who opens it insists that it is new. */
    static Path beside(Path target) {
        StringBuilder name = new StringBuilder(PREFIX);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            name.append(Character.forDigit(random.nextInt(36), 36));
        }
        return target.resolveSibling(name.append(SUFFIX).toString());
    }

    static boolean isLeftover(String name) {
        return name.length() == PREFIX.length() + RANDOM_LENGTH + SUFFIX.length()
                && name.startsWith(PREFIX)
                && name.endsWith(SUFFIX);
    }

    static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException _) {
            // the failure that brought us here is the one to tell
        }
    }
}
