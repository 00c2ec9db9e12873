package dev.driftless.domain.task.account;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Query;
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
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A user account. */
public record UserTask(
        @Doc("Its name.") @Required @Subject String name,

        @Doc("`present` creates it, `absent` removes it.") @Default("present")
        Presence state,

        @Doc("Its number. Left out: as it is, the next free one for a new user.") @Nullable
        Integer uid,

        @Doc(
                "Its primary group, by name. Left out: as it is, a group of the user's name for a new user where the host does so.")
        @Nullable
        String group,

        @Doc("Its further groups, by name. Left out: as they are.")
        List<String> groups,

        @Doc("Keep further groups that are not in `groups`.")
        boolean append,

        @Doc("Its home directory; nothing is moved there. Left out: as it is, below `/home` for a new user.") @Nullable
        String home,

        @Doc("Its login shell. Left out: as it is.") @Nullable
        String shell,

        @Doc("Its full name or purpose. Left out: as it is.") @Nullable
        String comment,

        @Doc("Create the home directory of a new user.") @Default("true")
        boolean createHome,

        @Doc("Take the number of a new user from those for the system.")
        boolean system,

        @Doc("With `state: absent`: remove the home directory and the mail too. This cannot be taken back.")
        boolean remove,

        @Doc(
                "The hash of its password, as `openssl passwd -6` prints it; `!` locks it. Left out: as it is. It is never shown.")
        @Nullable
        String password)
        implements Task {
    public UserTask {
        AccountNames.check("name", name);
        groups = groups.stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        groups.forEach(text -> AccountNames.check("groups", text));
        checkField("group", group);
        checkField("home", home);
        checkField("shell", shell);
        checkField("comment", comment);
        checkField("password", password);
        if (uid != null && uid < 0) {
            throw new InvalidOption("uid", "must be 0 or more: " + uid);
        }
        if (password != null && !Holes.in(password) && !password.matches("[!*].*|.*\\$.*")) {
            throw new InvalidOption("password", "must be a hash, as `openssl passwd -6` prints it");
        }
    }

    private static void checkField(String option, @Nullable String text) {
        if (text != null) {
            AccountNames.checkField(option, text);
        }
    }

    @Override
    public Plan plan(Observed seen) {
        User now = seen.state(UserFacet.INSTANCE, name);
        if (state == Presence.ABSENT) {
            return now.exists() ? removal(seen, now) : Plan.IN_SYNC;
        }
        if (group != null && !seen.state(GroupFacet.INSTANCE, group).exists()) {
            return Plan.blocked(Code.NO_ACCOUNT, "there is no group " + group, "group");
        }
        for (String other : groups) {
            if (!seen.state(GroupFacet.INSTANCE, other).exists()) {
                return Plan.blocked(Code.NO_ACCOUNT, "there is no group " + other, "groups");
            }
        }
        List<Change> changes = new ArrayList<>();
        if (now.exists()) {
            User wanted = kept(now);
            if (!wanted.equals(now)) {
                changes.add(SetState.of(UserFacet.INSTANCE, name, now, wanted));
            }
        } else {
            addCreation(seen, changes);
        }
        addPassword(seen, now, changes);
        return Plan.of(changes);
    }

    private Plan removal(Observed seen, User now) {
        List<Change> changes = new ArrayList<>();
        // the way back gives the account its password again; who may not read it cannot remove the account either
        if (seen.answer(new Query.State<>(PasswordFacet.INSTANCE, name))
                        instanceof Answer.Known<Password>(Password(Value.@Nullable Hidden hash))
                && hash != null
                && hash.text().contains("$")) {
            changes.add(SetState.of(PasswordFacet.INSTANCE, name, new Password(hash), Password.LOCKED));
        }
        changes.add(SetState.of(UserFacet.INSTANCE, name, now.withOwnHome(remove), User.ABSENT));
        return Plan.of(changes);
    }

    private User kept(User now) {
        List<String> others = now.groups();
        if (!groups.isEmpty()) {
            TreeSet<String> all = new TreeSet<>(groups);
            if (append) {
                all.addAll(now.groups());
            }
            others = List.copyOf(all);
        }
        return new User(
                true,
                uid == null ? now.uid() : uid,
                group == null ? now.group() : group,
                others,
                home == null ? now.home() : home,
                shell == null ? now.shell() : shell,
                comment == null ? now.comment() : comment,
                now.system(),
                now.ownHome());
    }

    private void addCreation(Observed seen, List<Change> changes) {
        String primary = group;
        if (primary == null) {
            Group own = seen.state(GroupFacet.INSTANCE, name);
            if (own.exists() || NewUsers.haveOwnGroup(seen)) {
                primary = name;
            }
            if (!own.exists() && primary != null) {
                int gid = uid == null || NewUsers.isTakenByGroup(seen, uid) ? -1 : uid;
                Group created = new Group(true, gid, system);
                changes.add(SetState.of(GroupFacet.INSTANCE, name, own, created));
            }
        }
        String place = home == null ? NewUsers.homes(seen) + "/" + name : home;
        boolean ownHome = createHome && place.startsWith("/") && !seen.need(new Query.Exists(AbsolutePath.of(place)));
        User created = new User(
                true,
                uid == null ? -1 : uid,
                primary,
                List.copyOf(new TreeSet<>(groups)),
                place,
                shell,
                comment,
                system,
                ownHome);
        changes.add(SetState.of(UserFacet.INSTANCE, name, User.ABSENT, created));
    }

    private void addPassword(Observed seen, User now, List<Change> changes) {
        if (password == null) {
            return;
        }
        Password before = now.exists() ? seen.state(PasswordFacet.INSTANCE, name) : Password.LOCKED;
        Password wanted = new Password(new Value.Hidden(password));
        if (!wanted.equals(before)) {
            changes.add(SetState.of(PasswordFacet.INSTANCE, name, before, wanted));
        }
    }

    /** Names itself and prints no option: any of them may hold a secret. */
    @Override
    public String toString() {
        return "UserTask";
    }

    /** Documents the type. */
    public static final class Type implements TaskType {
        @Override
        public String name() {
            return "user";
        }

        @Override
        public String summary() {
            return "Creates a user account, changes it, or removes it.";
        }

        @Override
        public Class<UserTask> options() {
            return UserTask.class;
        }

        @Override
        public List<Example> examples() {
            return List.of(
                    new Example("An account for a service", """
                    - { type: user, name: shop, system: true, home: /var/lib/shop, shell: /usr/sbin/nologin }
                    """),
                    new Example("A person with further rights", """
                    - type: user
                      name: ann
                      comment: Ann Other
                      groups: [docker]
                      append: true
                      password: "{{ secrets.ann_password_hash | default('!') }}"
                    """),
                    new Example("No such account", """
                    - { type: user, name: ann, state: absent }
                    """));
        }
    }
}
