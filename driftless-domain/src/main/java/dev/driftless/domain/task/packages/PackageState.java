package dev.driftless.domain.task.packages;

import org.jspecify.annotations.Nullable;

/**
 * A package as the package manager of the host sees it.
 *
 * @param installed whether it is unpacked and configured
 * @param version installed, or to be installed; null where it is not installed or where the package manager chooses; one that is not installed but has
 *     a version is half installed: its files are there, its configuration failed
 * @param manual whether somebody asked for it, as against being there because another package needs it
 * @param leftovers whether it is removed but for its configuration files
 */
public record PackageState(boolean installed, @Nullable String version, boolean manual, boolean leftovers) {
    /** Half installed: the package manager has something to do for it. */
    static PackageState half(@Nullable String version) {
        return new PackageState(false, version == null ? "" : version, false, false);
    }

    /** The same, asked for by somebody. */
    PackageState asManual() {
        return new PackageState(installed, version, true, leftovers);
    }

    /** For people. */
    String word() {
        if (installed) {
            return version == null ? "installed" : version;
        } else if (version != null) {
            return version + ", not configured";
        }
        return leftovers ? "only its configuration" : "absent";
    }

    /** Whether its files are there, configured or not. */
    boolean isUnpacked() {
        return installed || version != null;
    }

    /** Not there. */
    public static final PackageState ABSENT = new PackageState(false, null, false, false);

    /** Removed but for its configuration files. */
    public static final PackageState LEFTOVERS = new PackageState(false, null, false, true);
}
