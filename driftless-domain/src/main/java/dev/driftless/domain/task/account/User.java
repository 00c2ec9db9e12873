package dev.driftless.domain.task.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user account as passwd(5) and group(5) describe it.
 *
 * @param exists whether there is such a user; where not, nothing else counts
 * @param uid its number, or -1 where the system chooses it
 * @param group its primary group by name, or null where the system chooses it
 * @param groups its supplementary groups, sorted
 */
public record User(
        boolean exists,
        int uid,
        @Nullable String group,
        List<String> groups,
        @Nullable String home,
        @Nullable String shell,
        @Nullable String comment) {
    /** No such user. */
    public static final User ABSENT = new User(false, -1, null, List.of(), null, null, null);

    public User {
        groups = List.copyOf(groups);
    }
}
