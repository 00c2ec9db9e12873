package dev.driftless.ports;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Name of a temporary file, {@code .driftless-XXXXXXXX.tmp}, in the directory of the file that it becomes. Such a name alone does not prove that its file is
 * nobody's: another process may be writing it now.
 *
 * @param text the last part of its path
 */
public record TemporaryName(String text) {
    private static final String PREFIX = ".driftless-";
    private static final String SUFFIX = ".tmp";
    private static final int RANDOM_LENGTH = 8;

    public TemporaryName {
        if (!matches(text)) {
            throw new IllegalArgumentException("no name of a temporary file: " + text);
        }
    }

    /** A new one, out of 36^8; who creates the file insists that it is new. */
    public static TemporaryName next() {
        StringBuilder name = new StringBuilder(PREFIX);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            name.append(Character.forDigit(random.nextInt(36), 36));
        }
        return new TemporaryName(name.append(SUFFIX).toString());
    }

    /** Whether a last part of a path has this form. */
    public static boolean matches(String name) {
        return name.length() == PREFIX.length() + RANDOM_LENGTH + SUFFIX.length()
                && name.startsWith(PREFIX)
                && name.endsWith(SUFFIX);
    }

    /** Its path beside another absolute path. */
    public String beside(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1) + text;
    }
}
