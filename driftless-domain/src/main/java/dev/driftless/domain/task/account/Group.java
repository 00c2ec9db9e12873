package dev.driftless.domain.task.account;

/**
 * A group as group(5) describes it.
 *
 * @param exists whether there is such a group; where not, nothing else counts
 * @param gid its number, or -1 where the system chooses it
 * @param system whether the system chooses the number among those of its own; counts only when it is created
 */
public record Group(boolean exists, int gid, boolean system) {
    /** No such group. */
    public static final Group ABSENT = new Group(false, -1, false);
}
