package dev.driftless.domain.task.account;

import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.Default;
import dev.driftless.domain.schema.Doc;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of users. */
public record GroupTask(
        @Doc("Its name.") @Required @Subject String name,

        @Doc("`present` creates it, `absent` removes it.") @Default("present")
        Presence state,

        @Doc("Its number. Left out: as it is, the next free one for a new group.") @Nullable
        Integer gid,

        @Doc("Take the number of a new group from those for the system.")
        boolean system)
        implements Task {
    public GroupTask {
        AccountNames.check("name", name);
        if (gid != null && gid < 0) {
            throw new InvalidOption("gid", "must be 0 or more: " + gid);
        }
    }

    @Override
    public Plan plan(Observed seen) {
        Group now = seen.state(GroupFacet.INSTANCE, name);
        if (state == Presence.ABSENT) {
            return now.exists() ? removal(seen, now) : Plan.IN_SYNC;
        }
        if (gid != null && gid != now.gid()) {
            String holder = Numbers.GROUPS.holder(seen, gid);
            if (holder != null && !holder.equals(name)) {
                return Plan.blocked(Code.CONFLICT, "gid " + gid + " is that of group " + holder, "gid");
            }
        }
        if (!now.exists()) {
            return change(now, new Group(true, gid == null ? -1 : gid, system));
        }
        return gid == null || gid == now.gid() ? Plan.IN_SYNC : change(now, new Group(true, gid, now.system()));
    }

    private Plan removal(Observed seen, Group now) {
        Membership.Users users = seen.state(Membership.INSTANCE, name);
        if (!users.primary().isEmpty()) {
            String whose = String.join(", ", users.primary());
            return Plan.blocked(Code.CONFLICT, name + " is the primary group of " + whose, "name");
        }
        List<Change> changes = new ArrayList<>();
        for (String member : users.further()) {
            // said so that the way back makes them members again
            User user = seen.state(UserFacet.INSTANCE, member);
            changes.add(SetState.of(UserFacet.INSTANCE, member, user, user.outOf(name)));
        }
        changes.add(SetState.of(GroupFacet.INSTANCE, name, now, Group.ABSENT));
        return Plan.of(changes);
    }

    private Plan change(Group now, Group wanted) {
        return Plan.of(SetState.of(GroupFacet.INSTANCE, name, now, wanted));
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "GroupTask";
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "group";
        }

        @Override
        public String summary() {
            return "Creates a group of users, gives it another number, or removes it.";
        }

        @Override
        public String description() {
            return """
                A number that another group has, and the removal of a group that is somebody's primary group, are refused. Files keep the number
                that a group had. Members of a group that is removed are members again after a rollback.\
                """;
        }

        @Override
        public Class<GroupTask> options() {
            return GroupTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(new Example("A group for a service", """
                - { type: group, name: shop, system: true }
                """), new Example("No such group", """
                    - { type: group, name: docker, state: absent }
                    """));
        }
    }
}
