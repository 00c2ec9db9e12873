package dev.driftless.domain.host;

import org.jspecify.annotations.Nullable;

/**
 * A user or a group that owns something.
 *
 * @param id its number, or {@link #NO_NUMBER} where it has a name but no number yet, because a dry run created it
 * @param name its name, or null where only the number is known; two with the same number are equal whatever their names
 */
public record Principal(int id, @Nullable String name) {
    /** The number of an account that a dry run created. */
    public static final int NO_NUMBER = -1;

    /** User or group number 0. */
    public static final Principal ROOT = new Principal(0, "root");

    /** Whoever creates things on this host: the user and group as which Driftless runs. A host puts the number in its place. */
    public static final Principal CREATOR = new Principal(NO_NUMBER, "");

    public Principal(int id) {
        this(id, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Principal that)) {
            return false;
        }
        return (id >= 0 && that.id >= 0) ? id == that.id : name != null && name.equals(that.name);
    }

    /** Constant, because equality falls back to the name. */
    @Override
    public int hashCode() {
        return 7;
    }

    @Override
    public String toString() {
        return name != null ? name : Integer.toString(id);
    }
}
