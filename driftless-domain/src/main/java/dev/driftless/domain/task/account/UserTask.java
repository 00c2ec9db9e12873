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
import dev.driftless.domain.schema.Named;
import dev.driftless.domain.schema.OrNull;
import dev.driftless.domain.schema.Required;
import dev.driftless.domain.schema.Subject;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.task.Task;
import dev.driftless.domain.task.TaskType;
import dev.driftless.domain.value.Holes;
import dev.driftless.domain.value.Value;
import java.time.LocalDate;
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

        @Doc("Its primary group, by name. Left out: as it is, a group of the user's name for a new user where the"
                + " host does so.")
        @Nullable
        String group,

        @Doc("Its further groups, by name; `[]` for none. Left out: as they are.") @OrNull @Nullable
        List<String> groups,

        @Doc("Keep further groups that are not in `groups`.")
        boolean append,

        @Doc("Its home directory. Left out: as it is, below `/home` for a new user.") @Nullable
        AbsolutePath home,

        @Doc("Move what is in the home directory to the new one when `home` changes.")
        boolean moveHome,

        @Doc("Its login shell. Left out: as it is.") @Nullable
        AbsolutePath shell,

        @Doc("Its full name or purpose. Left out: as it is.") @Nullable
        String comment,

        @Doc("Create the home directory of a new user.") @Default("true") @Named(aliases = "createhome")
        boolean createHome,

        @Doc("Take the number of a new user from those for the system.")
        boolean system,

        @Doc("With `state: absent`: remove the home directory and the mail too. A rollback makes a new home"
                + " directory, without what was in it.")
        boolean remove,

        @Doc("The hash of its password, as `openssl passwd -6` prints it; `!` for none that can be given. Left out:"
                + " as it is. It is never shown.")
        @Nullable
        String password,

        @Doc("`always` sets `password` whenever it is another one, `on_create` for new users only.") @Default("always")
        When updatePassword,

        @Doc("Lock the password, or unlock it. Left out: as it is, unless `password` is a new one.") @Nullable
        Boolean passwordLock,

        @Doc("The day from which nobody can log in any more, as `2027-01-31`, or `never`. Left out: as it is.")
        @Nullable
        LocalDate expires)
        implements Task {
    /** When a password is set. */
    public enum When {
        ALWAYS,
        ON_CREATE
    }

    public UserTask {
        AccountNames.check("name", name);
        groups = groups == null ? null : names(groups);
        checkField("group", group);
        checkField("home", text(home));
        checkField("shell", text(shell));
        checkField("comment", comment);
        checkField("password", password);
        if (uid != null && uid < 0) {
            throw new InvalidOption("uid", "must be 0 or more: " + uid);
        }
        if (password != null && !Holes.in(password) && !password.matches("[!*].*|.*\\$.*")) {
            throw new InvalidOption("password", "must be a hash, as `openssl passwd -6` prints it");
        }
    }

    private static @Nullable String text(@Nullable Object given) {
        return given == null ? null : given.toString();
    }

    private static List<String> names(List<String> given) {
        List<String> names = given.stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        names.forEach(text -> AccountNames.check("groups", text));
        return names;
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
        Plan refusal = refusal(seen, now);
        if (refusal != null) {
            return refusal;
        }
        List<Change> changes = new ArrayList<>();
        if (now.exists()) {
            addChange(seen, now, changes);
        } else {
            addCreation(seen, changes);
        }
        addPassword(seen, now, changes);
        return Plan.of(changes);
    }

    private @Nullable Plan refusal(Observed seen, User now) {
        if (uid != null && uid != now.uid()) {
            String holder = Numbers.USERS.holder(seen, uid);
            if (holder != null && !holder.equals(name)) {
                return Plan.blocked(Code.CONFLICT, "uid " + uid + " is that of user " + holder, "uid");
            }
        }
        if (group != null && !seen.state(GroupFacet.INSTANCE, group).exists()) {
            return Plan.blocked(Code.NO_ACCOUNT, "there is no group " + group, "group");
        }
        for (String other : groups == null ? List.<String>of() : groups) {
            if (!seen.state(GroupFacet.INSTANCE, other).exists()) {
                return Plan.blocked(Code.NO_ACCOUNT, "there is no group " + other, "groups");
            }
        }
        if (moves(now) && home != null && seen.need(new Query.Exists(home))) {
            return Plan.blocked(Code.CONFLICT, home + " exists; nothing is moved into it", "home");
        }
        boolean opens = Boolean.FALSE.equals(passwordLock) && password == null && now.exists();
        if (opens && seen.state(PasswordFacet.INSTANCE, name).text().equals("!")) {
            return Plan.blocked(
                    Code.CONFLICT, "user " + name + " has no password: unlocked, anybody could be it", "password_lock");
        }
        return null;
    }

    private boolean moves(User now) {
        return moveHome && now.exists() && home != null && !home.text().equals(now.home());
    }

    private Plan removal(Observed seen, User now) {
        List<Change> changes = new ArrayList<>();
        // the way back gives the account its password again; who may not read it cannot remove the account either
        if (seen.answer(new Query.State<>(PasswordFacet.INSTANCE, name)) instanceof Answer.Known<Password> known
                && known.value().hash() != null) {
            changes.add(SetState.of(PasswordFacet.INSTANCE, name, known.value(), Password.NONE));
        }
        changes.add(SetState.of(UserFacet.INSTANCE, name, now.withOwnHome(remove), User.ABSENT));
        Group own = seen.state(GroupFacet.INSTANCE, name);
        if (own.exists() && name.equals(now.group()) && NewUsers.haveOwnGroup(seen)) {
            Membership.Users users = seen.state(Membership.INSTANCE, name);
            boolean alone = users.primary().equals(List.of(name))
                    && users.further().stream().allMatch(name::equals);
            if (alone) {
                // userdel(8) takes it along; said so that a later task knows, and the way back
                changes.add(SetState.of(GroupFacet.INSTANCE, name, own, Group.ABSENT));
            }
        }
        return Plan.of(changes);
    }

    private void addChange(Observed seen, User found, List<Change> changes) {
        String old = found.home();
        boolean move =
                moves(found) && old != null && old.startsWith("/") && seen.need(new Query.Exists(AbsolutePath.of(old)));
        User now = found.withOwnHome(move);
        User wanted = kept(now);
        if (!wanted.equals(now)) {
            changes.add(SetState.of(UserFacet.INSTANCE, name, now, wanted));
        }
    }

    private User kept(User now) {
        List<String> others = now.groups();
        if (groups != null) {
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
                home == null ? now.home() : home.text(),
                shell == null ? now.shell() : shell.text(),
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
                int gid = uid == null || Numbers.GROUPS.holder(seen, uid) != null ? -1 : uid;
                Group created = new Group(true, gid, system);
                changes.add(SetState.of(GroupFacet.INSTANCE, name, own, created));
            }
        }
        AbsolutePath place = home == null ? AbsolutePath.of(NewUsers.homes(seen) + "/" + name) : home;
        boolean ownHome = createHome && !seen.need(new Query.Exists(place));
        User created = new User(
                true,
                uid == null ? -1 : uid,
                primary,
                groups == null ? List.of() : List.copyOf(new TreeSet<>(groups)),
                place.text(),
                text(shell),
                comment,
                system,
                ownHome);
        changes.add(SetState.of(UserFacet.INSTANCE, name, User.ABSENT, created));
    }

    private void addPassword(Observed seen, User now, List<Change> changes) {
        if (password == null && passwordLock == null && expires == null) {
            return;
        }
        Password before = now.exists() ? seen.state(PasswordFacet.INSTANCE, name) : Password.LOCKED;
        String hash = hash(now.exists(), before.text());
        String until = expires == null ? before.expires() : expires.equals(LocalDate.MAX) ? null : expires.toString();
        boolean same = hash.equals(before.text());
        Password wanted =
                new Password(same ? before.hash() : new Value.Hidden(hash), until, same ? before.aging() : null);
        if (!wanted.equals(before)) {
            changes.add(SetState.of(PasswordFacet.INSTANCE, name, before, wanted));
        }
    }

    /** As Ansible does it: a locked password is the same one, unless somebody says that it shall not be locked. */
    private String hash(boolean exists, String now) {
        String wanted = now;
        if (password != null && (!exists || updatePassword == When.ALWAYS)) {
            boolean kept = passwordLock == null && exists && now.equals("!" + password);
            wanted = kept ? now : password;
        }
        if (Boolean.TRUE.equals(passwordLock) && !wanted.startsWith("!")) {
            return "!" + wanted;
        }
        boolean open = Boolean.FALSE.equals(passwordLock) && wanted.startsWith("!") && wanted.length() > 1;
        return open ? wanted.substring(1) : wanted;
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
        public String description() {
            return """
                A number that another user has is refused, and so is what the host refuses: to change the number or the home directory of a user
                who runs something, or to remove that user. With `state: absent`, further groups, password, expiry and a group of the user's own
                come back with a rollback; what was in a removed home directory does not.\
                """;
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
                          expires: 2027-01-31
                          password: "{{ secrets.ann_password_hash | default('!') }}"
                        """),
                    new Example("No such account", """
                        - { type: user, name: ann, state: absent }
                        """));
        }
    }
}
