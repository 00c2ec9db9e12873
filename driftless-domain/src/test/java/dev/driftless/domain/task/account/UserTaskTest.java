package dev.driftless.domain.task.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Facet.Transition;
import dev.driftless.domain.host.Failure.Code;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Change.SetState;
import dev.driftless.domain.plan.Plan;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.task.Presence;
import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserTaskTest {
    private static final User DEPLOY =
            new User(true, 1000, "deploy", List.of("adm"), "/home/deploy", "/bin/sh", "Deployer", false, false);

    private final FakeAccounts host = new FakeAccounts();

    private static UserTask present(
            String name, @Nullable String group, List<String> groups, boolean append, @Nullable String password) {
        return new UserTask(
                name, Presence.PRESENT, null, group, groups, append, null, null, null, true, false, false, password);
    }

    private static UserTask absent(String name, boolean remove) {
        return new UserTask(
                name, Presence.ABSENT, null, null, List.of(), false, null, null, null, true, false, remove, null);
    }

    private static Change user(String name, User before, User after) {
        return SetState.of(UserFacet.INSTANCE, name, before, after);
    }

    private static Change password(String name, String before, String after) {
        return SetState.of(
                PasswordFacet.INSTANCE,
                name,
                new Password(new Value.Hidden(before)),
                new Password(new Value.Hidden(after)));
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
                present("shop", null, List.of(), false, null).plan(host));
    }

    @Test
    void leavesHomeThatIsThereAlready() {
        host.with("/srv/shop", "").with("/etc/default/useradd", "# x\nHOME=/srv\n");
        assertEquals(
                Plan.of(user(
                        "shop",
                        User.ABSENT,
                        new User(true, -1, "sudo", List.of(), "/srv/shop", null, null, false, false))),
                present("shop", "sudo", List.of(), false, null).plan(host));
    }

    @Test
    void isInSyncWithUserOfWhomNothingElseIsWanted() {
        assertEquals(
                Plan.IN_SYNC,
                present("deploy", "deploy", List.of("adm"), false, "$6$old").plan(host));
        assertEquals(
                Plan.IN_SYNC, present("deploy", null, List.of(), false, null).plan(host));
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
                present("deploy", "none", List.of(), false, null).plan(host));
        assertEquals(
                Plan.blocked(Code.NO_ACCOUNT, "there is no group none", "groups"),
                present("deploy", null, List.of("none"), false, null).plan(host));
    }

    @Test
    void setsPasswordByItself() {
        assertEquals(
                Plan.of(password("deploy", "$6$old", "$6$new")),
                present("deploy", null, List.of(), false, "$6$new").plan(host));
    }

    @Test
    void showsNoPasswordAndGivesItToNoArgument() {
        Change change = password("deploy", "$6$old", "$6$new");
        assertFalse(change.toString().contains("$6$"));
        Command step = PasswordFacet.INSTANCE
                .steps(List.of(new Transition<>("deploy", Password.LOCKED, new Password(new Value.Hidden("$6$n")))))
                .getFirst();
        assertEquals(List.of("chpasswd", "-e"), step.argv());
        assertEquals("deploy:$6$n\n", step.stdin());
    }

    @Test
    void keepsPasswordOfRemovedUserForTheWayBack() {
        assertEquals(
                Plan.of(password("deploy", "$6$old", "!"), user("deploy", DEPLOY.withOwnHome(true), User.ABSENT)),
                absent("deploy", true).plan(host));
    }

    @Test
    void refusesPasswordThatIsNoHash() {
        assertFalse(String.valueOf(
                        assertThrows(InvalidOption.class, () -> present("deploy", null, List.of(), false, "secret"))
                                .getMessage())
                .contains("secret"));
        assertThrows(InvalidOption.class, () -> present("deploy", null, List.of(), false, "$6$a\nroot:$6$b"));
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
                List.of(
                        List.of("groupadd", "-f", "--", "shop"),
                        List.of(
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
}
