package dev.driftless.domain.task.account;

/**
 * A group as group(5) describes it.
 *
 * @param exists whether there is such a group; where not, the number does not count
 * @param gid its number, or -1 where the system chooses it
 */
public record Group(boolean exists, int gid) {
    /** No such group. */
    public static final Group ABSENT = new Group(false, -1);
}
