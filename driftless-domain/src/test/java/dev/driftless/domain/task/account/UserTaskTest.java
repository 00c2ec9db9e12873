package dev.driftless.domain.task.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.value.Value;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserTaskTest {
    private static final User DEPLOY =
            new User(true, 1000, "deploy", List.of("adm"), "/home/deploy", "/bin/sh", "Deployer", false, false);

    private static final String AGING = "1:0:99999:7:";

    private final FakeAccounts host = new FakeAccounts();

    private static UserTask present(
            String name,
            @Nullable String group,
            @Nullable List<String> groups,
            boolean append,
            @Nullable String password) {
        return task(name, null, group, groups, append, null, password, null, null);
    }

    private static UserTask task(
            String name,
            @Nullable Integer uid,
            @Nullable String group,
            @Nullable List<String> groups,
            boolean append,
            @Nullable String home,
            @Nullable String password,
            @Nullable Boolean lock,
            @Nullable String expires) {
        return new UserTask(
                name,
                Presence.PRESENT,
                uid,
                group,
                groups,
                append,
                home == null ? null : AbsolutePath.of(home),
                home != null,
                null,
                null,
                true,
                false,
                false,
                password,
                UserTask.When.ALWAYS,
                lock,
                expires == null ? null : expires.equals("never") ? LocalDate.MAX : LocalDate.parse(expires));
    }

    private static UserTask login(@Nullable String password, @Nullable Boolean lock, @Nullable String expires) {
        return task("deploy", null, null, null, false, null, password, lock, expires);
    }

    private static UserTask absent(String name, boolean remove) {
        return new UserTask(
                name,
                Presence.ABSENT,
                null,
                null,
                null,
                false,
                null,
                false,
                null,
                null,
                true,
                false,
                remove,
                null,
                UserTask.When.ALWAYS,
                null,
                null);
    }

    private static Change user(String name, User before, User after) {
        return SetState.of(UserFacet.INSTANCE, name, before, after);
    }

    private static Change password(String name, String before, String after) {
        return SetState.of(
                PasswordFacet.INSTANCE,
                name,
                new Password(new Value.Hidden(before), null, AGING),
                new Password(new Value.Hidden(after), null, null));
    }

    private static User created(String name, String home, boolean ownHome) {
        return new User(true, -1, name, List.of(), home, null, null, false, ownHome);
    }

    private static List<List<String>> steps(User before, User after) {
        return UserFacet.INSTANCE.steps(List.of(new Transition<>("shop", before, after))).stream()
                .map(Command::argv)
                .toList();
    }

    @Test
    void createsGroupOfTheUsersNameFirst() {
        assertEquals(
                Plan.of(
                        SetState.of(GroupFacet.INSTANCE, "shop", Group.ABSENT, new Group(true, -1, false)),
                        user("shop", User.ABSENT, created("shop", "/home/shop", true))),
                present("shop", null, null, false, null).plan(host));
    }

    @Test
    void leavesHomeThatIsThereAlready() {
        host.with("/srv/shop", "").with("/etc/default/useradd", "# x\nHOME=/srv\n");
        assertEquals(
                Plan.of(user(
                        "shop",
                        User.ABSENT,
                        new User(true, -1, "sudo", List.of(), "/srv/shop", null, null, false, false))),
                present("shop", "sudo", null, false, null).plan(host));
    }

    @Test
    void isInSyncWithUserOfWhomNothingElseIsWanted() {
        assertEquals(
                Plan.IN_SYNC,
                present("deploy", "deploy", List.of("adm"), false, "$6$old").plan(host));
        assertEquals(Plan.IN_SYNC, present("deploy", null, null, false, null).plan(host));
        assertEquals(Plan.IN_SYNC, absent("dep", true).plan(host));
    }

    @Test
    void replacesOrAppendsFurtherGroups() {
        User replaced =
                new User(true, 1000, "deploy", List.of("sudo"), "/home/deploy", "/bin/sh", "Deployer", false, false);
        User appended = new User(
                true, 1000, "deploy", List.of("adm", "sudo"), "/home/deploy", "/bin/sh", "Deployer", false, false);
        assertEquals(
                Plan.of(user("deploy", DEPLOY, replaced)),
                present("deploy", null, List.of("sudo"), false, null).plan(host));
        assertEquals(
                Plan.of(user("deploy", DEPLOY, appended)),
                present("deploy", null, List.of("sudo, adm"), true, null).plan(host));
    }

    @Test
    void blocksWhenGroupIsMissing() {
        assertEquals(
                Plan.blocked(Code.NO_ACCOUNT, "there is no group none", "group"),
                present("deploy", "none", null, false, null).plan(host));
        assertEquals(
                Plan.blocked(Code.NO_ACCOUNT, "there is no group none", "groups"),
                present("deploy", null, List.of("none"), false, null).plan(host));
    }

    @Test
    void setsPasswordByItself() {
        assertEquals(
                Plan.of(password("deploy", "$6$old", "$6$new")),
                present("deploy", null, null, false, "$6$new").plan(host));
    }

    @Test
    void showsNoPasswordAndGivesItToNoArgument() {
        Change change = password("deploy", "$6$old", "$6$new");
        assertFalse(change.toString().contains("$6$"));
        Command step = PasswordFacet.INSTANCE
                .steps(List.of(new Transition<>(
                        "deploy", Password.LOCKED, new Password(new Value.Hidden("$6$n"), null, null))))
                .getFirst();
        assertEquals(List.of("chpasswd", "-e"), step.argv());
        assertEquals("deploy:$6$n\n", step.stdin());
    }

    @Test
    void keepsPasswordOfRemovedUserForTheWayBack() {
        assertEquals(
                Plan.of(
                        SetState.of(
                                PasswordFacet.INSTANCE,
                                "deploy",
                                new Password(new Value.Hidden("$6$old"), null, AGING),
                                Password.NONE),
                        user("deploy", DEPLOY.withOwnHome(true), User.ABSENT),
                        SetState.of(GroupFacet.INSTANCE, "deploy", new Group(true, 1000, false), Group.ABSENT)),
                absent("deploy", true).plan(host));
    }

    @Test
    void refusesPasswordThatIsNoHash() {
        assertFalse(String.valueOf(
                        assertThrows(InvalidOption.class, () -> present("deploy", null, null, false, "secret"))
                                .getMessage())
                .contains("secret"));
        assertThrows(InvalidOption.class, () -> present("deploy", null, null, false, "$6$a\nroot:$6$b"));
    }

    @Test
    void removesHomeOnlyWhereItGoesWithTheAccount() {
        assertEquals(List.of(List.of("userdel", "--", "shop")), steps(DEPLOY, User.ABSENT));
        assertEquals(List.of(List.of("userdel", "-r", "--", "shop")), steps(DEPLOY.withOwnHome(true), User.ABSENT));
    }

    @Test
    void runsTheProgramOfEachWay() {
        User system = new User(true, 7, "shop", List.of("adm", "sudo"), "/v", "/s", "c", true, false);
        assertEquals(
                List.of(List.of(
                        "useradd",
                        "-u",
                        "7",
                        "-g",
                        "shop",
                        "-d",
                        "/v",
                        "-s",
                        "/s",
                        "-c",
                        "c",
                        "-G",
                        "adm,sudo",
                        "-r",
                        "-M",
                        "--",
                        "shop")),
                steps(User.ABSENT, system));
        assertEquals(
                List.of(
                        "usermod",
                        "-u",
                        "7",
                        "-g",
                        "shop",
                        "-d",
                        "/v",
                        "-s",
                        "/s",
                        "-c",
                        "c",
                        "-G",
                        "adm,sudo",
                        "--",
                        "shop"),
                steps(DEPLOY, system).getFirst());
    }

    @Test
    void noGroupsAreNotTheSameAsGroupsLeftOut() {
        User none = new User(true, 1000, "deploy", List.of(), "/home/deploy", "/bin/sh", "Deployer", false, false);
        assertEquals(
                Plan.of(user("deploy", DEPLOY, none)),
                present("deploy", null, List.of(), false, null).plan(host));
        assertEquals(
                Plan.IN_SYNC, present("deploy", null, List.of(), true, null).plan(host));
    }

    @Test
    void refusesNumberOfAnother() {
        assertEquals(
                Plan.blocked(Code.CONFLICT, "uid 0 is that of user root", "uid"),
                task("shop", 0, null, null, false, null, null, null, null).plan(host));
        assertEquals(
                Plan.IN_SYNC,
                task("deploy", 1000, null, null, false, null, null, null, null).plan(host));
    }

    @Test
    void movesHomeThatIsThereToWhereNothingIs() {
        UserTask task = task("deploy", null, null, null, false, "/srv/deploy", null, null, null);
        host.with("/home/deploy", "");
        List<Change> changes = ((Plan.Apply) task.plan(host)).changes();
        User moved = new User(true, 1000, "deploy", List.of("adm"), "/srv/deploy", "/bin/sh", "Deployer", false, true);
        assertEquals(List.of(user("deploy", DEPLOY.withOwnHome(true), moved)), changes);
        assertEquals(
                List.of(List.of("usermod", "-d", "/srv/deploy", "-m", "--", "shop")),
                steps(DEPLOY.withOwnHome(true), moved));
        host.with("/srv/deploy", "");
        assertEquals(
                Plan.blocked(Code.CONFLICT, "/srv/deploy exists; nothing is moved into it", "home"), task.plan(host));
    }

    @Test
    void locksAndUnlocks() {
        assertEquals(
                Plan.of(password("deploy", "$6$old", "!$6$old")),
                login(null, true, null).plan(host));
        assertEquals(
                Plan.of(password("deploy", "$6$old", "!$6$x")),
                login("$6$x", true, null).plan(host));
        assertEquals(Plan.IN_SYNC, login(null, false, null).plan(host));
        host.with("/etc/shadow", "deploy:!$6$old:1:0:99999:7:::\n");
        assertEquals(Plan.IN_SYNC, login("$6$old", null, null).plan(host));
        assertEquals(
                Plan.of(password("deploy", "!$6$old", "$6$old")),
                login("$6$old", false, null).plan(host));
        host.with("/etc/shadow", "deploy:!:1:0:99999:7:::\n");
        assertEquals(
                Plan.blocked(
                        Code.CONFLICT, "user deploy has no password: unlocked, anybody could be it", "password_lock"),
                login(null, false, null).plan(host));
    }

    @Test
    void setsAndTakesBackExpiry() {
        Password now = new Password(new Value.Hidden("$6$old"), null, AGING);
        Password expiring = new Password(now.hash(), "2031-05-01", AGING);
        assertEquals(
                Plan.of(SetState.of(PasswordFacet.INSTANCE, "deploy", now, expiring)),
                login(null, null, "2031-05-01").plan(host));
        assertEquals(
                List.of(List.of("chage", "-E", "2031-05-01", "deploy")),
                argv(new Transition<>("deploy", now, expiring)));
        host.with("/etc/shadow", "deploy:$6$old:1:0:99999:7::22400:\n");
        assertEquals(Plan.IN_SYNC, login(null, null, "2031-05-01").plan(host));
        assertEquals(
                Plan.of(SetState.of(PasswordFacet.INSTANCE, "deploy", expiring, now)),
                login(null, null, "never").plan(host));
    }

    @Test
    void theWayBackRestoresAging() {
        Password before = new Password(new Value.Hidden("$6$old"), "2031-05-01", "19000:1:90:3:");
        assertEquals(List.of(), argv(new Transition<>("deploy", before, Password.NONE)));
        assertEquals(
                List.of(
                        List.of("chpasswd", "-e"),
                        List.of(
                                "chage",
                                "-d",
                                "19000",
                                "-m",
                                "1",
                                "-M",
                                "90",
                                "-W",
                                "3",
                                "-I",
                                "-1",
                                "-E",
                                "2031-05-01",
                                "deploy")),
                argv(new Transition<>("deploy", Password.NONE, before)));
    }

    private static List<List<String>> argv(Transition<Password> way) {
        return PasswordFacet.INSTANCE.steps(List.of(way)).stream()
                .map(Command::argv)
                .toList();
    }
}
