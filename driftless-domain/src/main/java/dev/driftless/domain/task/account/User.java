package dev.driftless.domain.task.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user account as passwd(5) and group(5) describe it; its password is a {@link Password}.
 *
 * @param exists whether there is such a user; where not, nothing else counts
 * @param uid its number, or -1 where the system chooses it
 * @param group its primary group by name, or null where the system chooses it
 * @param groups its supplementary groups, sorted
 * @param system whether the system chooses the number among those of its own; counts only when it is created
 * @param ownHome whether the home directory comes, moves and goes with the account; read from a host it never does
 */
public record User(
        boolean exists,
        int uid,
        @Nullable String group,
        List<String> groups,
        @Nullable String home,
        @Nullable String shell,
        @Nullable String comment,
        boolean system,
        boolean ownHome) {
    /** No such user. */
    public static final User ABSENT = new User(false, -1, null, List.of(), null, null, null, false, false);

    public User {
        groups = List.copyOf(groups);
    }

    /** The same account, no more in that group. */
    User outOf(String other) {
        List<String> left = groups.stream().filter(name -> !name.equals(other)).toList();
        return new User(exists, uid, group, left, home, shell, comment, system, ownHome);
    }

    /** The same account, with a home that goes with it. */
    User withOwnHome(boolean own) {
        return new User(exists, uid, group, groups, home, shell, comment, system, own);
    }
}
