package dev.driftless.domain.task.account;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Unanswered;
import org.jspecify.annotations.Nullable;

/** Finds the owner or group that an option names. */
public final class Owners {
    private Owners() {}

    /**
     * The user that {@code owner} names, by name or number; {@code otherwise} where the option is not given.
     *
     * @throws Unanswered where there is no such user
     */
    public static Principal owner(Observed seen, @Nullable String owner, Principal otherwise) {
        if (owner == null) {
            return otherwise;
        }
        if (isNumber(owner)) {
            return new Principal(Integer.parseInt(owner));
        }
        User user = seen.state(UserFacet.INSTANCE, owner);
        if (!user.exists()) {
            throw Unanswered.failed(new Failure(Code.NO_ACCOUNT, "there is no user " + owner, "owner"));
        }
        return new Principal(user.uid(), owner);
    }

    /**
     * The group that {@code group} names, by name or number; {@code otherwise} where the option is not given.
     *
     * @throws Unanswered where there is no such group
     */
    public static Principal group(Observed seen, @Nullable String group, Principal otherwise) {
        if (group == null) {
            return otherwise;
        }
        if (isNumber(group)) {
            return new Principal(Integer.parseInt(group));
        }
        Group found = seen.state(GroupFacet.INSTANCE, group);
        if (!found.exists()) {
            throw Unanswered.failed(new Failure(Code.NO_ACCOUNT, "there is no group " + group, "group"));
        }
        return new Principal(found.gid(), group);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
