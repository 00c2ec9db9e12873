package dev.driftless.domain.task.packages;

import org.jspecify.annotations.Nullable;

/**
 * A package as the package manager of the host sees it.
 *
 * @param installed whether it is unpacked and configured
 * @param version installed, or to be installed; null where it is not installed or where the package manager chooses
 * @param manual whether somebody asked for it, as against being there because another package needs it
 * @param leftovers whether it is removed but for its configuration files
 */
public record Package(boolean installed, @Nullable String version, boolean manual, boolean leftovers) {
    /** Not there. */
    public static final Package ABSENT = new Package(false, null, false, false);

    /** Removed but for its configuration files. */
    public static final Package LEFTOVERS = new Package(false, null, false, true);
}
